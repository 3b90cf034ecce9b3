import { baseLanguage, type LanguageTag } from '../../language.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { ja } from './ja.ts';
import { ko } from './ko.ts';
import { others } from './others.ts';
import { ru } from './ru.ts';
import type { LanguageRules } from './rules.ts';
import { shared } from './shared.ts';
import { th } from './th.ts';
import { vi } from './vi.ts';
import { zh } from './zh.ts';

export type { LanguageRules } from './rules.ts';

const tables = new Map(
  Object.entries({ ...others, de, en, es, fr, ja, ko, ru, th, vi, zh, yue: zh, wuu: zh }),
);
const joined = new Map<string, LanguageRules>();

/** The rules of a language, with those that all languages share. */
export function rulesFor(language: LanguageTag): LanguageRules {
  const base = baseLanguage(language);
  const own = tables.get(base);
  if (own === undefined) return shared;
  let rules = joined.get(base);
  if (rules === undefined) {
    rules = {
      ...own,
      never: union(shared.never, own.never),
      seldom: union(shared.seldom, own.seldom),
      often: union(shared.often, own.often),
      beforeNumber: union(shared.beforeNumber, own.beforeNumber),
      marked: union(shared.marked, own.marked),
    };
    joined.set(base, rules);
  }
  return rules;
}

function union(a: ReadonlySet<string> = new Set(), b: ReadonlySet<string> = new Set()): ReadonlySet<string> {
  return new Set([...a, ...b]);
}
