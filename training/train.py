"""Stage 3: the embedding table, by contrast between parallel segments.

    python train.py --work DIR [--dimensions 256] [--steps 18000] [--gold DIR]

The vector of a text is the sum of its tokens' vectors, brought to length 1. One step draws a batch of
rows from one source, in runs of neighbouring rows, and up to `--languages` of the languages that they
have; for every pair of these it minimises symmetric cross-entropy over cosine similarities with in-batch
negatives (van den Oord et al. 2018; Feng et al. 2022, section 3). In a share of the steps neighbours are
also joined two by two on both sides, as further items: so a bead is pushed away from its own parts.

Only the rows of the table that a batch touches are updated (Adam with lazy moments); a step costs the same
for any vocabulary size. Gradients are written out, since half of what automatic differentiation would keep
and copy is not needed; `check.py` compares them with differences.

The first table is random, or comes from vectors of the vocabulary's pieces by a larger model (`teacher.py`).
Then rows also decay towards what a linear map of the teacher's vectors makes of them, not towards zero: the
map is fitted to the table anew now and then, so it turns with it, and rare pieces stay where the teacher
puts them while frequent ones go their way.
"""

from __future__ import annotations

import argparse
import json
import math
import time
from dataclasses import dataclass
from pathlib import Path

import numpy
import torch
from tokenizers import Tokenizer

import alignment
from corpus import LANGUAGES
from evaluate import retrieval, summary
from mean import mean_of
from vocabulary import probabilities

DOMAIN_WEIGHT = {"general": 2.0, "documentation": 1.0, "interface": 0.35, "dictionary": 0.45}
RUN = {"general": 8, "documentation": 8, "interface": 4, "dictionary": 1}
EAST_ASIAN = {"zh-Hans", "zh-Hant", "ja", "ko", "vi"}
CORE = EAST_ASIAN - {"ko"} | {"en"}
"""The languages that the main job is about."""
CHINESE = [LANGUAGES.index("zh-Hans"), LANGUAGES.index("zh-Hant")]
ALIKE = dict.fromkeys(CHINESE, CHINESE)
"""The two scripts of Chinese say the same: one of them is enough for a batch."""
# Languages with little text, or with text that is hard to learn from.
BOOST = {"vi": 1.5, "ko": 1.8, "ar": 1.8, "th": 2.0, "pl": 1.3, "hu": 1.3, "el": 2.0, "ro": 1.3, "sv": 1.2}
COMMON = 1e-3
"""A piece of this probability has half the weight of a rare one in the first table."""
REFIT = 200
"""Steps from one fit of the teacher's map to the next."""
SEEN_WELL = 1000
"""Occurrences in the corpora from which a piece counts in full when the map is fitted."""
AVERAGED = 25
"""Steps from one table of a mean to the next."""
LEAST_PRESENT = 192
"""Rows of a batch that a further language must have to join it."""


@dataclass
class Options:
    work: Path
    dimensions: int
    steps: int
    minutes: float
    batch: int
    rate: float
    init: float
    teacher: str | None
    start: list[str]
    average: int
    scale: float
    languages: int
    merges: float
    dropout: float
    other: float
    core: float
    boost: float
    least: int
    decay: float
    threads: int
    gold: Path | None
    name: str
    every: int
    seed: int


def pair_weight(a: str, b: str, options: Options) -> float:
    boost = (BOOST.get(a, 1.0) * BOOST.get(b, 1.0)) ** options.boost
    pair = {a, b}
    if pair == {"zh-Hans", "zh-Hant"}:
        return 0.1
    core = options.core if pair <= CORE else 1.0
    if "en" in pair:
        return boost * core
    return boost * core * (0.6 if pair <= EAST_ASIAN else options.other)


class Pairs:
    """Draws batches: indices of rows, and the languages that they have."""

    def __init__(self, options: Options, rng: numpy.random.Generator):
        self.rng = rng
        work = options.work
        self.tokens = numpy.load(work / "tokens.npy", mmap_mode="r")
        self.start = numpy.load(work / "start.npy")
        self.count = numpy.load(work / "count.npy")
        self.hash = numpy.load(work / "hash.npy")
        self.groups: list[tuple[str, int, int, numpy.ndarray]] = []
        weights: list[float] = []
        for source in json.loads((work / "sources.json").read_text()):
            first, end = source["first"], source["end"]
            present = self.count[first:end] > 0
            shared = present.T.astype(numpy.float32) @ present.astype(numpy.float32)
            source_pairs = []
            for a in range(len(LANGUAGES)):
                for b in range(a + 1, len(LANGUAGES)):
                    if shared[a, b] >= options.least:
                        rows = (numpy.nonzero(present[:, a] & present[:, b])[0] + first).astype(numpy.int32)
                        weight = len(rows) ** 0.6 * pair_weight(LANGUAGES[a], LANGUAGES[b], options)
                        source_pairs.append((weight, a, b, rows))
            total = sum(w for w, *_ in source_pairs)
            if total == 0:
                continue
            # A source with many languages counts by its size, not by its number of pairs.
            scale = DOMAIN_WEIGHT.get(source["domain"], 1.0) * (end - first) ** 0.6 / total
            # Square root of the number of pairs: more languages do carry more.
            scale *= math.sqrt(len(source_pairs))
            for weight, a, b, rows in source_pairs:
                self.groups.append((source["domain"], a, b, rows))
                weights.append(weight * scale)
        if not weights:
            raise SystemExit(f"{work}: no source has {options.least} rows in two languages")
        self.probabilities = numpy.asarray(weights) / sum(weights)

    def share(self) -> dict[str, float]:
        """Probability of every domain, language and pair of languages."""
        shares: dict[str, float] = {}
        for (domain, a, b, _), p in zip(self.groups, self.probabilities):
            for key in (domain, LANGUAGES[a], LANGUAGES[b], f"{LANGUAGES[a]}~{LANGUAGES[b]}"):
                shares[key] = shares.get(key, 0.0) + float(p)
        return shares

    def draw(self, size: int, most: int) -> tuple[numpy.ndarray, list[int], int]:
        """Rows (a multiple of the run's length), two to `most` languages, the length of a run."""
        domain, a, b, rows = self.groups[self.rng.choice(len(self.groups), p=self.probabilities)]
        run = RUN.get(domain, 8)
        runs = min(size, len(rows)) // run
        slots = len(rows) // run
        offset = int(self.rng.integers(0, len(rows) - slots * run + 1))
        chosen = self.rng.choice(slots, size=min(runs, slots), replace=False)
        index = rows[(chosen[:, None] * run + numpy.arange(run)[None, :]).ravel() + offset]
        languages = [a, b]
        if most > 2:
            present = (self.count[index] > 0).sum(0).astype(numpy.float64)
            for language in languages:
                present[ALIKE.get(language, language)] = 0
            present[present < min(LEAST_PRESENT, len(index) / 2)] = 0
            for _ in range(most - 2):
                if present.sum() == 0:
                    break
                c = int(self.rng.choice(len(present), p=present / present.sum()))
                languages.append(c)
                present[ALIKE.get(c, c)] = 0
        return index, languages, run

    def bag(self, rows: numpy.ndarray, language: int, dropout: float) -> tuple[numpy.ndarray, numpy.ndarray]:
        """Token ids of the cells one after the other, and how many of each cell (0 where it is missing)."""
        start, count = self.start[rows, language], self.count[rows, language].astype(numpy.int64)
        ends = numpy.cumsum(count)
        flat = numpy.arange(ends[-1]) - numpy.repeat(ends - count, count) + numpy.repeat(start, count)
        ids = numpy.asarray(self.tokens[flat])
        if dropout > 0:
            keep = self.rng.random(len(ids)) >= dropout
            keep[ends[count > 0] - 1] = True
            owner = numpy.repeat(numpy.arange(len(rows)), count)[keep]
            ids = ids[keep]
            count = numpy.bincount(owner, minlength=len(rows))
        return ids, count


@dataclass
class Texts:
    """The items of one language: unit vectors, their lengths before that, and the gradient by unit vector.

    `present` is false where the language lacks the row, `hash` is equal for equal texts.
    """

    unit: torch.Tensor
    length: torch.Tensor
    gradient: torch.Tensor
    hash: torch.Tensor
    present: torch.Tensor


def equal_texts(hashes: torch.Tensor) -> tuple[numpy.ndarray, numpy.ndarray]:
    """Places (i, j), i != j, of equal hashes."""
    values = hashes.numpy()
    order = numpy.argsort(values, kind="stable")
    ends = numpy.nonzero(numpy.diff(values[order], append=values[order[-1]] + 1))[0] + 1
    rows, columns = [], []
    start = 0
    for end in ends:
        if end - start > 1:
            group = order[start:end]
            i, j = numpy.meshgrid(group, group)
            rows.append(i[i != j])
            columns.append(j[i != j])
        start = end
    if not rows:
        return numpy.zeros(0, numpy.int64), numpy.zeros(0, numpy.int64)
    return numpy.concatenate(rows), numpy.concatenate(columns)


def contrast(a: Texts, b: Texts, scale: float, kind: torch.dtype) -> tuple[float, float]:
    """Adds the gradient of the loss between two languages to theirs.

    Softmax over the other side's items and negatives, in both directions. Matrices of cosines are of
    `kind`: bfloat16 halves their cost, and the processors that train this multiply it fastest. Cosines are
    at most 1 and `scale` below 80, so the exponentials need no maximum subtracted.
    @returns loss, and accuracy over the first items of a among all of b's.
    """
    everything = bool(a.present.all()) and bool(b.present.all())
    both = torch.nonzero(a.present & b.present).squeeze(1)
    n = len(both)
    if n < 2:
        return 0.0, 0.0
    ua = (a.unit if everything else a.unit[both]).to(kind)
    ub = (b.unit if everything else b.unit[both]).to(kind)
    wide = a.unit.dtype
    e = (ua * scale) @ ub.T
    right = e.diagonal().to(wide, copy=True)
    e.exp_()
    accuracy = float((e[:256].argmax(1) == torch.arange(min(n, 256))).float().mean())
    for texts in (a, b):
        rows, columns = equal_texts(texts.hash[both])
        e[rows, columns] = 0
    sum_a, sum_b = e.sum(1, dtype=wide), e.sum(0, dtype=wide)
    loss = (sum_a.log() + sum_b.log()).mean() / 2 - right.mean()
    weight = scale / (2 * n)
    e.mul_((weight / sum_a).to(kind)[:, None] + (weight / sum_b).to(kind)[None, :])
    e.diagonal().sub_(2 * weight)
    for texts, gradient in ((a, e @ ub), (b, e.T @ ua)):
        if everything:
            texts.gradient += gradient.to(wide)
        else:
            texts.gradient.index_add_(0, both, gradient.to(wide))
    return float(loss), accuracy


class Step:
    """One batch: the items made of it, the loss, and the way back to the table."""

    def __init__(self, pairs: Pairs, options: Options, table: torch.Tensor):
        rows, languages, run = pairs.draw(options.batch, options.languages)
        self.count = len(rows)
        self.joined = run > 1 and pairs.rng.random() < options.merges
        ids, counts = zip(*(pairs.bag(rows, language, options.dropout) for language in languages))
        flat = numpy.concatenate(ids)
        self.order = numpy.argsort(flat)
        ranked = flat[self.order]
        fresh = numpy.concatenate([[True], ranked[1:] != ranked[:-1]])
        local = numpy.empty(len(flat), numpy.int64)
        local[self.order] = numpy.cumsum(fresh) - 1
        self.starts = numpy.nonzero(fresh)[0]
        self.index = torch.from_numpy(ranked[fresh].astype(numpy.int64))
        self.weight = table[self.index]
        self.sizes = numpy.concatenate(counts)
        offsets = numpy.cumsum(self.sizes) - self.sizes
        sums = torch.nn.functional.embedding_bag(
            torch.from_numpy(local), self.weight, torch.from_numpy(offsets), mode="sum"
        ).view(len(languages), self.count, -1)
        self.texts: list[Texts] = []
        for whole, count, language in zip(sums, counts, languages):
            hashed = torch.from_numpy(pairs.hash[rows, language].astype(numpy.int64))
            present = torch.from_numpy(count > 0)
            if self.joined:
                whole = torch.cat([whole, whole[0::2] + whole[1::2]])
                hashed = torch.cat([hashed, hashed[0::2] * 3 + hashed[1::2]])
                present = torch.cat([present, present[0::2] & present[1::2]])
            length = whole.norm(dim=1, keepdim=True).clamp_min(1e-6)
            unit = whole / length
            self.texts.append(Texts(unit, length, torch.zeros_like(unit), hashed, present))

    def loss(self, scale: float, kind: torch.dtype = torch.bfloat16) -> tuple[float, float]:
        """Means of loss and accuracy over the pairs of languages; fills in the gradients of the items."""
        results = [contrast(a, b, scale, kind) for k, a in enumerate(self.texts) for b in self.texts[k + 1 :]]
        return sum(loss for loss, _ in results) / len(results), sum(right for _, right in results) / len(results)

    def gradient(self) -> torch.Tensor:
        """Of the touched rows of the table, for the sum over the pairs of languages."""
        parts = []
        for texts in self.texts:
            g, u = texts.gradient, texts.unit
            g = (g - u * (g * u).sum(1, keepdim=True)) / texts.length
            if self.joined:
                merged = g[self.count :]
                g = g[: self.count].clone()
                g[0::2] += merged
                g[1::2] += merged
            parts.append(g)
        # A transposed bag: for every row of the table the sum over the texts that hold it.
        owner = numpy.repeat(numpy.arange(self.count * len(parts)), self.sizes)[self.order]
        return torch.nn.functional.embedding_bag(
            torch.from_numpy(owner), torch.cat(parts), torch.from_numpy(self.starts), mode="sum"
        )


def first_table(options: Options, tokenizer: Tokenizer) -> torch.Tensor:
    """Random rows, or the teacher's vectors of the pieces without their common direction.

    Of the teacher's dimensions the principal ones are kept. Rows have length `init` times the square root of
    the dimensions, less for frequent pieces: p is a piece's probability in running text, and the factor
    a / (a + p) that of Arora, Liang and Ma (2017).
    """
    size = tokenizer.get_vocab_size()
    if options.teacher is None:
        return torch.randn(size, options.dimensions) * options.init
    vectors = numpy.load(options.work / options.teacher).astype(numpy.float32)
    if len(vectors) != size:
        raise SystemExit(f"{options.teacher}: {len(vectors)} rows, but the vocabulary has {size} pieces")
    known = numpy.linalg.norm(vectors, axis=1) > 0
    vectors[known] -= vectors[known].mean(0)
    generator = numpy.random.default_rng(options.seed)
    sample = generator.choice(numpy.nonzero(known)[0], min(30_000, int(known.sum())), replace=False)
    axes = numpy.linalg.svd(vectors[sample], full_matrices=False)[2]
    kept = vectors @ axes[: options.dimensions].T
    kept /= numpy.maximum(numpy.linalg.norm(kept, axis=1, keepdims=True), 1e-6)
    probability = probabilities(options.work)
    rows = numpy.zeros((size, options.dimensions), numpy.float32)
    rows[:, : kept.shape[1]] = kept * (COMMON / (COMMON + probability))[:, None]
    rows += generator.normal(0, 0.02 / math.sqrt(options.dimensions), rows.shape)
    return torch.from_numpy((rows * options.init * math.sqrt(options.dimensions)).astype(numpy.float32))


class Mean:
    """The running mean of tables (Izmailov et al. 2018): what their noise has in common is little."""

    def __init__(self) -> None:
        self.value: torch.Tensor | None = None
        self.count = 0

    def add(self, table: torch.Tensor) -> None:
        self.count += 1
        if self.value is None:
            self.value = table.clone()
        else:
            self.value.lerp_(table, 1 / self.count)


class Anchor:
    """Where the rows of the table are pulled to: (pieces, dimensions)."""

    def __init__(self, first: torch.Tensor, tokens: numpy.ndarray, taught: bool):
        count = numpy.zeros(len(first), numpy.int64)
        for start in range(0, len(tokens), 10_000_000):
            count += numpy.bincount(tokens[start : start + 10_000_000], minlength=len(count))
        self.weight = torch.from_numpy((count / SEEN_WELL).clip(0, 1).astype(numpy.float32))[:, None]
        self.first = first.clone() if taught else None
        self.target = torch.zeros_like(first)

    def refit(self, table: torch.Tensor) -> None:
        """Least squares from the first table to the present one, frequent pieces counting most."""
        if self.first is None:
            return
        weighted = self.first * self.weight
        square = self.first.T @ weighted
        square += torch.eye(len(square)) * square.diagonal().mean() * 1e-3
        self.target = self.first @ torch.linalg.solve(square, weighted.T @ table)


def parse() -> Options:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add = arguments.add_argument
    add("--work", type=Path, required=True)
    add("--dimensions", type=int, default=256)
    add("--steps", type=int, default=18_000)
    add("--minutes", type=float, default=math.inf, help="ends by then: the rate falls by steps or time, whichever is further")
    add("--batch", type=int, default=1_536, help="rows a step")
    add("--rate", type=float, default=0.01)
    add("--init", type=float, default=0.0163, help="standard deviation of the first table")
    add("--teacher", help="file in WORK with a larger model's vectors of the pieces, to begin with")
    add("--scale", type=float, default=20.0, help="inverse temperature")
    add("--languages", type=int, default=3, help="most languages a step")
    add("--merges", type=float, default=0.2, help="share of steps with joined neighbours")
    add("--dropout", type=float, default=0.05, help="share of tokens left out of a text")
    add("--other", type=float, default=0.8, help="weight of pairs without English, beside 1 with it")
    add("--core", type=float, default=1.0, help="factor on pairs among the languages of the main job, beside the rest")
    add("--boost", type=float, default=1.0, help="exponent of the weights of languages with little text")
    add("--least", type=int, default=64, help="rows that two languages must share in a source to be drawn from it")
    add("--decay", type=float, default=4.0, help="pull of the touched rows to the teacher's, or to zero, times the rate")
    add("--start", nargs="*", default=[], help="tables in WORK to go on with, by name: their mean; same teacher")
    add("--average", type=int, default=0, help="keep the rate, and give the mean of the tables from this step on")
    add("--threads", type=int, default=2)
    add("--gold", type=Path, help="folder with `flores` and hand-aligned sets, for progress figures")
    add("--name", default="table")
    add("--every", type=int, default=2_000, help="steps between figures")
    add("--seed", type=int, default=3)
    return Options(**vars(arguments.parse_args()))


def main() -> None:
    options = parse()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    pairs = Pairs(options, numpy.random.default_rng(options.seed))
    shares = pairs.share()
    print({k: round(v, 4) for k, v in sorted(shares.items(), key=lambda x: -x[1])[:60]}, flush=True)
    tokenizer = Tokenizer.from_file(str(options.work / "tokenizer.json"))
    table = first_table(options, tokenizer)
    anchor = Anchor(table, pairs.tokens, options.teacher is not None)
    if options.start:
        table = torch.from_numpy(mean_of(options.work, options.start)).contiguous()
    mean = Mean()
    first = torch.zeros_like(table)
    second = torch.zeros_like(table)
    touched = torch.zeros(len(table))
    beta1, beta2, epsilon = 0.9, 0.99, 1e-8

    began = time.time()
    measuring = 0.0
    loss_sum = accuracy_sum = 0.0
    for number in range(1, options.steps + 1):
        if number % REFIT == 1:
            anchor.refit(table)
        step = Step(pairs, options, table)
        loss, accuracy = step.loss(options.scale)
        gradient = step.gradient()
        index = step.index
        touched[index] += 1
        age = touched[index][:, None]
        m = first[index].mul_(beta1).add_(gradient, alpha=1 - beta1)
        v = second[index].mul_(beta2).addcmul_(gradient, gradient, value=1 - beta2)
        first[index], second[index] = m, v
        done = max(number / options.steps, (time.time() - began) / (60 * options.minutes))
        rate = options.rate * min(1.0, number / 200) * (1 if options.average else max(0.02, 1 - done))
        step.weight -= options.decay * rate * (step.weight - anchor.target[index])
        table[index] = step.weight - rate * (m / (1 - beta1**age)) / ((v / (1 - beta2**age)).sqrt() + epsilon)
        if options.average and number >= options.average and number % AVERAGED == 0:
            mean.add(table)
        loss_sum += loss
        accuracy_sum += accuracy
        if number % 250 == 0:
            spent = (time.time() - began - measuring) / number
            print(
                f"step {number} loss {loss_sum / 250:.3f} accuracy {accuracy_sum / 250:.3f} {spent:.3f} s a step",
                flush=True,
            )
            loss_sum = accuracy_sum = 0.0
        last = done >= 1
        if number % options.every == 0 or last:
            before = time.time()
            rows = (table if mean.value is None else mean.value).numpy()
            numpy.save(options.work / f"{options.name}.npy", rows)
            if options.gold:
                print(summary(retrieval(rows, tokenizer, options.gold / "flores")))
                print(alignment.measure(rows, tokenizer, options.gold), flush=True)
            measuring += time.time() - before
        if last:
            break


if __name__ == "__main__":
    with torch.no_grad():
        main()
