import { SaxesParser } from 'saxes';
import { HexaplaError } from '../../errors.ts';
import { createSrx, type Srx, type SrxMapping, type SrxRule } from './srx.ts';
import { ExpressionError, translateExpression } from './translate.ts';

/** The rules for all languages of the largest checkers come to less than half of this. */
const MAX_LENGTH = 2_000_000;

interface WrittenRule {
  readonly breaks: boolean;
  readonly line: number;
  before: string;
  after: string;
}

interface Written {
  cascade: boolean;
  readonly rules: Map<string, WrittenRule[]>;
  readonly maps: { readonly pattern: string; readonly rules: string; readonly line: number }[];
}

/**
 * Reads rules in SRX 2.0. How inline elements of other formats are treated (`formathandle`) is not looked at: sentences
 * here have none.
 *
 * @param name What messages call the file.
 * @throws HexaplaError `INPUT_FORMAT` for damaged XML, for rules that are mapped and missing, and for expressions that
 * cannot be used; `INPUT_UNSUPPORTED` for another version; `INPUT_TOO_LARGE`.
 */
export function parseSrx(text: string, name = 'SRX'): Srx {
  if (text.length > MAX_LENGTH) {
    throw new HexaplaError(
      'INPUT_TOO_LARGE',
      `${name}: ${text.length} characters of rules, more than ${MAX_LENGTH}; keep the languages that you need`,
    );
  }
  const { cascade, rules, maps } = readXml(text, name);
  const compiled = new Map<string, readonly SrxRule[]>();
  const mappings = maps.map(({ pattern, rules: ruleName, line }): SrxMapping => {
    const written = rules.get(ruleName);
    if (written === undefined) {
      throw damaged(name, line, `the map names the rules '${ruleName}', which are not there`);
    }
    let ready = compiled.get(ruleName);
    if (ready === undefined) {
      ready = written.map((rule, index) =>
        compileRule(rule, `${name}, line ${rule.line}: rule ${index + 1} of '${ruleName}'`),
      );
      compiled.set(ruleName, ready);
    }
    const place = `${name}, line ${line}: the language pattern of '${ruleName}'`;
    return { pattern: compile(pattern, (source) => `^(?:${source})$`, '', place, true), rules: ready };
  });
  if (mappings.length === 0) throw damaged(name, undefined, 'no language is mapped to rules');
  return createSrx(mappings, cascade);
}

function readXml(text: string, name: string): Written {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const written: Written = { cascade: true, rules: new Map(), maps: [] };
  let current: WrittenRule[] | undefined;
  let rule: WrittenRule | undefined;
  let side: 'before' | 'after' | undefined;
  let root = true;
  parser.on('error', (error) => {
    throw damaged(name, undefined, `no well-formed XML: ${error.message}`);
  });
  parser.on('opentag', ({ name: tag, attributes }) => {
    const local = tag.replace(/^.*:/, '');
    const attribute = (key: string): string => attributes[key] ?? '';
    if (root) {
      root = false;
      checkRoot(local, attribute('version'), name);
    }
    if (local === 'header') written.cascade = attribute('cascade') !== 'no';
    else if (local === 'languagerule') {
      current = [];
      written.rules.set(attribute('languagerulename'), current);
    } else if (local === 'rule' && current !== undefined) {
      rule = { breaks: attribute('break') !== 'no', line: parser.line, before: '', after: '' };
      current.push(rule);
    } else if (local === 'beforebreak') side = 'before';
    else if (local === 'afterbreak') side = 'after';
    else if (local === 'languagemap') {
      const pattern = attribute('languagepattern');
      written.maps.push({ pattern, rules: attribute('languagerulename'), line: parser.line });
    }
  });
  parser.on('closetag', ({ name: tag }) => {
    const local = tag.replace(/^.*:/, '');
    if (local === 'beforebreak' || local === 'afterbreak') side = undefined;
    else if (local === 'rule') rule = undefined;
  });
  const add = (part: string) => {
    if (rule !== undefined && side !== undefined) rule[side] += part;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.write(text).close();
  return written;
}

function checkRoot(tag: string, version: string, name: string): void {
  if (tag !== 'srx') throw damaged(name, undefined, `it begins with <${tag}>, not with <srx>`);
  if (version === '2.0') return;
  throw new HexaplaError(
    'INPUT_UNSUPPORTED',
    `${name}: SRX of version '${version}' is not read; save the rules as SRX 2.0`,
  );
}

function compileRule({ breaks, before, after }: WrittenRule, place: string): SrxRule {
  return {
    breaks,
    before: compile(before, (source) => `(?<=${source})`, 'y', place),
    scan: compile(before, (source) => `(?<=${source})`, 'g', place),
    after: compile(after, (source) => `(?=${source})`, 'y', place),
  };
}

function compile(
  icu: string,
  wrap: (source: string) => string,
  flags: string,
  place: string,
  anyCase = false,
): RegExp {
  try {
    const { source, ignoreCase } = translateExpression(icu);
    return new RegExp(wrap(source), `v${flags}${ignoreCase || anyCase ? 'i' : ''}`);
  } catch (cause) {
    if (!(cause instanceof ExpressionError || cause instanceof SyntaxError)) throw cause;
    throw new HexaplaError(
      'INPUT_FORMAT',
      `${place}: the expression '${icu.slice(0, 80)}' cannot be used: ${cause.message}`,
      { cause },
    );
  }
}

function damaged(name: string, line: number | undefined, what: string): HexaplaError {
  return new HexaplaError(
    'INPUT_FORMAT',
    `${name}${line === undefined ? '' : `, line ${line}`}: ${what}; correct the file`,
  );
}
