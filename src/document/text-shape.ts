import { parseLanguage } from '../language.ts';

/** A key or column that is a language code, plain `zh` among them. */
export function namesLanguage(name: string): boolean {
  if (!/^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}$/.test(name)) return false;
  if (/^zh$/i.test(name)) return true;
  try {
    parseLanguage(name);
    return true;
  } catch {
    return false;
  }
}

/**
 * Name of the root element without its prefix, in lower case; undefined where what stands before it is not what may
 * stand before a root element.
 */
export function xmlRoot(text: string): string | undefined {
  let at = 0;
  for (;;) {
    while (/\s/.test(text.charAt(at))) at++;
    const end = text.startsWith('<!--', at)
      ? after(text, '-->', at)
      : text.startsWith('<?', at)
        ? after(text, '?>', at)
        : /^<!doctype/i.test(text.slice(at, at + 9))
          ? afterDoctype(text, at)
          : undefined;
    if (end === undefined) break;
    at = end;
  }
  return /^<(?:[A-Za-z_][\w.-]{0,60}:)?([A-Za-z_][\w.-]{0,60})[\s/>]/
    .exec(text.slice(at, at + 130))?.[1]
    ?.toLowerCase();
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at + mark.length;
}

/** An internal subset stands in brackets. */
function afterDoctype(text: string, from: number): number {
  const close = text.indexOf('>', from);
  const open = text.indexOf('[', from);
  if (open < 0 || close < 0 || close < open) return after(text, '>', from);
  return after(text, '>', after(text, ']', open));
}

const TAG =
  /<\/?(html|head|body|title|meta|div|p|span|br|h[1-6]|ul|ol|li|table|tr|td|a|img|article|section|script|style|link|em|strong|b|i)(?:\s[^<>]{0,2000})?\/?>/gi;

/** Several known tags, one of them closed: text about HTML rarely begins so. */
export function looksLikeHtml(text: string): boolean {
  if (!text.startsWith('<')) return false;
  const names = new Set<string>();
  let closed = false;
  for (const [tag, name = ''] of text.matchAll(TAG)) {
    names.add(name.toLowerCase());
    closed ||= tag.startsWith('</');
    if (names.size >= 3 && closed) return true;
  }
  return names.size >= 2 && closed;
}
