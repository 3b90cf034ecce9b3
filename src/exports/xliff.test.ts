import { XmlDocument, XmlElement } from 'libxml2-wasm';
import { describe, expect, it } from 'vitest';
import { streamOf, textOf } from '../../test/written.ts';
import type { ReviewStatus, TranslationUnit } from '../bitext/index.ts';
import type { UnitWriteOptions } from './format.ts';
import { FORMATS } from './formats.ts';

const NOW = new Date('2026-02-03T04:05:06.789Z');

const sample: readonly TranslationUnit[] = [
  {
    id: 'a',
    variants: [
      { language: 'en', text: 'One & <1>.' },
      { language: 'ja', text: '一つ\r\n目。' },
      { language: 'ja', text: '壱。' },
    ],
    confidence: 0.61239,
    document: 'x.txt',
    remarks: [{ code: 'number-mismatch', message: 'numbers differ' }],
    notes: ['look <here>'],
    moved: true,
  },
  {
    id: 'b c',
    variants: [
      { language: 'en', text: 'Two.' },
      { language: 'en', text: 'Second.' },
      { language: 'ja', text: '二。' },
    ],
    status: 'accepted',
    document: 'y & z.txt',
  },
];

async function write(units: readonly TranslationUnit[], options: Partial<UnitWriteOptions> = {}) {
  const files = FORMATS.xliff.writeUnits?.(streamOf(units), {
    languages: ['en', 'ja'],
    now: NOW,
    ...options,
  });
  return textOf(files ?? []);
}

/** What stands in the elements at a path, white space between elements left out. */
function contents(xml: string, path: string): string[] {
  const document = XmlDocument.fromString(xml);
  try {
    const namespaces = {
      x: document.root.namespaceUri,
      m: 'urn:oasis:names:tc:xliff:matches:2.0',
    };
    return document.find(path, namespaces).map((node) => node.content);
  } finally {
    document.dispose();
  }
}

function rootAttributes(xml: string): Record<string, string> {
  const document = XmlDocument.fromString(xml);
  try {
    if (!(document.root instanceof XmlElement)) throw new Error('no root');
    return Object.fromEntries(document.root.attrs.map(({ name, value }) => [name, value]));
  } finally {
    document.dispose();
  }
}

describe('XLIFF 1.2', () => {
  it('has a file for each document, with its languages', async () => {
    const xml = await write(sample, { toolVersion: '1.2.3' });
    expect(rootAttributes(xml)).toEqual({ version: '1.2' });
    expect(contents(xml, '//x:file/@original')).toEqual(['x.txt', 'y & z.txt']);
    expect(contents(xml, '//x:file/@source-language')).toEqual(['en-US', 'en-US']);
    expect(contents(xml, '//x:file/@target-language')).toEqual(['ja-JP', 'ja-JP']);
    expect(contents(xml, '//x:file/@date')).toEqual(['2026-02-03T04:05:06Z', '2026-02-03T04:05:06Z']);
    expect(contents(xml, '//x:tool/@tool-version')).toEqual(['1.2.3', '1.2.3']);
  });

  it('has the texts, the confidence, the notes and what there is beside', async () => {
    const xml = await write(sample);
    expect(contents(xml, '//x:trans-unit/@id')).toEqual(['a', 'b c']);
    expect(contents(xml, '//x:trans-unit/x:source')).toEqual(['One & <1>.', 'Two.']);
    expect(contents(xml, '//x:trans-unit/x:target')).toEqual(['一つ\r\n目。', '二。']);
    expect(contents(xml, '//x:alt-trans[@origin="hexapla"]/@match-quality')).toEqual(['61.24%']);
    expect(contents(xml, '//x:alt-trans[not(@origin)]/x:target')).toEqual(['壱。', '二。']);
    expect(contents(xml, '//x:alt-trans/x:source')).toEqual(['Second.']);
    expect(contents(xml, '//x:note[not(@from)]')).toEqual(['look <here>']);
    expect(contents(xml, '//x:note[@from="hexapla"]')).toEqual([
      'number-mismatch: numbers differ',
      'moved: one of the languages has it in another place',
    ]);
  });

  it.each<[ReviewStatus, string, string[]]>([
    ['unreviewed', 'needs-review-translation', []],
    ['accepted', 'final', ['yes']],
    ['edited', 'signed-off', ['yes']],
    ['rejected', 'needs-translation', []],
  ])('says that a unit is %s', async (status, state, approved) => {
    const xml = await write([{ ...sample[0], variants: sample[0]?.variants ?? [], status }]);
    expect(contents(xml, '//x:trans-unit/x:target/@state')).toEqual([state]);
    expect(contents(xml, '//x:trans-unit/@approved')).toEqual(approved);
  });

  it('has the order of elements that the schema wants', async () => {
    const xml = await write(sample);
    const names = [...xml.matchAll(/^<([\w-]+)/gm)].map(([, name]) => name);
    const inUnit = names.slice(names.indexOf('trans-unit') + 1, names.lastIndexOf('file'));
    expect(inUnit).toEqual(['source', 'target', 'note', 'note', 'note', 'alt-trans', 'alt-trans']);
  });

  it('has a file though there is no unit', async () => {
    const xml = await write([]);
    expect(contents(xml, '//x:file/x:body')).toEqual(['\n']);
    expect(contents(xml, '//x:trans-unit')).toEqual([]);
  });
});

describe('XLIFF 2.1', () => {
  const options = { xliffVersion: '2.1', codes: 'script' } as const;

  it('has a file for each document, and the languages of all', async () => {
    const xml = await write(sample, options);
    expect(rootAttributes(xml)).toEqual({ version: '2.1', srcLang: 'en', trgLang: 'ja' });
    expect(contents(xml, '//x:file/@id')).toEqual(['f1', 'f2']);
    expect(contents(xml, '//x:file/@original')).toEqual(['x.txt', 'y & z.txt']);
  });

  it('has the texts, the confidence, the notes and what there is beside', async () => {
    const xml = await write(sample, options);
    expect(contents(xml, '//x:segment/x:source')).toEqual(['One & <1>.', 'Two.']);
    expect(contents(xml, '//x:segment/x:target')).toEqual(['一つ\r\n目。', '二。']);
    expect(contents(xml, '//m:match/@matchQuality')).toEqual(['61.24']);
    expect(contents(xml, '//m:match/x:target')).toEqual(['一つ\r\n目。', '壱。', '二。']);
    expect(contents(xml, '//m:match/x:source')).toEqual(['One & <1>.', 'One & <1>.', 'Second.']);
    expect(contents(xml, '//x:note[not(@category)]')).toEqual(['look <here>']);
    expect(contents(xml, '//x:note[@category="flag"]')).toHaveLength(2);
  });

  it('makes identifiers of what may be one, and keeps what may not as a name', async () => {
    const xml = await write(sample, options);
    expect(contents(xml, '//x:unit/@id')).toEqual(['a', expect.stringMatching(/^[\da-f]{16}$/)]);
    expect(contents(xml, '//x:unit/@name')).toEqual(['b c']);
  });

  it.each<[ReviewStatus, string, string[]]>([
    ['unreviewed', 'translated', []],
    ['accepted', 'final', []],
    ['edited', 'reviewed', []],
    ['rejected', 'initial', ['hexapla:rejected']],
  ])('says that a unit is %s', async (status, state, subState) => {
    const xml = await write([{ ...sample[0], variants: sample[0]?.variants ?? [], status }], options);
    expect(contents(xml, '//x:segment/@state')).toEqual([state]);
    expect(contents(xml, '//x:segment/@subState')).toEqual(subState);
  });

  it('has no empty lists, and a group where there is no unit', async () => {
    const xml = await write(sample.slice(1), options);
    expect(contents(xml, '//x:notes')).toEqual([]);
    expect(contents(await write([], options), '//x:file/x:group/@id')).toEqual(['none']);
  });
});

it('wants to know which two of several languages', () => {
  const write = FORMATS.xliff.writeUnits;
  const languages = ['en', 'ja', 'vi'];
  expect(() => write?.(sample, { languages })).toThrow(
    expect.objectContaining({ code: 'INVALID_OPTION', message: expect.stringContaining('--bilingual') }),
  );
  expect(() => write?.(sample, { languages, bilingual: ['en', 'ja'] })).not.toThrow();
});
