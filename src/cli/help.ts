import { REPAIR_NAMES } from '../cleaning/repair-names.ts';
import { INPUT_FORMATS } from '../document/format.ts';
import { MAX_BYTES } from '../document/source.ts';
import { MAX_LINES } from '../editions/block.ts';
import { DEFAULT_DOCUMENTS, DEFAULT_LANGUAGES, DEFAULT_SEED } from '../evaluation/limits.ts';
import { KNOWN_LANGUAGES } from '../language.ts';
import { MAX_SENTENCES } from '../sentences/sentence.ts';
import { MODEL_NAMES } from '../vectors/registry.ts';

const megabytes = MAX_BYTES / 1024 / 1024;

/** Names under each other, the way the other lists stand. */
const models = MODEL_NAMES.map((name) => `  ${name}`).join('\n');

export const HELP = `hexapla aligns texts in several languages, sentence by sentence, with a confidence.

Usage
  hexapla align FILE… [options]   one file that holds several languages, or one file a language
  hexapla inspect FILE… [options] languages, sentences, repairs, and what is set aside
  hexapla embed FILE… [options]   a vector for every line
  hexapla eval DIR… [options]     how good the alignment is, against gold
  hexapla serve [options]         documents, their review and the memory over HTTP, with a page at /
  hexapla token create|list|revoke   who may use the service from elsewhere
  hexapla worker [options]        aligns documents for a server that keeps them in PostgreSQL
  hexapla tmx check FILE…         whether TMX files keep to the standard, with line and column
  hexapla memory import|export|search|lookup|stats|dedupe|check   the translation memory
  hexapla --help | --version

Options of align
  -o, --output FILE      write to FILE; the ending says the format (.tmx .xlf .xlsx .csv .tsv .jsonl .json .moses
                         .html .txt); 'DIR/' with -f writes a file a document; '-' is standard output; may be
                         given several times (default: -)
  -f, --format FORMAT    table, jsonl, json, tsv, csv, xlsx, tmx, xliff, moses or html, for outputs whose ending
                         does not say it
  -m, --memory FILE|URL  take the units into this translation memory as well
  --bilingual A,B        only these two languages, A being the source language
  --codes HOW            tmx, xliff: region writes zh-TW, script writes zh-Hant (default: region)
  --xliff-version V      1.2 or 2.1 (default: 1.2)
  --model NAME|FOLDER    another model than the one that ships; see Models
  --no-cache             do not keep, nor look for, vectors of other models in the user's cache folder
  -q, --quiet            no progress and no summary on standard error

Documents (align, inspect)
  -l, --languages LIST   BCP 47 tags such as en,zh-Hant,ja: the languages of the file, in the order of the
                         columns; with one file a language, of each file in turn (default: identified)
  --pair                 files, and those in folders, are one document where their names differ in the language
  --input-format NAME    ${INPUT_FORMATS.join(', ')}
                         (default: by content)
  --encoding NAME        of text files, such as big5 or shift_jis (default: found)
  --html HOW             main takes the main text of a page, all everything (default: main)
  --repairs LIST         all, none, or some of these; --no-repair NAME leaves one out (default: all):
                         ${REPAIR_NAMES.join(', ')}
  --segmentation HOW     auto splits into sentences; lines takes every line as one segment (default: auto)
  --srx FILE             split by the rules of an SRX 2.0 file
  --max-sentence N       split longer sentences at clauses;  --semicolons: split at semicolons
  inspect --json         one JSON object a document instead of a table

  FILE '-' is standard input. A file may hold ${megabytes} MiB, a document ${MAX_LINES} lines and ${MAX_SENTENCES} sentences
  a language.

Which units are written (align, memory export)
  --min-confidence P     from 0 to 1 (default: 0);  --columns LIST: languages;  --since, --until DATE
  --status LIST          unreviewed, accepted, edited, rejected;  --with-flag, --without-flag CODES
  --drop LIST            untranslated, half-empty, duplicates

Options of embed
  -o, --output FILE      write to FILE; the ending says the format (.jsonl .npy) (default: -)
  -f, --format FORMAT    jsonl (default): {"file","line","text","vector"}, a line each;
                         npy: NumPy's format, float32, a row each
  --sums                 vectors as they are added up for runs of sentences, not of unit length
  --model, --no-cache, -q    as for align

  Every line has its vector, a blank one zeros. Files may be of any size, a line of ${megabytes} Mi characters.

Options of eval
  --json                 one JSON object instead of tables
  -l, --languages LIST   languages of synthetic documents (default: ${DEFAULT_LANGUAGES.join(',')} or the first three)
  --seed N               seed of the first synthetic document (default: ${DEFAULT_SEED})
  --documents N          synthetic documents of each kind (default: ${DEFAULT_DOCUMENTS})
  --model, --no-cache, -q    as for align

  DIR is a document (src.txt, tgt.txt, gold.txt), a folder of such documents or of such folders; NAME.gold.json
  or a folder with such files; or texts that are parallel line by line (en.txt, ja.txt …), from which synthetic
  documents are made.

Options of serve
  --port N               default 8787; 0 takes a free one
  --host ADDRESS         default 127.0.0.1: reached from this machine only; any other needs a token first
  --data FOLDER          where documents, tokens and the memory are (default: $HEXAPLA_DATA or
                         ~/.local/share/hexapla); one service at a time has it
  --database URL         documents and memory in PostgreSQL, postgres://… (default: $DATABASE_URL)
  -m, --memory FILE|URL  another translation memory than that of the data
  --threads N            documents that are aligned at the same time
  --log                  a line of JSON on standard error for every request, without texts and tokens

Options of token
  create NAME --scope read|review|admin   prints a token, which is kept nowhere: clients send it as
                         Authorization: Bearer hx_…; admin also removes documents and imports into the memory
  list                   names, scopes and dates
  revoke NAME            refuses it from now on
  --data FOLDER          as for serve

Options of worker
  --database URL         postgres://user@host/name, as the server has it (default: $DATABASE_URL)
  --threads N            documents at the same time (default: one less than there are cores, 1 to 4)
  --model NAME|FOLDER    as for align

  Any number of workers on any number of machines. One that is stopped puts its documents back; those of one that
  was killed are taken up by others within a minute.

Options of tmx check
  --json                 a JSON object for each file, on a line

  Structure, attributes, dates, srclang, language tags, paired codes, characters and encoding, after TMX 1.4b;
  also .tmx.gz. The exit code is 3 where there is an error; warnings leave it at 0.

Memory
  import FILE…           take in the units of files (.tmx .xlf .po .csv .tsv .xlsx .jsonl, .gz), each as a whole;
                         -l LIST: languages of the columns; --document NAME; --min-confidence P; --no-vectors
  export -o FILE         all units, or those with --document NAME, in the languages -l LIST; filters as above
  search TEXT            the same text, similar texts, texts with it, units of the same meaning in any language;
                         --mode exact,fuzzy,concordance,meaning; --language TAG; --limit N; --min-score P; --json
  lookup FILE --from A --to B    what the memory has for each sentence of a text; -o FILE.xlf: pre-translated;
                         --min-score P (default: 0.75); --json
  stats, check           what is in it; whether it is whole
  dedupe [--apply]       near duplicates, contradictions; with --apply, make one of those that differ in form
  -m, --memory FILE|URL  a file, or postgres://… (default: $HEXAPLA_MEMORY, or memory.hexapla in this folder)
  --model, -q            as for align

Models
${models}
  The first ships. A folder is taken as it stands (./name where a name could be meant). Any other name is looked
  for in $HEXAPLA_MODELS or the user's cache folder (~/.cache/hexapla/models), and owner/name is then downloaded
  into it, unless HEXAPLA_OFFLINE=1. Nothing else ever uses the network. HEXAPLA_CACHE=off is --no-cache.

Languages
  The model that ships knows ${KNOWN_LANGUAGES.slice(0, 14).join(' ')}
  ${KNOWN_LANGUAGES.slice(14).join(' ')}. Other tags are accepted; expect less of them.

Exit codes
  0 done   1 internal error   2 wrong usage   3 input cannot be read or is no text
  4 nothing to align (one edition only, or a language is missing)   5 model   6 output cannot be written
  130 stopped
`;
