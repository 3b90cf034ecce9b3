"""One fixed aligner, so that models can be compared by what they are for: strict F1 on hand-aligned documents.

Two passes after Liu and Zhu (2023, Bertalign): sentence pairs among the three nearest neighbours give
anchors, then beads of n + m <= 8 sentences within five sentences of the anchors; a bead scores cosine times
log2(1 + shorter/longer), lengths in bytes scaled by the document's ratio; a skip scores -0.1; no neighbour
margin. Nothing in it is fitted. Scores as Vecalign reports them: null beads count in precision only.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy
from tokenizers import Tokenizer

NEIGHBOURS = 3
WINDOW = 5
MOST = 8
SKIP = -0.1

Bead = tuple[tuple[int, ...], tuple[int, ...]]


def sums(table: numpy.ndarray, tokenizer: Tokenizer, lines: list[str]) -> numpy.ndarray:
    """Sums of token vectors, one row a line: (lines, dimensions)."""
    return numpy.stack(
        [
            table[encoded.ids].sum(0) if encoded.ids else numpy.zeros(table.shape[1], table.dtype)
            for encoded in tokenizer.encode_batch(lines, add_special_tokens=False)
        ]
    )


def runs(vectors: numpy.ndarray, size: int) -> numpy.ndarray:
    """Unit vectors of all runs of `size` rows; row i is the run that ends before i + size."""
    total = numpy.vstack([numpy.zeros((1, vectors.shape[1])), numpy.cumsum(vectors, axis=0, dtype=numpy.float64)])
    run = total[size:] - total[:-size]
    return (run / numpy.maximum(numpy.linalg.norm(run, axis=1, keepdims=True), 1e-9)).astype(numpy.float32)


def anchors(similarity: numpy.ndarray) -> list[tuple[int, int]]:
    """The best monotone chain of mutually near pairs."""
    rows, columns = similarity.shape
    near = numpy.zeros_like(similarity, bool)
    order = numpy.argpartition(-similarity, min(NEIGHBOURS, columns - 1), axis=1)[:, :NEIGHBOURS]
    near[numpy.arange(rows)[:, None], order] = True
    diagonal = numpy.abs(numpy.arange(rows)[:, None] / rows - numpy.arange(columns)[None, :] / columns)
    near &= diagonal * max(rows, columns) <= max(250, 0.06 * max(rows, columns))
    best = numpy.zeros((rows + 1, columns + 1))
    taken = numpy.where(near, similarity, -numpy.inf)
    for i in range(1, rows + 1):
        step = numpy.maximum(best[i - 1, 1:], best[i - 1, :-1] + taken[i - 1])
        best[i, 1:] = numpy.maximum.accumulate(step)
    chain = []
    i, j = rows, columns
    while i > 0 and j > 0:
        if best[i, j] == best[i - 1, j]:
            i -= 1
        elif best[i, j] == best[i, j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            chain.append((i, j))
    return chain[::-1]


def limits(chain: list[tuple[int, int]], rows: int, columns: int) -> tuple[numpy.ndarray, numpy.ndarray]:
    """First and last boundary of the other side allowed at every boundary of this side."""
    low, high = numpy.zeros(rows + 1, int), numpy.full(rows + 1, columns)
    points = [(0, 0), *chain, (rows, columns)]
    for (i0, j0), (i1, j1) in zip(points, points[1:]):
        low[i0 : i1 + 1] = j0 - WINDOW
        high[i0 : i1 + 1] = j1 + 1 + WINDOW
    for (i0, j0), _ in zip(points, points[1:]):
        low[i0] = min(low[i0], j0 - WINDOW)
    low, high = low.clip(0, columns), high.clip(0, columns)
    low[0], high[rows] = 0, columns
    return low, high


def align(source: numpy.ndarray, target: numpy.ndarray, source_bytes: numpy.ndarray, target_bytes: numpy.ndarray) -> list[Bead]:
    rows, columns = len(source), len(target)
    low, high = limits(anchors(runs(source, 1) @ runs(target, 1).T), rows, columns)
    source_runs = {n: runs(source, n) for n in range(1, min(MOST, rows + 1))}
    target_runs = {m: runs(target, m) for m in range(1, min(MOST, columns + 1))}
    ratio = target_bytes.sum() / max(source_bytes.sum(), 1)
    source_total = numpy.concatenate([[0], numpy.cumsum(source_bytes)]) * ratio
    target_total = numpy.concatenate([[0], numpy.cumsum(target_bytes)])
    best = numpy.full((rows + 1, columns + 1), -numpy.inf)
    back = numpy.zeros((rows + 1, columns + 1, 2), numpy.int8)
    for i in range(rows + 1):
        a, b = int(low[i]), int(high[i]) + 1
        score = numpy.full(b - a, -numpy.inf)
        step = numpy.zeros((b - a, 2), numpy.int8)
        if i == 0:
            score[0] = 0.0
        for n in range(1, min(MOST - 1, i) + 1):
            options = [(0, best[i - 1, a:b] + SKIP)] if n == 1 else []
            for m in range(1, MOST - n + 1):
                first = max(a, m)
                if first >= b:
                    continue
                cosine = target_runs[m][first - m : b - m] @ source_runs[n][i - n]
                x = source_total[i] - source_total[i - n]
                y = target_total[first:b] - target_total[first - m : b - m]
                shape = numpy.log2(1 + numpy.minimum(x, y) / numpy.maximum(numpy.maximum(x, y), 1))
                whole = numpy.full(b - a, -numpy.inf)
                whole[first - a :] = best[i - n, first - m : b - m] + cosine * shape
                options.append((m, whole))
            for m, option in options:
                better = option > score
                score[better] = option[better]
                step[better] = (n, m)
        slope = SKIP * numpy.arange(b - a)
        accumulated = numpy.maximum.accumulate(score - slope) + slope
        skipped = accumulated > score + 1e-9
        score[skipped] = accumulated[skipped]
        step[skipped] = (0, 1)
        best[i, a:b], back[i, a:b] = score, step
    beads: list[Bead] = []
    i, j = rows, columns
    while i > 0 or j > 0:
        n, m = (int(x) for x in back[i, j])
        assert n + m > 0, (i, j)
        beads.append((tuple(range(i - n, i)), tuple(range(j - m, j))))
        i, j = i - n, j - m
    return beads[::-1]


def read_documents(gold: Path) -> dict[str, list[tuple[list[str], list[str], list[Bead]]]]:
    sets: dict[str, list[tuple[list[str], list[str], list[Bead]]]] = {}
    for path in sorted(gold.glob("*/*/gold.txt")):
        beads = []
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                a, b = line.split("]:[")
                beads.append((tuple(json.loads(a + "]")), tuple(json.loads("[" + b))))
        sides = [(path.parent / f"{s}.txt").read_text(encoding="utf-8").rstrip("\n").split("\n") for s in ("src", "tgt")]
        sets.setdefault(path.parent.parent.name, []).append((sides[0], sides[1], beads))
    return sets


def measure(table: numpy.ndarray, tokenizer: Tokenizer, gold: Path) -> dict[str, tuple[float, float]]:
    """Strict and lax F1 by set."""
    result = {}
    for name, documents in read_documents(gold).items():
        found = right = touching = wanted = recalled = reached = 0
        for source, target, beads in documents:
            made = align(
                *(sums(table, tokenizer, side) for side in (source, target)),
                *(numpy.array([len(line.encode()) for line in side]) for side in (source, target)),
            )
            truth = set(beads)
            links = {(i, j) for a, b in beads for i in a for j in b}
            nulls = {("s", i) for a, b in beads if not b for i in a} | {("t", j) for a, b in beads if not a for j in b}
            own = set(made)
            own_links = {(i, j) for a, b in made for i in a for j in b}
            for a, b in made:
                found += 1
                if a and b:
                    right += (a, b) in truth
                    touching += any((i, j) in links for i in a for j in b)
                else:
                    single = ("s", a[0]) if a else ("t", b[0])
                    right += single in nulls
                    touching += single in nulls
            for a, b in beads:
                if a and b:
                    wanted += 1
                    recalled += (a, b) in own
                    reached += any((i, j) in own_links for i in a for j in b)
        def f1(p: float, r: float) -> float:
            return 2 * p * r / max(p + r, 1e-9)
        result[name] = (
            round(f1(right / found, recalled / wanted), 4),
            round(f1(touching / found, reached / wanted), 4),
        )
    return result
