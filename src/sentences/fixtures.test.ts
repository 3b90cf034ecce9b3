import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { endingsOf, unicodeSplitter } from './known-endings.ts';
import { splitSentences } from './split.ts';

const FOLDER = new URL('../../test/fixtures/sentences/', import.meta.url);

/** As the README of the fixtures says: a case a line, ‖ before what begins a sentence, ? before a known miss. */
function readCases(file: string): { readonly right: readonly string[]; readonly missed: readonly string[] } {
  const lines = readFileSync(new URL(file, FOLDER), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('# '));
  return {
    right: lines.filter((line) => !line.startsWith('? ')),
    missed: lines.filter((line) => line.startsWith('? ')).map((line) => line.slice(2)),
  };
}

const unmarked = (marked: string) => marked.replaceAll('‖', '');
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.txt'));

describe.each(files)('%s', (file) => {
  const language = file.replace('.txt', '');
  const { right, missed } = readCases(file);

  it.each(right)('%s', (marked) => {
    expect(splitSentences(language, unmarked(marked))).toEqual(marked.split('‖'));
  });

  if (missed.length > 0) {
    // Who makes one right takes its question mark away.
    it.fails.each(missed)('does not yet split %s', (marked) => {
      expect(splitSentences(language, unmarked(marked))).toEqual(marked.split('‖'));
    });
  }

  it('has at least 25 cases and at most two known misses', () => {
    expect(right.length).toBeGreaterThanOrEqual(25);
    expect(missed.length).toBeLessThanOrEqual(2);
  });

  // Where the library has no binary; it knows fewer abbreviations.
  it('is right in nine of ten cases without the library', () => {
    const endings = endingsOf(unicodeSplitter);
    const wrong = right.filter(
      (marked) => splitSentences(language, unmarked(marked), endings).join('‖') !== marked,
    );
    if (wrong.length > 0)
      console.log(`${file} without sentencex: ${right.length - wrong.length} of ${right.length}`);
    expect(wrong.length).toBeLessThanOrEqual(right.length / 10);
  });
});

test('there is a file a language of the eleven', () => {
  expect(files).toHaveLength(11);
});
