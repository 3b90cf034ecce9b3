import { MAX_BYTES } from '../document/index.ts';
import { MAX_LINES } from '../editions/block.ts';
import { KNOWN_LANGUAGES } from '../language.ts';
import { MAX_SENTENCES } from '../sentences/sentence.ts';

const megabytes = MAX_BYTES / 1024 / 1024;

export const HELP = `hexapla aligns texts in several languages, sentence by sentence, with a confidence.

Usage
  hexapla align FILE… [options]   one file that holds several languages, or one file a language
  hexapla serve [options]         the same over HTTP, on this machine
  hexapla --help | --version

Options of align
  -o, --output FILE      write to FILE; the ending says the format (.tmx .tsv .jsonl .json .txt);
                         '-' is standard output; may be given several times (default: -)
  -f, --format FORMAT    table, jsonl, json, tsv or tmx, for outputs whose ending does not say it
  -l, --languages LIST   BCP 47 tags such as en,zh-Hant,ja: the languages of the file, in the order of the
                         columns; with one file a language, of each file in turn (default: identified)
  --segmentation HOW     auto splits into sentences; lines takes every line as one segment (default: auto)
  --min-confidence P     leave out units whose confidence is under P, from 0 to 1 (default: 0)
  --pair A,B             tmx: only these two languages, A being the source language
  --codes HOW            tmx: region writes zh-TW, script writes zh-Hant (default: region)
  --model NAME|FOLDER    another model than the one that ships
  -q, --quiet            no progress and no summary on standard error

  FILE '-' is standard input. A file may hold ${megabytes} MiB of text in UTF-8 (or UTF-16 with a byte order mark),
  ${MAX_LINES} lines and ${MAX_SENTENCES} sentences a language.

Options of serve
  --port N               default 8787; 0 takes a free one
  --host ADDRESS         default 127.0.0.1: reached from this machine only

Languages
  The model knows ${KNOWN_LANGUAGES.slice(0, 14).join(' ')}
  ${KNOWN_LANGUAGES.slice(14).join(' ')}. Other tags are accepted; expect less of them.

Exit codes
  0 done   1 internal error   2 wrong usage   3 input cannot be read or is no text
  4 nothing to align (one edition only, or a language is missing)   5 model   6 output cannot be written
`;
