import { expect, it } from 'vitest';
import { nameOf } from './download.ts';

const named = (header: string) =>
  nameOf(new Response('', { headers: header === '' ? {} : { 'Content-Disposition': header } }), 'export.tmx');

it('takes the name that the service gives', () => {
  expect(named('attachment; filename="harbour.tmx"')).toBe('harbour.tmx');
  expect(named('attachment; filename="x.tmx"; filename*=UTF-8\'\'%E8%82%87%E6%85%B6.tmx')).toBe('肇慶.tmx');
  expect(named('')).toBe('export.tmx');
  expect(named("attachment; filename*=UTF-8''%E0%A4%A.tmx")).toBe('export.tmx');
});
