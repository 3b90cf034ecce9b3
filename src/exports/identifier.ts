import type { TranslationUnit } from '../bitext/index.ts';
import { Fingerprints, fingerprint } from './fingerprints.ts';
import { cleanText } from './xml.ts';

/**
 * A short hash of the document's name and the unit's texts: the same after the next run, so that a
 * translation memory replaces the unit instead of holding it twice.
 */
export function contentId({ document, variants }: Pick<TranslationUnit, 'document' | 'variants'>): string {
  const texts = variants.map(({ language, text }) => [language, cleanText(text)] as const);
  const said = texts.filter(([, text]) => text.trim() !== '');
  return fingerprint(JSON.stringify([cleanText(document ?? ''), ...said]));
}

/** Gives every unit of a file an identifier of its own: its own or its content's, with a number where that is taken. */
export class UniqueIds {
  readonly #seen = new Fingerprints();

  idOf(unit: TranslationUnit): string {
    let id = cleanText(unit.id ?? '').trim() || contentId(unit);
    // The numbered form may be another unit's own identifier, and so on.
    for (;;) {
      const count = this.#seen.count(fingerprint(id));
      if (count === 1) return id;
      id = `${id}-${count}`;
    }
  }
}
