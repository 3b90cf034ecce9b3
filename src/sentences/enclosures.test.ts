import { describe, expect, it, test } from 'vitest';
import { findEnclosures } from './enclosures.ts';

const found = (line: string) => findEnclosures(line).map(({ open, close }) => line.slice(open, close + 1));

describe('findEnclosures', () => {
  test.each<[string, string[]]>([
    ['Er sagte „ja“ und »nein« und «doch».', ['„ja“', '»nein«', '«doch»']],
    ['Il dit « oui » et “non”.', ['« oui »', '“non”']],
    ['Han sa ”ja” och gick.', ['”ja”']],
    ['"One" and "two" (or (three)).', ['"One"', '"two"', '(or (three))']],
    ['It’s ‘fine’, isn’t it?', ['‘fine’']],
    ['他说：「『好』。」（笑）', ['「『好』。」', '（笑）']],
    ['a) one b) two', []],
    ['(never closed', []],
    ['never opened)', []],
    ['(crossed “ here) and” there', ['(crossed “ here)']],
  ])('%s', (line, enclosures) => {
    expect(found(line)).toEqual(enclosures);
  });

  it('leaves out what is too long to be kept whole, and keeps what is in it', () => {
    expect(found(`“${'a '.repeat(200)}(in) it”`)).toEqual(['(in)']);
  });
});
