import { expect, test } from 'vitest';
import { splitAtSemicolons } from './semicolons.ts';

test.each([
  'no sign at all',
  'We came; ¦we saw.',
  'It ends so;',
  'We came (a; b; c); ¦we saw “x; y”; ¦we left.',
  'Fish&amp;chips and a;b',
  '前期准备；¦两个项目（甲；乙）；¦三条路。',
  '前期准备;¦两个项目',
])('%s', (marked) => {
  expect(splitAtSemicolons(marked.replaceAll('¦', ''))).toEqual(marked.split('¦'));
});
