"""Stage 4b: the mean of some tables of WORK, named once for every share that they have in it.

    python mean.py --work DIR --name table --of last last main more
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy


def mean_of(work: Path, names: list[str]) -> numpy.ndarray:
    """The mean of tables by their names: (pieces, dimensions) float32."""
    return sum(numpy.load(work / f"{name}.npy") for name in names) / numpy.float32(len(names))


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--work", type=Path, required=True)
    arguments.add_argument("--name", default="table")
    arguments.add_argument("--of", nargs="+", required=True)
    options = arguments.parse_args()
    numpy.save(options.work / f"{options.name}.npy", mean_of(options.work, options.of))


if __name__ == "__main__":
    main()
