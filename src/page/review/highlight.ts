/** A part of a text that is to stand out. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  /** `whole`: evidence that is most of the text. */
  readonly kind: 'evidence' | 'whole' | 'hit';
  /** Said on demand. */
  readonly title?: string;
}

/** A stretch of a text that looks the same throughout. */
export interface Run {
  readonly start: number;
  readonly text: string;
  readonly kinds: readonly Mark['kind'][];
  readonly title: string | undefined;
  /** Whether a sentence ends here and another follows. */
  readonly endsSentence: boolean;
}

/** A text in runs: cut where marks begin or end, between sentences and at further places. */
export function runsOf(
  text: string,
  marks: readonly Mark[],
  sentences: readonly number[],
  places: readonly number[] = [],
): Run[] {
  const inside = (place: number) => place > 0 && place < text.length;
  const edges = [...marks.flatMap(({ start, end }) => [start, end]), ...sentences, ...places].filter(inside);
  const cuts = [...new Set([0, ...edges])].sort((a, b) => a - b);
  const ends = new Set(sentences);
  return cuts.map((start, index) => {
    const end = cuts[index + 1] ?? text.length;
    const over = marks.filter((mark) => mark.start < end && mark.end > start);
    const titles = new Set(over.flatMap(({ title }) => title ?? []));
    return {
      start,
      text: text.slice(start, end),
      kinds: [...new Set(over.map(({ kind }) => kind))],
      title: titles.size === 0 ? undefined : [...titles].join('; '),
      endsSentence: ends.has(end),
    };
  });
}

/** Where a text has what is looked for, whatever the case. */
export function hitsOf(text: string, wanted: string): Mark[] {
  const needle = wanted.trim().toLowerCase();
  const hay = text.toLowerCase();
  // Lower case may be longer (İ); then offsets would be wrong.
  if (needle === '' || hay.length !== text.length) return [];
  const marks: Mark[] = [];
  for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + needle.length)) {
    marks.push({ start: at, end: at + needle.length, kind: 'hit' });
  }
  return marks;
}
