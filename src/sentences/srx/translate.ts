/**
 * The regular expressions of SRX are ICU's; this writes them as JavaScript's with the flag `v`, which knows the same
 * properties and operations on sets. What JavaScript lacks is an error, never something else in silence.
 *
 * @module
 */

/** Why an expression cannot be used, for a person. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError';
}

export interface Expression {
  /** For `new RegExp`, with the flag `v`. */
  readonly source: string;
  readonly ignoreCase: boolean;
}

const WORD = '\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}';
const LINE_END = '\\n\\v\\f\\r\\x85\\u2028\\u2029';

/** Escapes that stand for sets: what goes between brackets. */
const SETS: Readonly<Record<string, string>> = {
  d: '\\p{Nd}',
  D: '\\P{Nd}',
  w: WORD,
  W: `[^${WORD}]`,
  s: '\\s',
  S: '\\S',
  h: '\\t\\p{Zs}',
  H: '[^\\t\\p{Zs}]',
  v: LINE_END,
  V: `[^${LINE_END}]`,
};
const CHARACTERS: Readonly<Record<string, string>> = {
  t: '\\t',
  n: '\\n',
  r: '\\r',
  f: '\\f',
  a: '\\x07',
  e: '\\x1b',
};
const PLACES: Readonly<Record<string, string>> = {
  b: `(?:(?<=[${WORD}])(?![${WORD}])|(?<![${WORD}])(?=[${WORD}]))`,
  B: `(?:(?<=[${WORD}])(?=[${WORD}])|(?<![${WORD}])(?![${WORD}]))`,
  A: '(?<![\\s\\S])',
  z: '(?![\\s\\S])',
  Z: '(?![\\s\\S])',
  R: `(?:\\r\\n|[${LINE_END}])`,
};
/** Names that ICU has for what JavaScript calls otherwise. */
const PROPERTIES: Readonly<Record<string, string>> = {
  alpha: 'Alphabetic',
  upper: 'Uppercase',
  lower: 'Lowercase',
  punct: 'P',
  digit: 'Nd',
  space: 'White_Space',
  blank: 'Zs',
  cntrl: 'Cc',
};

const SYNTAX = /[\^$\\.*+?()[\]{}|/]/;
const SYNTAX_IN_SET = /[\^$\\.*+?()[\]{}|/&\-!#%,:;<=>@`~]/;
/** '(a+)+': as many ways to match as the text has cuts. */
const REPEATED_REPETITION =
  /\((?:\?:)?(?:\\[pP]\{\w+\}|\\.|\[[^\]]*\]|[^()[\]\\])(?:[+*]|\{\d+,\})\)(?:[+*]|\{\d+,\})/;

/** @throws ExpressionError for what JavaScript cannot express. */
export function translateExpression(icu: string): Expression {
  if (REPEATED_REPETITION.test(icu)) {
    throw new ExpressionError('a repetition of nothing but a repetition can take for ever; write it once');
  }
  const flag = icu.startsWith('(?i)');
  return { source: new Translation(flag ? icu.slice(4) : icu).run(), ignoreCase: flag };
}

class Translation {
  readonly #icu: string;
  #at = 0;
  /** Brackets open: '[a[b]]' has two. */
  #depth = 0;

  constructor(icu: string) {
    this.#icu = icu;
  }

  run(): string {
    let out = '';
    while (this.#at < this.#icu.length) out += this.#depth > 0 ? this.#inSet() : this.#outside();
    if (this.#depth > 0) throw new ExpressionError("a '[' is not closed");
    return out;
  }

  #rest(): string {
    return this.#icu.slice(this.#at, this.#at + 64);
  }

  #outside(): string {
    const character = this.#take();
    if (character === '\\') return this.#escape(false);
    if (character === '[') return this.#openSet();
    if (character === '(') return this.#group();
    if ('*+?'.includes(character) || (character === '{' && /^\d+(?:,\d*)?\}/.test(this.#rest()))) {
      return this.#quantifier(character);
    }
    return ']}/{'.includes(character) ? `\\${character}` : character;
  }

  #take(): string {
    const character = String.fromCodePoint(this.#icu.codePointAt(this.#at) ?? 0);
    this.#at += character.length;
    return character;
  }

  #group(): string {
    const rest = this.#rest();
    if (!rest.startsWith('?')) return '(?:';
    const look = /^\?(?:[:=!]|<[=!])/.exec(rest)?.[0];
    if (look !== undefined) {
      this.#at += look.length;
      return `(${look}`;
    }
    const comment = /^\?#[^)]*\)/.exec(rest)?.[0];
    if (comment === undefined) throw new ExpressionError(`'(${rest.slice(0, 3)}' is not supported`);
    this.#at += comment.length;
    return '';
  }

  #quantifier(character: string): string {
    let out = character;
    if (character === '{') {
      const end = this.#icu.indexOf('}', this.#at) + 1;
      out += this.#icu.slice(this.#at, end);
      this.#at = end;
    }
    const next = this.#icu[this.#at];
    if (next === '+') throw new ExpressionError(`the possessive '${out}+' is not supported`);
    if (next !== '?') return out;
    this.#at++;
    return `${out}?`;
  }

  #openSet(): string {
    this.#depth++;
    if (this.#icu[this.#at] !== '^') return '[';
    this.#at++;
    return '[^';
  }

  #inSet(): string {
    const posix = /^\[:(\^?)(\w+):\]/.exec(this.#rest());
    if (posix !== null) {
      this.#at += posix[0].length;
      return property(posix[2] ?? '', posix[1] === '^');
    }
    const operation = /^(?:&&|--)/.exec(this.#rest())?.[0];
    if (operation !== undefined) {
      this.#at += 2;
      return operation;
    }
    const before = this.#icu[this.#at - 1];
    const character = this.#take();
    if (character === '\\') return this.#escape(true);
    if (character === '[') return this.#openSet();
    if (character === ']') {
      this.#depth--;
      return ']';
    }
    const isRange = character === '-' && before !== '[' && before !== '^' && this.#icu[this.#at] !== ']';
    if (isRange) return '-';
    return SYNTAX_IN_SET.test(character) ? `\\${character}` : character;
  }

  #escape(inSet: boolean): string {
    if (this.#at >= this.#icu.length) throw new ExpressionError("it ends in a '\\'");
    const named = /^([pP])(?:\{(\^?)([\w=: -]+)\}|(\w))/.exec(this.#rest());
    if (named !== null) {
      this.#at += named[0].length;
      return property(named[3] ?? named[4] ?? '', (named[1] === 'P') !== (named[2] === '^'));
    }
    const point = /^(?:u([\dA-Fa-f]{4})|x([\dA-Fa-f]{2})|x\{([\dA-Fa-f]{1,6})\}|U([\dA-Fa-f]{8}))/.exec(
      this.#rest(),
    );
    if (point !== null) {
      this.#at += point[0].length;
      return `\\u{${(point[1] ?? point[2] ?? point[3] ?? point[4] ?? '').replace(/^0+(?=.)/, '')}}`;
    }
    const character = this.#take();
    if (character === 'Q') return this.#quoted(inSet);
    const set = SETS[character];
    if (set !== undefined) return inSet ? set : `[${set}]`;
    const other = CHARACTERS[character] ?? (inSet ? undefined : PLACES[character]);
    if (other !== undefined) return other;
    if (/[A-Za-z0-9]/.test(character)) throw new ExpressionError(`'\\${character}' is not supported`);
    return literal(character, inSet);
  }

  #quoted(inSet: boolean): string {
    const end = this.#icu.indexOf('\\E', this.#at);
    const text = this.#icu.slice(this.#at, end === -1 ? undefined : end);
    this.#at = end === -1 ? this.#icu.length : end + 2;
    return [...text].map((character) => literal(character, inSet)).join('');
  }
}

function literal(character: string, inSet: boolean): string {
  return (inSet ? SYNTAX_IN_SET : SYNTAX).test(character) ? `\\${character}` : character;
}

/** A property or a script by any of ICU's names: 'Lu', 'Cyrillic', 'IsCyrillic', 'script=Han', 'alpha'. */
function property(name: string, negative: boolean): string {
  const plain = name.replace(/^Is(?=[A-Z])/, '');
  const value = PROPERTIES[plain.toLowerCase()];
  const letter = negative ? '\\P' : '\\p';
  for (const candidate of [value, plain, `Script=${plain}`]) {
    if (candidate !== undefined && isProperty(candidate)) return `${letter}{${candidate}}`;
  }
  throw new ExpressionError(`the property '${name}' is not known`);
}

function isProperty(name: string): boolean {
  try {
    return new RegExp(`\\p{${name}}`, 'v').flags === 'v';
  } catch {
    return false;
  }
}
