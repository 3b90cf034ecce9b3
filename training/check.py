"""The whole pipeline at the size of a test, on the texts in `../samples` only.

    python check.py

Compares the written-out gradient with differences, then runs every stage (but the teacher's) on a few dozen
rows in a temporary folder: the table must learn these rows, and the exported graph must say what it says.
About a minute. Exits with an error where something is wrong.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy
import torch

import train
from corpus import LANGUAGES

HERE = Path(__file__).parent
COPIES = 3
"""The same rows as several sources, so that a batch fills."""


def write_corpora(folder: Path, gold: Path) -> int:
    """The samples' hand-made units as tables, one a file, and as line-parallel texts."""
    folder.mkdir()
    (gold / "flores").mkdir(parents=True)
    count = 0
    for path in sorted((HERE.parent / "samples").glob("*.gold.json")):
        units = json.loads(path.read_text(encoding="utf-8"))["units"]
        rows = [{tag: " ".join(cell).replace("\t", " ") for tag, cell in unit.items()} for unit in units]
        rows = [row for row in rows if len(row) >= 2 and set(row) <= set(LANGUAGES)]
        count += len(rows)
        lines = ["\t".join(["source", *LANGUAGES])]
        for _ in range(COPIES):
            lines += ["\t".join([path.stem, *(row.get(tag, "") for tag in LANGUAGES)]) for row in rows]
        (folder / f"{path.stem}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        if path.stem.startswith("zhaoqing"):
            tags = sorted(set.intersection(*(set(row) for row in rows if len(row) == 3)))
            for tag in tags:
                cells = [row[tag] for row in rows if len(row) == len(tags)]
                (gold / "flores" / f"{tag}.txt").write_text("\n".join(cells) + "\n", encoding="utf-8")
    return count


def check_gradient(work: Path) -> float:
    """Largest difference between the gradient and central differences of the loss, over random entries."""
    sys.argv = ["train.py", "--work", str(work), "--batch", "32", "--dimensions", "8", "--merges", "1", "--least", "8"]
    options = train.parse()
    rng = numpy.random.default_rng(5)
    pairs = train.Pairs(options, rng)
    table = torch.randn(int(pairs.tokens.max()) + 1, 8, dtype=torch.float64) / 10
    worst = 0.0
    for _ in range(8):
        before = rng.bit_generator.state
        step = train.Step(pairs, options, table)
        step.loss(20.0, torch.float64)
        gradient = step.gradient()
        couples = len(step.texts) * (len(step.texts) - 1) / 2
        after = rng.bit_generator.state
        for _ in range(8):
            row, column = int(torch.randint(len(step.index), ())), int(torch.randint(8, ()))
            losses = []
            for shift in (1e-5, -1e-5):
                moved = table.clone()
                moved[step.index[row], column] += shift
                rng.bit_generator.state = before
                losses.append(train.Step(pairs, options, moved).loss(20.0, torch.float64)[0] * couples)
            worst = max(worst, abs((losses[0] - losses[1]) / 2e-5 - float(gradient[row, column])))
        rng.bit_generator.state = after
    return worst


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, torch.no_grad():
        root = Path(folder)
        corpora, gold, work = root / "corpora", root / "gold", root / "work"
        print(f"{write_corpora(corpora, gold)} rows from the samples")

        def stage(name: str, *options: str) -> str:
            command = [sys.executable, str(HERE / f"{name}.py"), *options]
            done = subprocess.run(command, capture_output=True, text=True)
            if done.returncode != 0:
                raise SystemExit(f"{name}.py failed:\n{done.stdout[-2000:]}{done.stderr[-4000:]}")
            return done.stdout

        stage("tokenizer", "--corpora", str(corpora), "--work", str(work), "--vocabulary", "1500", "--lines", "500")
        stage("encode", "--corpora", str(corpora), "--work", str(work))
        worst = check_gradient(work)
        print(f"gradient: {worst:.1e} off at most")
        if worst > 1e-5:
            raise SystemExit("the gradient is not that of the loss")
        small = ("--dimensions", "32", "--average", "200", "--steps", "250", "--batch", "48", "--least", "8", "--merges", "0.2")
        stage("train", "--work", str(work), *small)
        print(stage("export", "--work", str(work), "--out", str(root / "model")).rstrip())
        figures = stage("evaluate", "--model", str(root / "model"), "--gold", str(gold))
        print(figures.rstrip())
        if float(figures.split()[-1]) < 0.9:
            raise SystemExit("the table did not learn the rows that it was shown")
    print("all stages work")


if __name__ == "__main__":
    main()
