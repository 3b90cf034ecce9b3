"""Stage 2: every cell of the corpora as token ids, in arrays that the trainer maps into memory.

    python encode.py --corpora DIR --work DIR

Writes to WORK: `tokens.npy` (int32, all ids one after the other), `start.npy` (int64, rows x
languages), `count.npy` (int16, rows x languages; 0 = no such cell), `hash.npy` (uint32 of the ids, so
that equal texts are never each other's negatives), `sources.json` (row ranges by source).
Missing Traditional Chinese cells are filled by converting the Simplified ones (and the other way
round), for a share of the rows: the two scripts carry the same text. Rows of general text whose English is
the same are joined, so that their other languages become pairs of each other too.
"""

from __future__ import annotations

import argparse
import json
import random
import zlib
from pathlib import Path

import numpy
import opencc
from tokenizers import Tokenizer

from corpus import LANGUAGES, Row, read_rows

SEED = 11
CHUNK = 20_000
MAX_TOKENS = 160
CONVERTED_SHARE = 0.6
# Dictionaries hold many languages a row, each a word: a few cells a row say it all.
MAX_CELLS = {"dictionary": 6, "interface": 12}
JOINED_DOMAIN = "general"


def other_translations(corpora: Path) -> dict[str, dict[str, str]]:
    """By English text: the first cell that general rows give for each other language, where rows share it."""
    merged: dict[str, dict[str, str]] = {}
    shared: set[str] = set()
    for row in read_rows(corpora):
        english = row.cells.get("en")
        if row.domain != JOINED_DOMAIN or english is None:
            continue
        if english in merged:
            shared.add(english)
        cells = merged.setdefault(english, {})
        for tag, text in row.cells.items():
            cells.setdefault(tag, text)
    return {english: merged[english] for english in shared}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--corpora", type=Path, required=True)
    arguments.add_argument("--work", type=Path, required=True)
    options = arguments.parse_args()

    random.seed(SEED)
    tokenizer = Tokenizer.from_file(str(options.work / "tokenizer.json"))
    to_traditional, to_simplified = opencc.OpenCC("s2twp"), opencc.OpenCC("t2s")
    column = {tag: i for i, tag in enumerate(LANGUAGES)}

    tokens: list[numpy.ndarray] = []
    starts: list[numpy.ndarray] = []
    counts: list[numpy.ndarray] = []
    hashes: list[numpy.ndarray] = []
    sources: list[dict[str, object]] = []
    position = 0
    rows_seen = 0

    translations = other_translations(options.corpora)
    print(f"{len(translations):,} English texts stand in more than one row", flush=True)

    def augment(row: Row) -> dict[str, str]:
        cells = row.cells
        if row.domain == JOINED_DOMAIN and (others := translations.get(cells.get("en", ""))) is not None:
            cells = {**others, **cells}
        if "zh-Hans" in cells and "zh-Hant" not in cells and random.random() < CONVERTED_SHARE:
            cells = {**cells, "zh-Hant": to_traditional.convert(cells["zh-Hans"])}
        elif "zh-Hant" in cells and "zh-Hans" not in cells and random.random() < CONVERTED_SHARE:
            cells = {**cells, "zh-Hans": to_simplified.convert(cells["zh-Hant"])}
        limit = MAX_CELLS.get(row.domain)
        if limit is not None and len(cells) > limit:
            keep = {"en"} | set(random.sample(sorted(cells), limit - 1))
            cells = {tag: text for tag, text in cells.items() if tag in keep}
        return cells

    def flush(batch: list[dict[str, str]]) -> None:
        nonlocal position
        start = numpy.zeros((len(batch), len(LANGUAGES)), numpy.int64)
        count = numpy.zeros((len(batch), len(LANGUAGES)), numpy.int16)
        hashed = numpy.zeros((len(batch), len(LANGUAGES)), numpy.uint32)
        places = [(r, column[tag]) for r, cells in enumerate(batch) for tag in cells]
        texts = [text for cells in batch for text in cells.values()]
        parts = []
        for (r, c), encoded in zip(places, tokenizer.encode_batch_fast(texts, add_special_tokens=False)):
            ids = numpy.asarray(encoded.ids[:MAX_TOKENS], numpy.int32)
            if len(ids) == 0:
                continue
            start[r, c], count[r, c] = position, len(ids)
            hashed[r, c] = zlib.crc32(ids.tobytes())
            position += len(ids)
            parts.append(ids)
        tokens.append(numpy.concatenate(parts) if parts else numpy.zeros(0, numpy.int32))
        starts.append(start)
        counts.append(count)
        hashes.append(hashed)

    batch: list[dict[str, str]] = []
    for row in read_rows(options.corpora):
        if not sources or sources[-1]["source"] != row.source:
            sources.append({"domain": row.domain, "source": row.source, "first": rows_seen})
        batch.append(augment(row))
        rows_seen += 1
        sources[-1]["end"] = rows_seen
        if len(batch) == CHUNK:
            flush(batch)
            batch = []
            if rows_seen % 200_000 == 0:
                print(f"{rows_seen:,} rows, {position:,} tokens", flush=True)
    flush(batch)

    numpy.save(options.work / "tokens.npy", numpy.concatenate(tokens))
    numpy.save(options.work / "start.npy", numpy.concatenate(starts))
    numpy.save(options.work / "count.npy", numpy.concatenate(counts))
    numpy.save(options.work / "hash.npy", numpy.concatenate(hashes))
    (options.work / "sources.json").write_text(json.dumps(sources))
    print(f"{rows_seen:,} rows, {position:,} tokens, {len(sources)} sources")


if __name__ == "__main__":
    main()
