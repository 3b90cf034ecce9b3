import { describe, expect, it, test } from 'vitest';
import { findMojibake } from './index.ts';

/** A text whose UTF-8 was read in another character set. */
const misread = (text: string, encoding: string) => new TextDecoder(encoding).decode(Buffer.from(text));
const FRENCH = 'Le café était déjà fermé, l’été – c’est vrai.';
const RUSSIAN = 'Привет, как дела?';
const CHINESE = '他说：“今天天气很好。”我们去公园。';
const JAPANESE = 'このバスは毎日走っています。';

describe('findMojibake', () => {
  test.each([
    [FRENCH, 'windows-1252', 'utf-8-as-windows-1252'],
    [RUSSIAN, 'windows-1252', 'utf-8-as-windows-1252'],
    [JAPANESE, 'windows-1252', 'utf-8-as-windows-1252'],
    [RUSSIAN, 'windows-1251', 'utf-8-as-windows-1251'],
    [CHINESE, 'gbk', 'utf-8-as-gbk'],
    [FRENCH, 'gbk', 'utf-8-as-gbk'],
    [JAPANESE, 'shift_jis', 'utf-8-as-shift_jis'],
    [FRENCH, 'shift_jis', 'utf-8-as-shift_jis'],
    [CHINESE, 'big5', 'replaced'],
  ])('finds %s read as %s', (text, encoding, kind) => {
    expect(findMojibake(text)).toEqual([]);
    expect(findMojibake(misread(text, encoding)).map((found) => found.kind)).toContain(kind);
  });

  it('finds windows-1251 read as windows-1252', () => {
    expect(findMojibake('Ïðèâåò, êàê äåëà?')).toMatchObject([{ kind: 'alphabet-as-windows-1252' }]);
  });

  it('finds what is left of Chinese with its bytes paired wrongly', () => {
    const text = '“春季巡查”會議?;顒右砸曨l在港口召開';
    expect(findMojibake(text)).toEqual([{ start: 8, end: 15, kind: 'han-debris' }]);
    expect(text.slice(8, 15)).toBe('?;顒右砸曨l');
  });

  it('gives stretches in order and apart', () => {
    const found = findMojibake(`caf\ufffd ${misread(FRENCH, 'windows-1252')} 锟斤拷`);
    for (const [index, { start, end }] of found.entries()) {
      expect(end).toBeGreaterThan(start);
      expect(start).toBeGreaterThanOrEqual(found[index - 1]?.end ?? 0);
    }
  });

  test.each([
    'LIBERTÉ» «CAFÉ» passé…» été\u00a0» MANHÃ” VOILÀ…',
    'SÃO PAULO, À L’ÎLE, ÑANDÚ, ÄÖÜäöüß, 10 °C, £5, ½ Ø',
    'Příliš žluťoučký kůň, KRÁLÍČEK, MÍŠA',
    'ТИШИНА. мРНК, кВт. Київ, Сіль, РІСЬ',
    '聯通公司和龍門石窟的嚙齒動物',
    '你真的去了?我不信;算了',
    '張堃、陶喆、王曦',
    'ﾃｽﾄ ｶﾀｶﾅ 縺れる糸',
    'Ngày 9 tháng 4, ÔNG “QUÊ” ở Huế…',
    'İstanbul’da Şişli, ĞÜŞ',
  ])('finds nothing in %s', (text) => {
    expect(findMojibake(text)).toEqual([]);
  });
});
