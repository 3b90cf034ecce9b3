/**
 * How often the character set of a text is found, without a byte order mark or a statement, beside what chardet finds.
 *
 *   npm run --silent build && node bench/encodings.mjs [-v]
 *
 * Texts of our own (test/fixtures/documents/charsets.json) in each character set that their language is written in,
 * cut to some lengths in bytes at every character. What is found is right when it reads the same text. chardet's
 * answer counts as right too where another name reads the same.
 */
import { readFileSync } from 'node:fs';
import chardet from 'chardet';
import { decodeLoosely } from '../dist/document/encoding/decode.js';
import { guessEncoding } from '../dist/document/encoding/guess.js';
import { unmarkedUtf16 } from '../dist/document/encoding/utf16.js';

const verbose = process.argv.includes('-v');
const languages = JSON.parse(
  readFileSync(new URL('../test/fixtures/documents/charsets.json', import.meta.url), 'utf8'),
);

const tables = new Map();
function tableOf(encoding) {
  if (tables.has(encoding)) return tables.get(encoding);
  const table = new Map();
  const add = (...bytes) => {
    const text = decodeLoosely(Uint8Array.from(bytes), encoding);
    if ([...text].length === 1 && text !== '\ufffd' && !table.has(text)) table.set(text, bytes);
  };
  for (let a = 0; a < 256; a++) add(a);
  for (let a = 0x81; a < 0xff; a++) for (let b = 0x40; b < 0xff; b++) add(a, b);
  tables.set(encoding, table);
  return table;
}

/** windows-1258 writes the tones of Vietnamese as marks of their own. */
function asWritten(text, encoding) {
  if (encoding !== 'windows-1258') return text;
  return [...text]
    .map((one) => {
      const parts = one.normalize('NFD');
      const tone = parts.match(/[\u0300\u0301\u0303\u0309\u0323]/)?.[0] ?? '';
      return parts.replace(tone, '').normalize('NFC') + tone;
    })
    .join('');
}

function encode(text, encoding) {
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le');
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16();
  const table = tableOf(encoding);
  const parts = [];
  for (const character of text) {
    const bytes = table.get(character);
    if (bytes === undefined) return undefined;
    parts.push(...bytes);
  }
  return Buffer.from(parts);
}

const same = (bytes, encoding, text) => {
  try {
    return decodeLoosely(bytes, encoding) === text;
  } catch {
    return false;
  }
};

const print = (...cells) =>
  console.log(cells.map((cell, at) => String(cell).padEnd(at === 0 ? 16 : 10)).join(''));
const lengths = [25, 50, 100, 1000];
print('', ...lengths.flatMap((length) => [`${length} B`, 'chardet']));
const nothing = () => lengths.map(() => ({ count: 0, own: 0, other: 0 }));
const [sums, wide] = [nothing(), nothing()];
for (const [language, { encodings, sentences }] of Object.entries(languages)) {
  for (const encoding of [...encodings, 'utf-16le', 'utf-16be']) {
    const cells = [];
    for (const [at, length] of lengths.entries()) {
      let [count, own, other] = [0, 0, 0];
      const whole = [...asWritten(sentences.join('\n'), encoding)];
      for (let start = 0; start < whole.length; start += 3) {
        const size = (text) => encode(text, encoding)?.length ?? Number.NaN;
        let text = '';
        for (const character of whole.slice(start)) {
          if (size(text + character) > length) break;
          text += character;
        }
        if (length < 1000 && size(text) < length - 2) break;
        if (length === 1000 && start > 0) break;
        const bytes = encode(text, encoding);
        if (bytes === undefined) throw new Error(`${language} cannot be written in ${encoding}`);
        if (!encoding.startsWith('utf-16') && !bytes.some((byte) => byte >= 0x80)) continue;
        count++;
        const found = unmarkedUtf16(bytes) ?? guessEncoding(bytes).encoding;
        if (same(bytes, found, text)) own++;
        else if (verbose) console.log(language, encoding, length, found, JSON.stringify(text));
        const named = chardet.detect(bytes);
        if (named !== null && same(bytes, named, text)) other++;
      }
      const sum = (encoding.startsWith('utf-16') ? wide : sums)[at];
      sum.count += count;
      sum.own += own;
      sum.other += other;
      cells.push(`${own}/${count}`, `${other}/${count}`);
    }
    print(`${language} ${encoding}`.slice(0, 20).padEnd(20), ...cells);
  }
}
const share = (part, count) => `${((100 * part) / count).toFixed(1)} %`;
for (const [name, all] of Object.entries({ legacy: sums, 'utf-16': wide })) {
  print(name.padEnd(20), ...all.flatMap(({ count, own, other }) => [share(own, count), share(other, count)]));
}
