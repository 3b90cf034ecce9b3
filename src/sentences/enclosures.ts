/** A quotation or a bracket: offsets of the mark that opens and of the one that closes it. */
export interface Enclosure {
  readonly open: number;
  readonly close: number;
}

/**
 * The longest quotation or bracket, in UTF-16 units, that is kept whole: two or three sentences of an alphabet, four
 * or five of Chinese. What is longer is speech or a remark of its own, and people cut it as any other text; a mark
 * that nobody closed can do no harm beyond this.
 */
const LONGEST = 240;

/** Marks that wait for the one that closes them; more are none, or the writer's mistake. */
const DEEPEST = 16;

const MARK = /["“”„‟«»‹›‘’‚「」『』（）()［］[\]【】《》〈〉〔〕｢｣]/g;

const OPENER_OF: Readonly<Record<string, string>> = {
  '」': '「',
  '』': '『',
  '）': '（(',
  ')': '(（',
  '］': '［',
  ']': '[',
  '】': '【',
  '》': '《',
  '〉': '〈',
  '〕': '〔',
  '｣': '｢',
};

/** What a mark may close; the quotation marks of some languages close where those of others open. */
const CLOSABLE: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '„‚',
  '”': '“„‟”',
  '‘': '‚',
  '’': '‘',
  '»': '«»',
  '«': '»',
  '›': '‹›',
  '‹': '›',
  ...OPENER_OF,
};

const SPACE = /\s/u;
const LETTER = /[\p{L}\p{N}]/u;
const OPENERS = '"“„‟«‹‘‚「『（(［[【《〈〔｢—–-';

function opens(line: string, mark: string, at: number): boolean {
  if (mark in OPENER_OF || mark === '’') return false;
  const before = line[at - 1];
  const free = before === undefined || SPACE.test(before) || OPENERS.includes(before);
  const after = line[at + 1];
  const touches = after !== undefined && !SPACE.test(after);
  if (mark === '»' || mark === '›' || mark === '”') return free && touches;
  if (mark === '"') return touches;
  return true;
}

function closes(line: string, mark: string, at: number): boolean {
  // An apostrophe has a letter behind it.
  return mark !== '’' || !LETTER.test(line[at + 1] ?? '');
}

/**
 * The quotations and brackets of a line that are closed and at most `LONGEST` long, in order, none inside another.
 * Takes time in proportion to the line.
 */
export function findEnclosures(line: string): Enclosure[] {
  const found: Enclosure[] = [];
  const waiting: { readonly mark: string; readonly at: number }[] = [];
  for (const match of line.matchAll(MARK)) {
    const [mark] = match;
    const at = match.index;
    const closable = CLOSABLE[mark];
    const index =
      closable !== undefined && closes(line, mark, at)
        ? waiting.findLastIndex((one) => closable.includes(one.mark))
        : -1;
    const opener = waiting[index];
    if (opener !== undefined) {
      waiting.length = index;
      if (at - opener.at > LONGEST) continue;
      while ((found.at(-1)?.open ?? -1) > opener.at) found.pop();
      found.push({ open: opener.at, close: at });
    } else if (opens(line, mark, at)) {
      if (waiting.length === DEEPEST) waiting.shift();
      waiting.push({ mark, at });
    }
  }
  return found;
}
