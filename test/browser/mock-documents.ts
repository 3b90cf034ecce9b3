import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type OpenAlignment, openAlignment } from '../../src/align.ts';
import type { AlignInput } from '../../src/input.ts';
import { applySplices, inverse, type ReviewUnit, reviewUnits, type Splice } from '../../src/review/index.ts';
import type { DocumentRecord, LogEntry } from '../../src/service/service.ts';

/** A document of the mock: all of it in memory. */
export interface MockDocument {
  readonly id: string;
  readonly name: string;
  readonly created: Date;
  changed: Date;
  state: DocumentRecord['state'];
  progress: DocumentRecord['progress'];
  error: DocumentRecord['error'];
  languages: readonly string[];
  units: readonly ReviewUnit[];
  revision: number;
  open: OpenAlignment | undefined;
  readonly done: { readonly entry: LogEntry; readonly splices: readonly Splice[] }[];
  readonly undone: { readonly entry: LogEntry; readonly splices: readonly Splice[] }[];
  ids: number;
  readonly listeners: Set<() => void>;
}

export function emptyDocument(id: string, name: string): MockDocument {
  return {
    id,
    name,
    created: new Date(),
    changed: new Date(),
    state: 'queued',
    progress: undefined,
    error: undefined,
    languages: [],
    units: [],
    revision: 0,
    open: undefined,
    done: [],
    undone: [],
    ids: 0,
    listeners: new Set(),
  };
}

export function sample(name: string): string {
  return readFileSync(fileURLToPath(new URL(`../../samples/${name}`, import.meta.url)), 'utf8');
}

/** Aligns a document as the service would, telling whoever listens. */
export async function alignDocument(document: MockDocument, input: AlignInput): Promise<void> {
  const tell = () => {
    for (const listener of document.listeners) listener();
  };
  try {
    document.state = 'running';
    tell();
    const open = await openAlignment(input, {
      onProgress: (progress) => {
        document.progress = progress;
        tell();
      },
    });
    document.open = open;
    document.languages = open.alignment.languages;
    document.units = reviewUnits(open.alignment);
    document.state = 'done';
  } catch (error) {
    document.state = 'failed';
    const message = error instanceof Error ? error.message : String(error);
    document.error = { code: 'INPUT_FORMAT', message };
  }
  document.progress = undefined;
  document.changed = new Date();
  tell();
}

/** A long document, made of the units of another over and over; every seventh or so is not sure. */
export function longDocument(id: string, from: MockDocument, count: number): MockDocument {
  const counts = Object.fromEntries(
    from.languages.map((language) => [
      language,
      Math.max(
        ...from.units.flatMap(({ cells }) => cells[language]?.pieces.map(({ sentence }) => sentence) ?? []),
      ) + 1,
    ]),
  );
  const units = Array.from({ length: count }, (_, index): ReviewUnit => {
    const source = from.units[index % from.units.length];
    if (source === undefined) throw new Error('the other document has no units');
    const round = Math.floor(index / from.units.length);
    // Spread without chance, so that every run of a test sees the same.
    const spread = (index * 2654435761) % 1000;
    return {
      ...source,
      id: String(index),
      confidence: spread < 140 ? spread / 160 : Math.min(1, 0.9 + spread / 10_000),
      flags: spread < 30 ? source.flags : [],
      cells: Object.fromEntries(
        Object.entries(source.cells).map(([language, { pieces }]) => [
          language,
          {
            pieces: pieces.map((piece) => ({
              ...piece,
              sentence: piece.sentence + round * (counts[language] ?? 0),
            })),
          },
        ]),
      ),
    };
  });
  const document = emptyDocument(id, `long-${count}.txt`);
  Object.assign(document, { languages: from.languages, units, state: 'done' });
  return document;
}

const EIGHT: Readonly<Record<string, readonly string[]>> = {
  en: ['The library opens at nine.', 'Please leave your bags at the door. Lockers are free.', 'Thank you.'],
  'zh-Hant': ['圖書館九點開門。', '請把包留在門口。置物櫃免費。', '謝謝。'],
  'zh-Hans': ['图书馆九点开门。', '请把包留在门口。储物柜免费。', '谢谢。'],
  ja: [
    '図書館は九時に開きます。',
    '鞄は入口に置いてください。ロッカーは無料です。',
    'ありがとうございます。',
  ],
  ko: ['도서관은 아홉 시에 문을 엽니다.', '가방은 입구에 두세요. 사물함은 무료입니다.', '감사합니다.'],
  de: [
    'Die Bibliothek öffnet um neun.',
    'Bitte lassen Sie Ihre Taschen an der Tür. Schließfächer kosten nichts.',
    'Danke.',
  ],
  fr: [
    'La bibliothèque ouvre à neuf heures.',
    'Laissez vos sacs à la porte. Les casiers sont gratuits.',
    'Merci.',
  ],
  ar: ['تفتح المكتبة في التاسعة.', 'اتركوا حقائبكم عند الباب. الخزائن مجانية.', 'شكرا.'],
};

/** A document in eight languages, one of them written from right to left. */
export function wideDocument(id: string): MockDocument {
  const document = emptyDocument(id, 'library.txt');
  const units = Array.from(
    { length: 3 },
    (_, index): ReviewUnit => ({
      id: String(index),
      confidence: [0.98, 0.62, 0.3][index] ?? 1,
      status: 'unreviewed',
      cells: Object.fromEntries(
        Object.entries(EIGHT).map(([language, texts]) => {
          const text = texts[index] ?? '';
          return [language, { pieces: [{ sentence: index, start: 0, end: text.length, text }] }];
        }),
      ),
      pairs: [],
      flags: [],
      moved: false,
      bookmarked: false,
    }),
  );
  Object.assign(document, { languages: Object.keys(EIGHT), units, state: 'done' });
  return document;
}

/** Keeps a change and makes it. */
export function record(
  document: MockDocument,
  operation: LogEntry['operation'],
  splices: readonly Splice[],
): readonly Splice[] {
  if (splices.length === 0) return splices;
  change(document, splices);
  const entry = { revision: document.revision, at: new Date(), operation, undone: false };
  document.done.push({ entry, splices });
  document.undone.length = 0;
  return splices;
}

function change(document: MockDocument, splices: readonly Splice[]): void {
  document.units = applySplices(document.units, splices);
  document.revision += 1;
  document.changed = new Date();
  for (const listener of document.listeners) listener();
}

/** Takes the last change back, or makes the last one that was taken back again. */
export function takeBack(document: MockDocument, which: 'undo' | 'redo'): readonly Splice[] | undefined {
  const [from, to] = which === 'undo' ? [document.done, document.undone] : [document.undone, document.done];
  const last = from.pop();
  if (last === undefined) return undefined;
  to.push(last);
  const splices = which === 'undo' ? inverse(last.splices) : last.splices;
  change(document, splices);
  return splices;
}
