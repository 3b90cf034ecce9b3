"""Retrieval on line-parallel texts: how often the nearest sentence of the other language is the right one.

    python evaluate.py --work DIR --gold DIR [--name table]

Cosine similarity, accuracy as the mean of both directions.
"""

from __future__ import annotations

import argparse
from itertools import combinations
from pathlib import Path

import numpy
from tokenizers import Tokenizer


def embed(table: numpy.ndarray, tokenizer: Tokenizer, lines: list[str]) -> numpy.ndarray:
    """Unit vectors, one row a line: (lines, dimensions)."""
    vectors = numpy.stack(
        [
            table[encoded.ids].sum(0) if encoded.ids else numpy.zeros(table.shape[1], table.dtype)
            for encoded in tokenizer.encode_batch(lines, add_special_tokens=False)
        ]
    )
    return vectors / numpy.maximum(numpy.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


def retrieval(
    table: numpy.ndarray, tokenizer: Tokenizer, gold: Path, pairs: list[tuple[str, str]]
) -> dict[str, float]:
    vectors = {
        tag: embed(table, tokenizer, (gold / f"{tag}.txt").read_text(encoding="utf-8").splitlines())
        for tag in {t for pair in pairs for t in pair}
    }
    result = {}
    for a, b in pairs:
        similarity = vectors[a] @ vectors[b].T
        right = numpy.arange(len(similarity))
        result[f"{a}-{b}"] = round(
            float(((similarity.argmax(1) == right).mean() + (similarity.argmax(0) == right).mean()) / 2), 4
        )
    return result


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--work", type=Path, required=True)
    arguments.add_argument("--gold", type=Path, required=True)
    arguments.add_argument("--name", default="table")
    options = arguments.parse_args()
    tokenizer = Tokenizer.from_file(str(options.work / "tokenizer.json"))
    table = numpy.load(options.work / f"{options.name}.npy").astype(numpy.float32)
    tags = sorted(p.stem for p in options.gold.glob("*.txt"))
    scores = retrieval(table, tokenizer, options.gold, list(combinations(tags, 2)))
    with_english = {pair: score for pair, score in scores.items() if "en" in pair.split("-")}
    for pair, score in sorted(with_english.items(), key=lambda item: item[1]):
        print(f"{pair}\t{score:.4f}")
    print(f"mean with English\t{numpy.mean(list(with_english.values())):.4f}")
    print(f"mean over {len(scores)} pairs\t{numpy.mean(list(scores.values())):.4f}")


if __name__ == "__main__":
    main()
