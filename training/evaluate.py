"""What a table is worth: retrieval on line-parallel texts, and strict F1 of a fixed aligner.

    python evaluate.py --model ../models/hexapla-static-2 --gold DIR
    python evaluate.py --work DIR --gold DIR [--name table]

`GOLD/flores/<language>.txt` are line-parallel: how often the nearest sentence of the other language is the
right one, by cosine, mean of both directions. `GOLD/<set>/<document>/` are hand-aligned: see `alignment.py`.
An exported model is read as it ships, with its rows of int8.
"""

from __future__ import annotations

import argparse
from itertools import combinations
from pathlib import Path

import numpy
from tokenizers import Tokenizer

import alignment

WATCHED = (("zh-Hant", "ja"), ("zh-Hans", "vi"), ("de", "fr"))


def embed(table: numpy.ndarray, tokenizer: Tokenizer, lines: list[str]) -> numpy.ndarray:
    """Unit vectors, one row a line: (lines, dimensions)."""
    vectors = alignment.sums(table, tokenizer, lines)
    return vectors / numpy.maximum(numpy.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


def retrieval(table: numpy.ndarray, tokenizer: Tokenizer, gold: Path) -> dict[tuple[str, str], float]:
    """Accuracy of every pair of languages that the folder holds (`<tag>.txt`)."""
    tags = sorted((p.stem for p in gold.glob("*.txt")), key=lambda tag: (tag != "en", tag))
    vectors = {
        tag: embed(table, tokenizer, (gold / f"{tag}.txt").read_text(encoding="utf-8").splitlines()) for tag in tags
    }
    result = {}
    for a, b in combinations(tags, 2):
        similarity = vectors[a] @ vectors[b].T
        right = numpy.arange(len(similarity))
        result[a, b] = float(((similarity.argmax(1) == right).mean() + (similarity.argmax(0) == right).mean()) / 2)
    return result


def mean_by_language(scores: dict[tuple[str, str], float]) -> dict[str, float]:
    tags = {tag for pair in scores for tag in pair}
    return {tag: float(numpy.mean([s for pair, s in scores.items() if tag in pair])) for tag in tags}


def summary(scores: dict[tuple[str, str], float]) -> str:
    """A few lines: English with each language, the watched pairs, each language's mean over all, the means."""
    english = {b: score for (a, b), score in scores.items() if a == "en"}
    watched = {pair: scores.get(pair, scores.get(pair[::-1])) for pair in WATCHED}
    listed = [
        "en with: " + " ".join(f"{tag} {s:.3f}" for tag, s in sorted(english.items(), key=lambda x: x[1])),
        "watched: " + " ".join(f"{a}-{b} {s:.3f}" for (a, b), s in watched.items() if s is not None),
        "by language: "
        + " ".join(f"{tag} {s:.3f}" for tag, s in sorted(mean_by_language(scores).items(), key=lambda x: x[1])),
    ]
    if english:
        listed.append(f"mean with English {numpy.mean(list(english.values())):.4f}")
    listed.append(f"mean over {len(scores)} pairs {numpy.mean(list(scores.values())):.4f}")
    return "\n".join(listed)


def read_model(folder: Path) -> numpy.ndarray:
    """The table of an exported model: (pieces, dimensions)."""
    import onnx
    from onnx import numpy_helper

    graph = onnx.load(str(folder / "onnx" / "model_int8.onnx")).graph
    parts = {part.name: numpy_helper.to_array(part) for part in graph.initializer}
    return parts["rows"].astype(numpy.float32) * parts["scales"][:, None]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    which = arguments.add_mutually_exclusive_group(required=True)
    which.add_argument("--work", type=Path, help="folder of the stages before")
    which.add_argument("--model", type=Path, help="folder of an exported model")
    arguments.add_argument("--gold", type=Path, required=True)
    arguments.add_argument("--name", default="table")
    options = arguments.parse_args()
    tokenizer = Tokenizer.from_file(str((options.work or options.model) / "tokenizer.json"))
    if options.work:
        table = numpy.load(options.work / f"{options.name}.npy").astype(numpy.float32)
    else:
        table = read_model(options.model)
    print(summary(retrieval(table, tokenizer, options.gold / "flores")))
    for name, (strict, lax) in alignment.measure(table, tokenizer, options.gold).items():
        print(f"{name}\tstrict F1 {strict:.4f}\tlax {lax:.4f}")


if __name__ == "__main__":
    main()
