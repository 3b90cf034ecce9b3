/** What may stand in an element: a part of it, of which there are between `least` and `most`, in any order. */
export interface Part {
  readonly names: readonly string[];
  readonly least: number;
  readonly most: number;
}

/** An element of TMX 1.4b: its attributes, and its content as parts that follow each other. */
export interface Model {
  readonly required: readonly string[];
  readonly optional: readonly string[];
  readonly parts: readonly Part[];
  /** Whether text may stand in it. */
  readonly text: boolean;
}

const ANY = Number.POSITIVE_INFINITY;

function some(least: number, most: number, ...names: string[]): Part {
  return { names, least, most };
}

function model(
  required: string,
  optional: string,
  parts: readonly Part[],
  { text = false }: { readonly text?: boolean } = {},
): Model {
  const words = (list: string) => list.split(' ').filter((word) => word !== '');
  return { required: words(required), optional: words(optional), parts, text };
}

const TEXT = { text: true } as const;
const INLINE = some(0, ANY, 'bpt', 'ept', 'it', 'ph', 'hi', 'ut');
const SUB = some(0, ANY, 'sub');
const DETAILS = some(0, ANY, 'note', 'prop');
const LANGUAGE = 'xml:lang lang';
const HISTORY =
  'o-encoding datatype usagecount lastusagedate creationtool creationtoolversion creationdate creationid ' +
  'changedate changeid o-tmf';

/** The elements of TMX 1.4b, said in our own form. */
export const MODELS: ReadonlyMap<string, Model> = new Map([
  ['tmx', model('version', '', [some(1, 1, 'header'), some(1, 1, 'body')])],
  [
    'header',
    model(
      'creationtool creationtoolversion segtype o-tmf adminlang srclang datatype',
      'o-encoding creationdate creationid changedate changeid',
      [some(0, ANY, 'note', 'prop', 'ude')],
    ),
  ],
  ['body', model('', '', [some(0, ANY, 'tu')])],
  ['note', model('', `o-encoding ${LANGUAGE}`, [], TEXT)],
  ['prop', model('type', `o-encoding ${LANGUAGE}`, [], TEXT)],
  ['ude', model('name', 'base', [some(1, ANY, 'map')])],
  ['map', model('unicode', 'code ent subst', [])],
  ['tu', model('', `tuid segtype srclang ${HISTORY}`, [DETAILS, some(1, ANY, 'tuv')])],
  ['tuv', model('xml:lang', `lang ${HISTORY}`, [DETAILS, some(1, 1, 'seg')])],
  ['seg', model('', '', [INLINE], TEXT)],
  ['bpt', model('i', 'x type', [SUB], TEXT)],
  ['ept', model('i', '', [SUB], TEXT)],
  ['it', model('pos', 'x type', [SUB], TEXT)],
  ['ph', model('', 'x assoc type', [SUB], TEXT)],
  ['ut', model('', 'x', [SUB], TEXT)],
  ['hi', model('', 'x type', [INLINE], TEXT)],
  ['sub', model('', 'datatype type', [INLINE], TEXT)],
]);

/** Attributes that have one of a few values. */
export const VALUES: ReadonlyMap<string, readonly string[]> = new Map([
  ['header segtype', ['block', 'paragraph', 'sentence', 'phrase']],
  ['tu segtype', ['block', 'paragraph', 'sentence', 'phrase']],
  ['it pos', ['begin', 'end']],
  ['ph assoc', ['p', 'f', 'b']],
]);

/** Follows the children of one element through its parts. */
export class Content {
  readonly #parts: readonly Part[];
  #part = 0;
  #count = 0;
  /** Parts that were passed without enough of them. */
  readonly #passed: Part[] = [];

  constructor(parts: readonly Part[]) {
    this.#parts = parts;
  }

  /** What is wrong with a child that comes next; undefined where it may. */
  take(name: string): 'not-allowed' | 'order' | 'too-many' | undefined {
    const at = this.#parts.findIndex(({ names }) => names.includes(name));
    const part = this.#parts[at];
    if (part === undefined) return 'not-allowed';
    if (at < this.#part) return 'order';
    while (this.#part < at) this.#next();
    this.#count++;
    return this.#count > part.most ? 'too-many' : undefined;
  }

  /** Elements that are missing at the end; each as the names of which there should be one. */
  missing(): readonly (readonly string[])[] {
    while (this.#part < this.#parts.length) this.#next();
    return this.#passed.map(({ names }) => names);
  }

  #next(): void {
    const part = this.#parts[this.#part];
    if (part !== undefined && this.#count < part.least) this.#passed.push(part);
    this.#part++;
    this.#count = 0;
  }
}
