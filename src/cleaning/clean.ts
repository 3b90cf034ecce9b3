import type { Source } from '../document/index.ts';
import { applyChanges, composeEdits, sourceOffset } from './compose.ts';
import type { Change, RepairRule } from './repair.ts';
import { REPAIR_NAMES, type RepairName } from './repair-names.ts';
import { REPAIR_RULES } from './repairs/index.ts';
import { type Edit, View } from './view.ts';

/** What a repair did to a text. */
export interface Repair {
  readonly name: RepairName;
  /** Places where it changed something. */
  readonly count: number;
  /** The first ones, `MOST_EXAMPLES` of them. */
  readonly examples: readonly {
    /** UTF-16 offsets into the source, of what was changed; equal where something was put in. */
    readonly start: number;
    readonly end: number;
    /** The place with some characters around it, as it stood when the repair came to it. */
    readonly before: string;
    readonly after: string;
  }[];
}

export interface Cleaned {
  readonly view: View;
  /** Of the repairs that changed something, in the order of `REPAIR_NAMES`. */
  readonly repairs: readonly Repair[];
}

export const MOST_EXAMPLES = 3;
/** Characters on either side of an example: enough to know the place by. */
const AROUND = 12;
/** An example of a line taken out may be a long one; it is there to be known again. */
const LONGEST_EXAMPLE = 80;
/**
 * A repair may bring out what another one repairs, so that all go round again until nothing changes. The limit
 * bounds the time for a text that is made to need more rounds.
 */
const MOST_ROUNDS = 4;

/**
 * A clean view of a text, and what was repaired for it. A repair acts only where the text as a whole shows what it
 * repairs. What a repair leaves is clean: the clean text comes out of another run as it is.
 *
 * @param options.repairs Which repairs are made. Default: all.
 */
export function clean(
  source: Source,
  options: { readonly repairs?: 'all' | 'none' | readonly RepairName[] | undefined } = {},
): Cleaned {
  const { repairs = 'all' } = options;
  const rules = REPAIR_RULES.filter(
    ({ name }) => repairs === 'all' || (repairs !== 'none' && repairs.includes(name)),
  );
  const found = new Map<RepairName, Repair>();
  let edits: readonly Edit[] = [];
  let { text } = source;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = edits;
    for (const rule of rules) {
      const changes = rule.find(text);
      if (changes.length === 0) continue;
      note(found, rule, changes, text, edits);
      edits = composeEdits(edits, changes, rule.name);
      text = applyChanges(text, changes);
    }
    if (edits === before) break;
  }
  return {
    view: new View(source, edits),
    repairs: REPAIR_NAMES.flatMap((name) => found.get(name) ?? []),
  };
}

function note(
  found: Map<RepairName, Repair>,
  { name }: RepairRule,
  changes: readonly Change[],
  text: string,
  edits: readonly Edit[],
): void {
  const { count = 0, examples = [] } = found.get(name) ?? {};
  const more = changes.slice(0, MOST_EXAMPLES - examples.length).map((change) => {
    const lead = text.slice(Math.max(0, change.start - AROUND), change.start);
    const tail = text.slice(change.end, change.end + AROUND);
    const what = text.slice(change.start, Math.min(change.end, change.start + LONGEST_EXAMPLE));
    return {
      start: sourceOffset(edits, change.start),
      end:
        change.end > change.start
          ? sourceOffset(edits, change.end - 1) + 1
          : sourceOffset(edits, change.start),
      before: `${lead}${what}${tail}`,
      after: `${lead}${change.text}${tail}`,
    };
  });
  found.set(name, { name, count: count + changes.length, examples: [...examples, ...more] });
}
