"""Stage 1: a SentencePiece unigram vocabulary over all languages, written as `tokenizer.json`.

    python tokenizer.py --corpora DIR --work DIR [--vocabulary 128000] [--lines 60000]

The normaliser (NFKC, lower case) and the pre-tokenizer (digits one by one, spaces as U+2581) are
part of the file, so that Python and JavaScript cut text alike.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

import sentencepiece
from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers

from corpus import LANGUAGES, normalise, read_rows

SEED = 7
BYTE_SCORE = -1000.0
# Short entries teach whole words but would drown sentences: they may fill only part of a language's share.
SHORT_DOMAINS = {"dictionary": 0.1, "interface": 0.2}


def sample_lines(corpora: Path, per_language: int) -> dict[str, list[str]]:
    """A reservoir sample of lines for each language and domain group, at most `per_language` in all."""
    random.seed(SEED)
    reservoirs: dict[tuple[str, str], list[str]] = {}
    seen: dict[tuple[str, str], int] = {}
    for row in read_rows(corpora):
        group = row.domain if row.domain in SHORT_DOMAINS else "text"
        share = SHORT_DOMAINS.get(group, 1.0)
        limit = int(per_language * share)
        for language, text in row.cells.items():
            key = (language, group)
            kept = reservoirs.setdefault(key, [])
            seen[key] = seen.get(key, 0) + 1
            if len(kept) < limit:
                kept.append(text)
            elif (slot := random.randrange(seen[key])) < limit:
                kept[slot] = text
    return {
        language: [t for (tag, _), kept in reservoirs.items() if tag == language for t in kept]
        for language in LANGUAGES
    }


def to_tokenizer_json(pieces: list[tuple[str, float]], unknown: int) -> Tokenizer:
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=unknown, byte_fallback=True))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.NFKC(),
            normalizers.Lowercase(),
            normalizers.Replace(Regex(r"[\u0000-\u0008\u000b-\u001f\u007f\u00ad\u200b-\u200f\u2060\ufeff]"), ""),
            normalizers.Replace(Regex(r"\s+"), " "),
            normalizers.Strip(),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Metaspace(replacement="\u2581", prepend_scheme="always"),
            pre_tokenizers.Digits(individual_digits=True),
        ]
    )
    tokenizer.decoder = decoders.Metaspace(replacement="\u2581", prepend_scheme="always")
    return tokenizer


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--corpora", type=Path, required=True)
    arguments.add_argument("--work", type=Path, required=True)
    arguments.add_argument("--vocabulary", type=int, default=128_000)
    arguments.add_argument("--lines", type=int, default=60_000, help="lines a language")
    options = arguments.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)

    text = options.work / "tokenizer-sample.txt"
    with text.open("w", encoding="utf-8") as out:
        for language, lines in sample_lines(options.corpora, options.lines).items():
            print(language, len(lines), flush=True)
            out.writelines(normalise(line) + "\n" for line in lines)

    prefix = options.work / "unigram"
    sentencepiece.SentencePieceTrainer.train(
        input=str(text),
        model_prefix=str(prefix),
        model_type="unigram",
        vocab_size=options.vocabulary,
        character_coverage=0.9999,
        normalization_rule_name="identity",
        split_digits=True,
        max_sentence_length=4000,
        hard_vocab_limit=False,
        num_threads=2,
        byte_fallback=True,
        unk_id=1,
        pad_id=0,
        bos_id=-1,
        eos_id=-1,
        train_extremely_large_corpus=False,
        minloglevel=1,
    )
    model = sentencepiece.SentencePieceProcessor(model_file=f"{prefix}.model")
    pieces = [(model.id_to_piece(i), model.get_score(i)) for i in range(model.get_piece_size())]
    pieces[0] = ("<pad>", 0.0)
    # Bytes stand in for unknown characters only: a text that spells `<0x41>` must not match one.
    pieces = [(piece, BYTE_SCORE if model.is_byte(i) else score) for i, (piece, score) in enumerate(pieces)]
    tokenizer = to_tokenizer_json(pieces, unknown=1)
    tokenizer.save(str(options.work / "tokenizer.json"))
    (options.work / "tokenizer-report.json").write_text(
        json.dumps({"pieces": len(pieces), "seed": SEED, "lines": options.lines}) + "\n"
    )
    print("pieces", len(pieces))


if __name__ == "__main__":
    main()
