"""Reads parallel corpora: tab-separated tables with one column a language.

The first line names the columns: `source`, then one BCP 47 tag each. A row is one segment in two or
more languages, blank where a language lacks it; rows of one source stand in document order, which
the trainer uses (neighbouring rows are the hard negatives that an aligner has to tell apart).
"""

from __future__ import annotations

import lzma
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LANGUAGES = (
    "en zh-Hans zh-Hant ja vi ko de fr es it pt ru pl nl ar id th tr uk cs hu ro sv el".split()
)


@dataclass(frozen=True)
class Row:
    """One segment: `source` names where it is from, `domain` the file, `cells` its text by language."""

    domain: str
    source: str
    cells: dict[str, str]


def normalise(text: str) -> str:
    """What the tokenizer's normaliser does (NFKC, lower case), so that its training sees the same."""
    return unicodedata.normalize("NFKC", text).lower()


def corpus_files(folder: Path) -> list[Path]:
    """The tables of a corpora folder: `*.tsv` and `*.tsv.xz`, by name."""
    files = sorted(p for p in folder.iterdir() if p.name.endswith((".tsv", ".tsv.xz")))
    if not files:
        raise SystemExit(f"{folder}: no .tsv or .tsv.xz file of parallel text in this folder")
    return files


def read_rows(folder: Path) -> Iterator[Row]:
    """Every row with at least two non-empty cells of the languages known here."""
    for path in corpus_files(folder):
        opener = lzma.open if path.suffix == ".xz" else open
        domain = path.name.split(".")[0]
        with opener(path, "rt", encoding="utf-8", newline="\n") as lines:
            header = next(lines).rstrip("\n").split("\t")
            if header[0] != "source":
                raise SystemExit(f"{path}: the first column must be 'source', not {header[0]!r}")
            columns = [(i, tag) for i, tag in enumerate(header) if tag in LANGUAGES]
            for line in lines:
                fields = line.rstrip("\n").split("\t")
                cells = {
                    tag: fields[i].strip()
                    for i, tag in columns
                    if i < len(fields) and fields[i].strip()
                }
                if len(cells) >= 2:
                    yield Row(domain, fields[0], cells)
