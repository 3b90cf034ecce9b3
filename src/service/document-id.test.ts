import { expect, it } from 'vitest';
import { documentId } from './document-id.ts';

const file = (text: string, name = 'a.txt') => ({ name, bytes: Buffer.from(text) });

it('is the same for the same files and options, and another one for others', () => {
  const id = documentId([file('a')], { semicolons: true, languages: ['en', 'de'] });
  expect(id).toMatch(/^[0-9a-f]{32}$/);
  expect(documentId([file('a')], { html: undefined, languages: ['en', 'de'], semicolons: true })).toBe(id);
  const others = [
    documentId([file('b')], { semicolons: true, languages: ['en', 'de'] }),
    documentId([file('a', 'a.md')], { semicolons: true, languages: ['en', 'de'] }),
    documentId([{ ...file('a'), language: 'en' }], { semicolons: true, languages: ['en', 'de'] }),
    documentId([file('a')], { semicolons: true, languages: ['de', 'en'] }),
    documentId([file('a')], {}),
    documentId([file('a'), file('')], { semicolons: true, languages: ['en', 'de'] }),
  ];
  expect(new Set([id, ...others]).size).toBe(7);
});
