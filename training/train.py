"""Stage 3: the embedding table, by contrast between parallel segments.

    python train.py --work DIR [--dimensions 256] [--steps 18000] [--gold DIR/flores]

The vector of a text is the sum of its tokens' vectors, brought to length 1. One step draws a batch
of row pairs from one source and one pair of languages, in runs of neighbouring rows, and minimises
symmetric cross-entropy over cosine similarities with in-batch negatives (scale 20). Neighbours of a
run are also joined two by two on both sides, as further items of the batch: so a segment is pushed
away from its own merge with its neighbour, which is the distinction that an aligner needs.

Only the rows of the table that a batch touches are updated (Adam with lazy moments); a step costs
the same for any vocabulary size.
"""

from __future__ import annotations

import argparse
import json
import math
import time
from pathlib import Path

import numpy
import torch
from tokenizers import Tokenizer

from corpus import LANGUAGES
from evaluate import retrieval

SEED = 3
DOMAIN_WEIGHT = {"general": 2.0, "documentation": 1.0, "interface": 0.35, "dictionary": 0.45}
RUN = {"general": 8, "documentation": 8, "interface": 4, "dictionary": 1}
EAST_ASIAN = {"zh-Hans", "zh-Hant", "ja", "ko", "vi"}
EUROPEAN = {"de", "fr", "es", "it", "pt", "nl", "ru"}
# Languages with little text, or with text that is hard to learn from.
BOOST = {"vi": 1.8, "ko": 1.6, "ar": 1.6, "th": 1.6, "pl": 1.3, "hu": 1.3, "el": 1.3, "ro": 1.3}
REPORTED = [("en", t) for t in ("zh-Hans", "zh-Hant", "ja", "vi", "de", "fr", "ko", "ru", "pl", "ar", "th", "hu")]
REPORTED += [("zh-Hant", "ja"), ("zh-Hans", "vi"), ("de", "fr")]


def pair_weight(a: str, b: str) -> float:
    return BOOST.get(a, 1.0) * BOOST.get(b, 1.0) * kind_weight({a, b})


def kind_weight(pair: set[str]) -> float:
    if pair == {"zh-Hans", "zh-Hant"}:
        return 0.1
    if "en" in pair:
        return 1.0
    if pair <= EAST_ASIAN:
        return 0.6
    if pair <= EUROPEAN:
        return 0.25
    return 0.08


class Pairs:
    """Draws batches of (row indices, language a, language b)."""

    def __init__(self, work: Path, run: dict[str, int], rng: numpy.random.Generator):
        self.rng = rng
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
                    if shared[a, b] >= 64:
                        rows = (numpy.nonzero(present[:, a] & present[:, b])[0] + first).astype(numpy.int32)
                        weight = len(rows) ** 0.6 * pair_weight(LANGUAGES[a], LANGUAGES[b])
                        source_pairs.append((weight, a, b, rows))
            total = sum(w for w, *_ in source_pairs)
            if total == 0:
                continue
            # A source with many languages counts by its size, not by its number of pairs.
            scale = DOMAIN_WEIGHT[source["domain"]] * (end - first) ** 0.6 / total
            # Square root of the number of pairs: more languages do carry more.
            scale *= math.sqrt(len(source_pairs))
            for weight, a, b, rows in source_pairs:
                self.groups.append((source["domain"], a, b, rows))
                weights.append(weight * scale)
        self.run = run
        self.probabilities = numpy.asarray(weights) / sum(weights)

    def share(self) -> dict[str, float]:
        shares: dict[str, float] = {}
        for (domain, a, b, _), p in zip(self.groups, self.probabilities):
            for key in (domain, f"{LANGUAGES[a]}~{LANGUAGES[b]}"):
                shares[key] = shares.get(key, 0.0) + float(p)
        return shares

    def draw(self, size: int) -> tuple[numpy.ndarray, int, int, int]:
        domain, a, b, rows = self.groups[self.rng.choice(len(self.groups), p=self.probabilities)]
        run = self.run[domain]
        runs = min(size, len(rows)) // run
        slots = len(rows) // run
        offset = int(self.rng.integers(0, len(rows) - slots * run + 1))
        chosen = self.rng.choice(slots, size=min(runs, slots), replace=False)
        index = (chosen[:, None] * run + numpy.arange(run)[None, :]).ravel() + offset
        return rows[index], a, b, run

    def bag(self, rows: numpy.ndarray, language: int, dropout: float) -> tuple[numpy.ndarray, numpy.ndarray]:
        """Token ids of the cells one after the other, and where each cell starts."""
        start, count = self.start[rows, language], self.count[rows, language].astype(numpy.int64)
        ends = numpy.cumsum(count)
        flat = numpy.arange(ends[-1]) - numpy.repeat(ends - count, count) + numpy.repeat(start, count)
        ids = numpy.asarray(self.tokens[flat])
        if dropout > 0:
            keep = self.rng.random(len(ids)) >= dropout
            keep[ends - count] = True
            owner = numpy.repeat(numpy.arange(len(rows)), count)[keep]
            ids = ids[keep]
            count = numpy.bincount(owner, minlength=len(rows))
            ends = numpy.cumsum(count)
        return ids, ends - count


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--work", type=Path, required=True)
    arguments.add_argument("--dimensions", type=int, default=256)
    arguments.add_argument("--steps", type=int, default=18_000)
    arguments.add_argument("--batch", type=int, default=1_536)
    arguments.add_argument("--rate", type=float, default=0.01)
    arguments.add_argument("--init", type=float, default=0.02, help="standard deviation of the first table")
    arguments.add_argument("--scale", type=float, default=20.0)
    arguments.add_argument("--merges", type=float, default=0.5, help="share of steps with joined neighbours")
    arguments.add_argument("--dropout", type=float, default=0.05, help="share of tokens left out of a text")
    arguments.add_argument("--threads", type=int, default=2)
    arguments.add_argument("--gold", type=Path, help="folder of line-parallel texts, for progress figures")
    arguments.add_argument("--name", default="table")
    options = arguments.parse_args()

    torch.set_num_threads(options.threads)
    torch.manual_seed(SEED)
    rng = numpy.random.default_rng(SEED)
    pairs = Pairs(options.work, RUN, rng)
    shares = pairs.share()
    print({k: round(v, 4) for k, v in sorted(shares.items(), key=lambda x: -x[1])[:40]}, flush=True)
    tokenizer = Tokenizer.from_file(str(options.work / "tokenizer.json"))
    size = tokenizer.get_vocab_size()
    table = torch.randn(size, options.dimensions) * options.init
    first = torch.zeros_like(table)
    second = torch.zeros_like(table)
    touched = torch.zeros(size)
    beta1, beta2, epsilon = 0.9, 0.99, 1e-8

    began = time.time()
    loss_sum = accuracy_sum = 0.0
    for step in range(1, options.steps + 1):
        rows, a, b, run = pairs.draw(options.batch)
        ids_a, offsets_a = pairs.bag(rows, a, options.dropout)
        ids_b, offsets_b = pairs.bag(rows, b, options.dropout)
        unique, local = numpy.unique(numpy.concatenate([ids_a, ids_b]), return_inverse=True)
        index = torch.from_numpy(unique.astype(numpy.int64))
        weight = table[index].requires_grad_(True)
        local_tensor = torch.from_numpy(local.astype(numpy.int64))
        offsets = torch.from_numpy(numpy.concatenate([offsets_a, offsets_b + len(ids_a)]))
        sums = torch.nn.functional.embedding_bag(local_tensor, weight, offsets, mode="sum")
        side_a, side_b = sums[: len(rows)], sums[len(rows) :]
        hash_a = torch.from_numpy(pairs.hash[rows, a].astype(numpy.int64))
        hash_b = torch.from_numpy(pairs.hash[rows, b].astype(numpy.int64))
        if run > 1 and rng.random() < options.merges:
            side_a = torch.cat([side_a, side_a[0::2] + side_a[1::2]])
            side_b = torch.cat([side_b, side_b[0::2] + side_b[1::2]])
            hash_a = torch.cat([hash_a, hash_a[0::2] * 3 + hash_a[1::2]])
            hash_b = torch.cat([hash_b, hash_b[0::2] * 3 + hash_b[1::2]])
        unit_a = torch.nn.functional.normalize(side_a, dim=1)
        unit_b = torch.nn.functional.normalize(side_b, dim=1)
        logits = options.scale * unit_a @ unit_b.T
        same = (hash_a[:, None] == hash_a[None, :]) | (hash_b[:, None] == hash_b[None, :])
        same.fill_diagonal_(False)
        logits = logits.masked_fill(same, -1e4)
        target = torch.arange(len(logits))
        loss = (
            torch.nn.functional.cross_entropy(logits, target)
            + torch.nn.functional.cross_entropy(logits.T, target)
        ) / 2
        loss.backward()

        with torch.no_grad():
            gradient = weight.grad
            assert gradient is not None
            touched[index] += 1
            age = touched[index][:, None]
            m = first[index].mul_(beta1).add_(gradient, alpha=1 - beta1)
            v = second[index].mul_(beta2).addcmul_(gradient, gradient, value=1 - beta2)
            first[index], second[index] = m, v
            rate = options.rate * min(1.0, step / 200) * max(0.02, 1 - step / options.steps)
            update = (m / (1 - beta1**age)) / ((v / (1 - beta2**age)).sqrt() + epsilon)
            table[index] = weight.detach() - rate * update
            loss_sum += loss.item()
            accuracy_sum += (logits.argmax(1) == target).float().mean().item()

        if step % 250 == 0:
            print(
                f"step {step} loss {loss_sum / 250:.3f} accuracy {accuracy_sum / 250:.3f} "
                f"{(time.time() - began) / step:.3f} s a step",
                flush=True,
            )
            loss_sum = accuracy_sum = 0.0
        if step % 2000 == 0 or step == options.steps:
            numpy.save(options.work / f"{options.name}.npy", table.numpy())
            if options.gold:
                print(retrieval(table.numpy(), tokenizer, options.gold, REPORTED), flush=True)


if __name__ == "__main__":
    main()
