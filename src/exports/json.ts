import type { AlignedEdition } from '../alignment.ts';
import type { SetAside } from '../editions/index.ts';
import type { Sentence } from '../sentences/index.ts';
import type { Writer } from './format.ts';
import { formatUnit, stringifyLine } from './jsonl.ts';
import { selectUnits } from './select.ts';

/**
 * The whole alignment as one JSON object, a unit a line:
 * `{"languages":[…],"model":"…","editions":[…],"units":[…],"other":[…]}`. Units are as in JSON Lines; an
 * edition is `{"language":"en","source":"…","sentences":[{"start":0,"end":5,"text":"…","paragraph":0},…]}`,
 * the list that the units' `sentences` and `beads` index.
 */
export const writeJson: Writer = (alignment, options = {}) => {
  const units = selectUnits(alignment, options);
  const { languages, model, editions, other } = alignment;
  return (function* () {
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
    yield '\n]}\n';
  })();
};

function editionRecord({ language, source, sentences }: AlignedEdition): AlignedEdition {
  return { language, source, sentences: sentences.map(sentenceRecord) };
}

function sentenceRecord({ start, end, text, paragraph }: Sentence): Sentence {
  return { start, end, text, paragraph };
}

function setAsideRecord({ source, start, end, text, reason }: SetAside): SetAside {
  return { source, start, end, text, reason };
}
