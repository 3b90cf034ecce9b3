import { Parser } from 'htmlparser2';
import { HexaplaError } from '../../errors.ts';

/** What stands in one block of a page. */
export interface HtmlLine {
  /** With white space as a browser shows it. */
  readonly text: string;
  /** In navigation, a page's header, footer, sidebar or a form. */
  readonly furniture: boolean;
  /** UTF-16 units of it that are links. */
  readonly linked: number;
  readonly heading: boolean;
}

/** Elements in each other: real pages stay far below, and parsers take time with the square of it. */
const MAX_DEPTH = 2000;

const words = (list: string) => new Set(list.split(' '));
const BLOCKS = words(
  'address article aside blockquote body br button caption center dd details dialog dir div dl dt fieldset figcaption ' +
    'figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option p pre ' +
    'search section select summary table tbody td tfoot th thead tr ul',
);
/** Never shown as text. The reading of a ruby would stand in the middle of its word. */
const UNSEEN = words(
  'head script style template noscript noframes iframe object embed applet svg math canvas audio video datalist rt rp ' +
    'textarea select',
);
const FURNITURE = words('nav footer aside form dialog menu button');
const HEADING = /^h[1-6]$/;

/**
 * The visible text of HTML, a block or the part before a `<br>` a line; in the order of the source, without building
 * a tree.
 *
 * @param isLeftOut Further elements that are not shown, by name and attributes.
 * @throws HexaplaError `INPUT_FORMAT` for elements nested more than 2,000 deep.
 */
export function htmlLines(
  name: string,
  html: string,
  isLeftOut: (element: string, attributes: Readonly<Record<string, string>>) => boolean = () => false,
): readonly HtmlLine[] {
  const lines: HtmlLine[] = [];
  const depths = { unseen: 0, furniture: 0, links: 0, pre: 0, heading: 0 };
  /** What each open element counts towards. */
  const open: (keyof typeof depths | undefined)[][] = [];
  let parts: string[] = [];
  let linked = 0;
  let heading = false;

  const endLine = () => {
    const text = parts
      .join('')
      .replace(/[ \t\n\r\f]+/g, ' ')
      .trim();
    if (text !== '')
      lines.push({ text, furniture: depths.furniture > 0, linked: Math.min(linked, text.length), heading });
    parts = [];
    linked = 0;
    heading = false;
  };

  const parser = new Parser(
    {
      onopentag(element, attributes) {
        if (open.length >= MAX_DEPTH) throw tooDeep(name);
        if (BLOCKS.has(element)) endLine();
        const counts: (keyof typeof depths)[] = [];
        if (isUnseen(element, attributes) || isLeftOut(element, attributes)) counts.push('unseen');
        if (isFurniture(element, attributes)) counts.push('furniture');
        if (element === 'a') counts.push('links');
        if (element === 'pre') counts.push('pre');
        if (HEADING.test(element)) counts.push('heading');
        for (const count of counts) depths[count]++;
        open.push(counts);
      },
      onclosetag(element) {
        if (BLOCKS.has(element)) endLine();
        for (const count of open.pop() ?? []) if (count !== undefined) depths[count]--;
      },
      ontext(text) {
        if (depths.unseen > 0) return;
        const [first = '', ...rest] = depths.pre > 0 ? text.split('\n') : [text];
        parts.push(first);
        for (const line of rest) {
          endLine();
          parts.push(line);
        }
        if (depths.links > 0) linked += text.trim().length;
        heading ||= depths.heading > 0;
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  parser.write(html);
  parser.end();
  endLine();
  return lines;
}

type Attributes = Readonly<Record<string, string>>;

function isUnseen(element: string, attributes: Attributes): boolean {
  if (UNSEEN.has(element)) return true;
  if (attributes['hidden'] !== undefined || attributes['aria-hidden'] === 'true') return true;
  return /(?:^|;)\s{0,9}(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)/i.test(
    attributes['style']?.slice(0, 1000) ?? '',
  );
}

function isFurniture(element: string, attributes: Attributes): boolean {
  if (FURNITURE.has(element)) return true;
  const role = attributes['role'];
  return role === 'navigation' || role === 'banner' || role === 'contentinfo' || role === 'complementary';
}

function tooDeep(name: string): HexaplaError {
  return new HexaplaError(
    'INPUT_FORMAT',
    `${name}: HTML elements nested more than ${MAX_DEPTH} deep; save the page as text`,
  );
}
