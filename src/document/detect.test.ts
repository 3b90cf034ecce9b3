import { describe, expect, it, test } from 'vitest';
import { zipOf } from '../../scripts/containers.mjs';
import { detectFormat } from './detect.ts';

const zip = (...names: string[]) => zipOf(names.map((name) => ({ name, content: 'x' })));

describe('detectFormat', () => {
  test.each([
    ['text', 'a.txt', 'One.\nTwo.'],
    ['text', 'a', '1\nis not a cue'],
    ['text', 'a', 'It, he said, is no joke.\nNo, it is not.'],
    ['text', 'a', '<Anna> Hello\n<Ben> Hi'],
    ['text', 'a', '{not json'],
    ['text', 'a', 'the,and\n1,2'],
    ['markdown', 'README.md', '# One'],
    ['markdown', 'README.md', '<p align="center"><img src="a"></p>\n\n# One'],
    ['html', 'a', '<!DOCTYPE html><p>x'],
    ['html', 'a.txt', '  <!-- c --><html><body>x</body></html>'],
    ['html', 'a', '<div><p>One</p></div>'],
    ['html', 'a.html', 'Only text'],
    ['html', 'a', '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body/></html>'],
    ['vtt', 'a', '\ufeffWEBVTT\n\n00:01.000 --> 00:02.000\nx'],
    ['srt', 'a', '\n1\r\n00:00:01,000 --> 00:00:02,000\r\nx'],
    [
      'tmx',
      'a',
      '<?xml version="1.0"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd" [<!ENTITY a "b>">]>\n<tmx version="1.4">',
    ],
    ['xliff', 'a', '<!-- c --><xliff version="1.2">'],
    ['xliff', 'a', '<x:xliff xmlns:x="urn:oasis:names:tc:xliff:document:1.2">'],
    ['po', 'a', '# c\nmsgid ""\nmsgstr ""\n'],
    ['jsonl', 'a', '{"en":"a","zh-Hant":"b"}\n'],
    ['jsonl', 'a', '{"id":1,"cells":{"en":{"text":"a"},"ja":{"text":"b"}}}\n'],
    ['jsonl', 'a.jsonl', '{"x":1}'],
    ['tsv', 'a', 'id\ten\tzh-TW\n1\ta\tb'],
    ['csv', 'a', 'en,ja\r\na,b'],
    ['csv', 'a', '"de";"fr"\n"a";"b"'],
    ['csv', 'a.csv', 'x,y\n1,2'],
    ['pdf', 'a.txt', '%PDF-1.7\n'],
    ['pdf', 'a', 'Mail header\r\n\r\n%PDF-1.4\n'],
  ])('%s: %s %j', async (format, name, content) => {
    expect(await detectFormat(name, Buffer.from(content))).toBe(format);
  });

  it('sees through UTF-16', async () => {
    expect(await detectFormat('a', Buffer.from('\ufeff<tmx version="1.4">', 'utf16le'))).toBe('tmx');
    expect(await detectFormat('a', Buffer.from('<tmx version="1.4">', 'utf16le').swap16())).toBe('tmx');
  });

  test.each([
    ['docx', zip('[Content_Types].xml', 'word/document.xml')],
    ['docx', zip('[Content_Types].xml', 'word/document2.xml')],
    ['xlsx', zip('[Content_Types].xml', 'xl/workbook.xml')],
    ['epub', zip('mimetype', 'META-INF/container.xml')],
  ])('%s inside a ZIP archive', async (format, bytes) => {
    expect(await detectFormat('a.zip', bytes)).toBe(format);
  });

  test.each([
    ['old Microsoft Office', Buffer.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), 'save it as .docx'],
    ['Rich Text', Buffer.from('{\\rtf1'), 'save it as .docx'],
    ['PNG', Buffer.from('\x89PNG', 'latin1'), 'text recognition'],
    ['OpenDocument', zip('mimetype', 'content.xml'), 'save it as .docx'],
    ['PowerPoint', zip('ppt/presentation.xml'), 'save its text'],
    ['ZIP archive', zip('a.txt'), 'unpack it'],
    ['root element <svg>', Buffer.from('<?xml version="1.0"?><svg/>'), 'TMX, XLIFF and XHTML'],
  ])('says what to do with a file of %s', async (what, bytes, advice) => {
    const refusal = detectFormat('a', bytes);
    await expect(refusal).rejects.toMatchObject({ code: 'INPUT_UNSUPPORTED' });
    await expect(refusal).rejects.toThrow(what);
    await expect(refusal).rejects.toThrow(advice);
  });

  test.each([
    ['nothing but <', '<'.repeat(65_536)],
    ['comments without end', '<!--'.repeat(16_000)],
    ['tags without end', '<a '.repeat(20_000)],
    ['braces', '{'.repeat(65_536)],
    ['separators', 'en,'.repeat(20_000)],
    ['spaces', ' '.repeat(65_536)],
  ])('takes no long time with %s', async (_, content) => {
    // Bounded work takes milliseconds; the square of 65,536 steps is longer than a test may take.
    expect(await detectFormat('a', Buffer.from(content))).toBeTypeOf('string');
  });
});
