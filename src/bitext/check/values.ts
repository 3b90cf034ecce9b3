import { parseLanguage } from '../../language.ts';
import type { Position } from '../bitext.ts';
import { parseTmxDate } from '../tmx-date.ts';
import type { Attributes } from '../xml-events.ts';
import { VALUES } from './content-model.ts';
import type { Findings } from './findings.ts';

const DATES = new Set(['creationdate', 'changedate', 'lastusagedate']);
const LANGUAGES = new Set(['xml:lang', 'lang', 'srclang', 'adminlang']);

/** The value of `srclang` that leaves the source language open. */
export const ANY_LANGUAGE = '*all*';

/** Checks what the attributes of an element say, whether or not they may stand there. */
export function checkValues(element: string, attributes: Attributes, at: Position, findings: Findings): void {
  for (const name in attributes) {
    const value = attributes[name] ?? '';
    const shown = `${name}="${value.slice(0, 60)}"`;
    if (DATES.has(name) && parseTmxDate(value) === undefined) {
      const message = `${shown} is no date; write YYYYMMDDThhmmssZ, such as 20260203T040506Z`;
      findings.add('error', 'date', message, at);
    } else if (LANGUAGES.has(name) && !(name === 'srclang' && value === ANY_LANGUAGE)) {
      checkLanguage(value, shown, at, findings);
    } else if (name === 'usagecount' && !/^\d+$/.test(value)) {
      findings.add('warning', 'attribute', `${shown} is no number`, at);
    }
    const allowed = VALUES.get(`${element} ${name}`);
    if (allowed !== undefined && !allowed.includes(value)) {
      findings.add('error', 'attribute', `${shown} in <${element}> is one of ${allowed.join(', ')}`, at);
    }
  }
}

/** Tags that name a language in a way that `parseLanguage` refuses for other reasons than the standard's. */
const NOT_ONE = /^(zh|mul|zxx|und)$/;

/** Tags that were judged; a file has few, and this bounds the memory for one that has many. */
const judged = new Map<string, { readonly canonical: string | undefined; readonly isKnown: boolean }>();
const MAX_JUDGED = 1000;

function judge(tag: string): { readonly canonical: string | undefined; readonly isKnown: boolean } {
  const before = judged.get(tag);
  if (before !== undefined) return before;
  const judgement = { canonical: canonicalForm(tag), isKnown: namesLanguage(tag) };
  if (judged.size < MAX_JUDGED && tag.length <= 100) judged.set(tag, judgement);
  return judgement;
}

function canonicalForm(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

function namesLanguage(tag: string): boolean {
  try {
    if (NOT_ONE.test(new Intl.Locale(tag).language)) return true;
    parseLanguage(tag);
    return true;
  } catch {
    return false;
  }
}

function checkLanguage(tag: string, shown: string, at: Position, findings: Findings): void {
  const { canonical, isKnown } = judge(tag);
  if (canonical === undefined) {
    const message = `${shown} is no language tag; write BCP 47 with hyphens, such as zh-TW`;
    findings.add('error', 'language', message, at);
    return;
  }
  if (canonical !== tag) {
    findings.add('warning', 'language-form', `${shown} is written ${canonical} in canonical form`, at);
  }
  if (!isKnown) findings.add('error', 'language', `${shown} names no language that is known`, at);
}
