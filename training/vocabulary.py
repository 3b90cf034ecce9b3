"""The pieces of a `tokenizer.json` and how probable they are."""

from __future__ import annotations

import json
from pathlib import Path

import numpy


def read_vocabulary(work: Path) -> list[tuple[str, float]]:
    """Pieces and their scores, by id."""
    return json.loads((work / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]


def probabilities(work: Path) -> numpy.ndarray:
    """Of every piece in running text: (pieces,); none for those that have no score, padding and unknown."""
    return numpy.exp([score if score < 0 else -100.0 for _, score in read_vocabulary(work)])
