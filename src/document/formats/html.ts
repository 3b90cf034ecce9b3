import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { HexaplaError } from '../../errors.ts';
import type { DocumentNote } from '../document.ts';
import { type HtmlLine, htmlLines } from './html-lines.ts';
import { lostFromMain } from './main-text.ts';
import { Lines, type Parsed } from './parsed.ts';

/** The article of a page, or all that it shows. */
export type HtmlScope = 'main' | 'all';

/** UTF-16 units of a page that is searched for its main text: the tree of one takes fifty times as much memory. */
const MAX_TREE = 8 * 2 ** 20;
/** Elements of such a page; Readability takes time with more than their number. */
const MAX_ELEMENTS = 50_000;

/**
 * The text of a web page, a block a line. Its main text is what Readability finds; where that would lose much of the
 * page's prose, such as another language's version, the text is all of the page without navigation.
 *
 * @throws HexaplaError `INPUT_FORMAT` (nested too deep), `INPUT_EMPTY`.
 */
export function parseHtml(name: string, html: string, scope: HtmlScope): Parsed {
  const all = htmlLines(name, html);
  if (all.length === 0) throw new HexaplaError('INPUT_EMPTY', `${name}: the page has no text`);
  if (scope === 'all') return parsed(all, []);
  const main = html.length > MAX_TREE ? undefined : mainLines(name, html, all);
  const withoutFurniture = all.filter(({ furniture }) => !furniture);
  const rest = withoutFurniture.length > 0 ? withoutFurniture : all;
  if (main === undefined) {
    const message = 'no main text was found on the page; all of its text was taken, without navigation';
    return parsed(rest, [{ code: 'no-main-text', message }]);
  }
  const lost = lostFromMain(all, main);
  if (lost === undefined) return parsed(main, []);
  const message = `the main text that was found leaves out ${lost}; all text of the page was taken, without navigation`;
  return parsed(rest, [{ code: 'main-text-incomplete', message }]);
}

function parsed(lines: readonly HtmlLine[], notes: readonly DocumentNote[]): Parsed {
  const text = new Lines();
  for (const line of lines) text.add(line.text);
  return text.parsed(notes);
}

function mainLines(name: string, html: string, all: readonly HtmlLine[]): readonly HtmlLine[] | undefined {
  let content: string | null | undefined;
  let title: string | null | undefined;
  try {
    const { document } = parseHTML(html);
    const article = new Readability(document, { maxElemsToParse: MAX_ELEMENTS, disableJSONLD: true }).parse();
    content = article?.content;
    title = article?.title;
  } catch {
    // Pages that these libraries cannot take, or too many elements: all text is as good as it gets.
    return undefined;
  }
  if (content === null || content === undefined) return undefined;
  const lines = htmlLines(name, content);
  if (lines.length === 0) return undefined;
  // Readability takes the heading away that repeats the title; it is text of the page.
  const heading = all.find(
    (line) => line.heading && title !== undefined && title !== null && isTitle(line.text, title),
  );
  return heading === undefined || lines.some(({ text }) => text === heading.text)
    ? lines
    : [heading, ...lines];
}

/** The title of a page is often its heading and the name of the site. */
function isTitle(heading: string, title: string): boolean {
  return heading.length > 3 && (title.includes(heading) || heading.includes(title));
}
