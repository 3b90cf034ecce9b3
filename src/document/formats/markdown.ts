import { Lines, type Parsed } from './parsed.ts';

/** Lines that front matter may have: more is a text between two rules. */
const MAX_FRONT_MATTER = 200;

/**
 * The text of Markdown, line by line, without what is markup for sure; what may be text stays. The lines of code
 * blocks stay as they are.
 */
export function parseMarkdown(text: string): Parsed {
  const source = text.split(/\r\n|\n|\r/);
  const lines = new Lines();
  let fence: string | undefined;
  for (const line of source.slice(frontMatter(source))) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== undefined) {
      if (mark?.startsWith(fence) === true) fence = undefined;
      else lines.add(line);
    } else if (mark !== undefined) {
      fence = mark;
    } else {
      for (const part of blocks(line)) lines.add(inline(part).trim());
    }
  }
  return lines.parsed();
}

/** How many lines the front matter takes, with its rules. */
function frontMatter(lines: readonly string[]): number {
  if (lines[0] !== '---') return 0;
  const end = lines.slice(1, MAX_FRONT_MATTER).findIndex((line) => line === '---' || line === '...');
  return end < 0 ? 0 : end + 2;
}

const RULE =
  /^ {0,3}(?:(?:-[ \t]*){3,200}|(?:\*[ \t]*){3,200}|(?:_[ \t]*){3,200}|={2,200}[ \t]*|-{2,200}[ \t]*)$/;
const TABLE_RULE = /^[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|){1,200}(?:[ \t]*:?-+:?[ \t]*)?$/;
const DEFINITION = /^ {0,3}\[[^\]]{1,200}\]:\s+\S+/;

function blocks(line: string): readonly string[] {
  if (line.length < 1000 && (RULE.test(line) || TABLE_RULE.test(line))) return [];
  if (DEFINITION.test(line)) return [];
  const text = line
    .replace(/^(?:[ \t]{0,3}>[ \t]?){1,20}/, '')
    .replace(/^[ \t]*(?:[-*+]|\d{1,2}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?/, '')
    .replace(/^ {0,3}#{1,6}[ \t]+/, '');
  const heading = text.length < line.length ? text.replace(/[ \t]+#{1,6}[ \t]*$/, '') : text;
  if (!/^[ \t]*\|.*\|[ \t]*$/.test(heading)) return [heading];
  return heading
    .trim()
    .slice(1, -1)
    .split(/(?<!\\)\|/);
}

/** Images, links, code, emphasis; every pattern is bounded, so that no line takes long. */
function inline(text: string): string {
  return text
    .replace(/<!--[^>]{0,1000}-->/g, '')
    .replace(/<\/?(?:br|b|i|em|strong|sub|sup|u|span|a|img|p|div|kbd|code)(?:\s[^<>]{0,500})?\/?>/gi, '')
    .replace(/!?\[([^[\]]{0,1000})\]\([^()\s]{0,2000}(?:\s"[^"]{0,500}")?\)/g, '$1')
    .replace(/!?\[([^[\]]{1,1000})\]\[[^[\]]{0,200}\]/g, '$1')
    .replace(/<((?:https?|mailto):[^\s<>]{1,2000})>/g, '$1')
    .replace(/(?<!`)`([^`]{1,1000})`(?!`)/g, '$1')
    .replace(/(?<![\\*])(\*{1,3})(?=\S)([^*]{1,2000})(?<=\S)\1(?!\*)/g, '$2')
    .replace(/(?<![\\\w])(_{1,3})(?=\S)([^_]{1,2000})(?<=\S)\1(?!\w)/g, '$2')
    .replace(/~~(?=\S)([^~]{1,2000})(?<=\S)~~/g, '$1')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1');
}
