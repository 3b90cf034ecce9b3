import type { AlignedEdition, Alignment } from '../alignment.ts';
import type { SetAside } from '../editions/index.ts';
import type { Sentence } from '../sentences/index.ts';
import type { OutputFile, WriteOptions } from './format.ts';
import { formatUnit, stringifyLine } from './jsonl.ts';
import { selectWhole } from './select-whole.ts';

/**
 * The whole alignment as one JSON object, a unit a line:
 * `{"languages":[…],"model":"…","editions":[…],"units":[…],"other":[…],"documents":[…]}`. Units are as in JSON Lines; an
 * edition is `{"language":"en","source":"…","sentences":[{"start":0,"end":5,"text":"…","paragraph":0},…]}`,
 * the list that the units' `sentences` and `beads` index.
 */
export function writeJson(alignment: Alignment, options: WriteOptions = {}): readonly OutputFile[] {
  const { units, languages } = selectWhole(alignment, options);
  const { model, other, documents } = alignment;
  const editions = alignment.editions.filter(({ language }) => languages.includes(language));
  return [{ suffix: '', chunks: pieces() }];
  async function* pieces() {
    yield `{"languages":${stringifyLine(languages)},"model":${stringifyLine(model)}`;
    yield ',"editions":[';
    let separator = '\n';
    for (const edition of editions) {
      yield separator + stringifyLine(editionRecord(edition));
      separator = ',\n';
    }
    yield '\n],"units":[';
    separator = '\n';
    for (const unit of units) {
      yield separator + formatUnit(unit, languages);
      separator = ',\n';
    }
    yield `\n],"other":[`;
    separator = '\n';
    for (const stretch of other) {
      yield separator + stringifyLine(setAsideRecord(stretch));
      separator = ',\n';
    }
    yield '\n],"documents":[';
    separator = '\n';
    for (const document of documents) {
      yield separator + stringifyLine(document);
      separator = ',\n';
    }
    yield '\n]}\n';
  }
}

function editionRecord({ language, source, sentences }: AlignedEdition): AlignedEdition {
  return { language, source, sentences: sentences.map(sentenceRecord) };
}

function sentenceRecord({ start, end, text, original, paragraph }: Sentence): Sentence {
  return { start, end, text, original, paragraph };
}

function setAsideRecord({ source, start, end, text, reason }: SetAside): SetAside {
  return { source, start, end, text, reason };
}
