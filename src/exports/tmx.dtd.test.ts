import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DtdValidator, XmlDocument, XmlDtd } from 'libxml2-wasm';
import { expect, it } from 'vitest';
import { alignmentOf } from '../../test/alignment.ts';
import { textOf } from '../../test/written.ts';
import type { WriteOptions } from './format.ts';
import { FORMATS } from './formats.ts';

const OMEGAT = '/usr/share/omegat';

/** The DTD is not ours to hand on: it is taken from the machine, where it has one. */
function findDtd(): string | undefined {
  const { HEXAPLA_TMX_DTD: path } = process.env;
  if (path !== undefined && path !== '') return readFileSync(path, 'utf8');
  if (!existsSync(OMEGAT)) return undefined;
  const jar = readdirSync(OMEGAT, { recursive: true, encoding: 'utf8' }).find((file) =>
    /(^|\/)OmegaT\.jar$/.test(file),
  );
  if (jar === undefined) return undefined;
  try {
    return execFileSync('unzip', ['-p', join(OMEGAT, jar), 'schemas/tmx14.dtd'], { encoding: 'utf8' });
  } catch {
    return undefined;
  }
}

const dtd = findDtd();

const alignment = alignmentOf(
  ['en', 'zh-Hant', 'ar'],
  [
    { texts: { en: '<One> & ]]>', 'zh-Hant': '一。', ar: 'واحد' } },
    { texts: { 'zh-Hant': '二。', ar: 'اثنان' } },
    { texts: { ar: 'ثلاثة' } },
  ],
);

const cases: readonly { name: string; options: WriteOptions }[] = [
  { name: 'all languages', options: { documentName: 'a "b"\n<c>' } },
  { name: 'a pair', options: { bilingual: ['zh-Hant', 'ar'], codes: 'script' } },
  { name: 'no unit at all', options: { minConfidence: 1 } },
];

it.for(cases)('is valid by the TMX 1.4 DTD: $name', async ({ options }, { skip }) => {
  if (dtd === undefined) {
    return skip('no tmx14.dtd here: set HEXAPLA_TMX_DTD to its path or install OmegaT (and unzip)');
  }
  const validator = new DtdValidator(XmlDtd.fromString(dtd));
  const document = XmlDocument.fromString(await textOf(FORMATS.tmx.write(alignment, options)));
  expect(() => validator.validate(document)).not.toThrow();
  document.dispose();
  validator.dispose();
});

it('notices what the DTD forbids', ({ skip }) => {
  if (dtd === undefined) return skip('no tmx14.dtd here');
  const validator = new DtdValidator(XmlDtd.fromString(dtd));
  const document = XmlDocument.fromString('<tmx version="1.4"><body/></tmx>');
  expect(() => validator.validate(document)).toThrow();
  document.dispose();
  validator.dispose();
});
