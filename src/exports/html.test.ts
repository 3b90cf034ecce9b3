import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { streamOf, textOf } from '../../test/written.ts';
import type { TranslationUnit } from '../bitext/index.ts';
import { FORMATS } from './formats.ts';

const NOW = new Date('2026-02-03T04:05:06.789Z');

async function page(units: readonly TranslationUnit[], languages: readonly string[], documentName?: string) {
  const options = { languages, documentName, now: NOW };
  const html = await textOf(FORMATS.html.writeUnits?.(streamOf(units), options) ?? []);
  return { html, document: parseHTML(html).document };
}

const both = (en: string, ar: string) => [
  { language: 'en', text: en },
  { language: 'ar', text: ar },
];

describe('HTML', () => {
  it('has a row a unit and a cell a language, each with its language and direction', async () => {
    const { document } = await page([{ variants: both('One.', 'واحد.'), confidence: 0.456 }], ['en', 'ar']);
    const cells = [...document.querySelectorAll('tbody tr:first-child td')];
    expect(
      cells.map((cell) => [cell.getAttribute('lang'), cell.getAttribute('dir'), cell.textContent]),
    ).toEqual([
      ['en', 'ltr', 'One.'],
      ['ar', 'rtl', 'واحد.'],
      [null, null, '0.46'],
    ]);
    expect(document.querySelector('tbody tr')?.className).toBe('c2');
    expect([...document.querySelectorAll('thead th')].map(({ textContent }) => textContent)).toEqual([
      '#',
      'English',
      'Arabic',
      'Confidence',
    ]);
  });

  it.each([
    [0, 'c0'],
    [0.2, 'c1'],
    [0.999, 'c4'],
    [1, 'c4'],
    [undefined, ''],
  ])('shades a confidence of %s as %s', async (confidence, shade) => {
    const { document } = await page([{ variants: both('a', 'b'), confidence }], ['en', 'ar']);
    expect(document.querySelector('tbody tr')?.className).toBe(shade);
  });

  it('has no shade where only one language has the unit', async () => {
    const { document } = await page(
      [{ variants: [{ language: 'en', text: 'a' }], confidence: 0 }],
      ['en', 'ar'],
    );
    expect(document.querySelector('tbody tr')?.className).toBe('');
    expect(document.querySelector('tbody .confidence')?.textContent).toBe('–');
  });

  it('says below a unit what there is to say, and calls it as its remarks do', async () => {
    const unit: TranslationUnit = {
      variants: both('a', 'b'),
      position: 7,
      status: 'rejected',
      remarks: [{ code: 'duplicate', message: 'also in #3' }],
      notes: ['a note'],
      moved: true,
    };
    const { document } = await page([unit], ['en', 'ar']);
    expect(document.querySelector('tbody th')?.textContent).toBe('7');
    const said = [...document.querySelectorAll('.comments span')].map(({ textContent }) => textContent);
    expect(said).toEqual(['rejected', 'stands elsewhere in one of the languages', 'also in #3', 'a note']);
    expect(document.querySelector('tbody tr')?.className).toBe('rejected');
  });

  it('runs nothing and loads nothing, whatever stands in a text', async () => {
    const evil = '</td><script>alert(1)</script><img src="https://example.org/x.png" onerror="alert(1)">';
    const unit: TranslationUnit = {
      variants: both(evil, evil),
      remarks: [{ code: 'x', message: evil }],
      notes: [evil],
    };
    const { document, html } = await page([unit], ['en', 'ar'], evil);
    expect(document.querySelectorAll('script, img, link, iframe')).toHaveLength(0);
    expect(document.querySelector('td')?.textContent).toBe(evil);
    expect(document.title).toBe(evil);
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(html).not.toMatch(/(href|src)=(?!"https:\/\/example.org\/x.png" onerror)/);
  });

  it('says that there is nothing', async () => {
    const { document } = await page([], ['en', 'ja']);
    expect(document.querySelector('body > p')?.textContent).toBe('There are no units.');
    expect(document.title).toBe('English – Japanese');
  });
});
