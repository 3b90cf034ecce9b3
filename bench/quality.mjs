/**
 * How good alignments and confidences are.
 *
 *   npm run build && node bench/quality.mjs --gold DIR
 *
 * DIR holds hand-aligned sets, `<set>/<document>/{src,tgt,gold}.txt`, and `flores/<language>.txt`, line-parallel.
 * Strict and lax scores count as Vecalign's scorer does: precision counts a null as one sentence a bead, recall
 * leaves nulls out; lax takes a bead that overlaps a known one on both sides.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { alignPair } from '../dist/beads/index.js';
import { buildUnits, findMoved } from '../dist/units/index.js';
import { loadEncoder } from '../dist/vectors/index.js';
import { random, readGold, readLines } from '../training/gold.mjs';
import { manyWays } from '../training/many-ways.mjs';

const { values } = parseArgs({ options: { gold: { type: 'string' } } });
if (values.gold === undefined) throw new Error('--gold names the folder of hand-aligned documents');
const encoder = await loadEncoder();

async function side(language, texts) {
  return {
    language,
    sentences: texts.map((text) => ({ start: 0, end: text.length, text, paragraph: 0 })),
    sums: await encoder.encode(texts),
    bytes: texts.map((text) => Buffer.byteLength(text)),
    paragraphs: texts.map(() => 0),
  };
}

const isNull = ([source, target]) => source.length === 0 || target.length === 0;
const single = (bead) =>
  isNull(bead) ? [...bead[0].map((i) => [[i], []]), ...bead[1].map((j) => [[], [j]])] : [bead];
const key = (bead) => JSON.stringify(bead);

class Reliability {
  bins = Array.from({ length: 10 }, () => ({ count: 0, said: 0, right: 0 }));

  add(said, right) {
    const bin = this.bins[Math.min(9, Math.floor(said * 10))];
    bin.count++;
    bin.said += said;
    bin.right += right ? 1 : 0;
  }

  print() {
    for (const { count, said, right } of this.bins) {
      if (count === 0) continue;
      console.log(`  said ${(said / count).toFixed(2)}  right ${(right / count).toFixed(2)}  of ${count}`);
    }
  }
}

console.log('hand-aligned sets           strict P    R    F1    lax P');
const reliability = new Reliability();
const sets = groupBySet(readGold(values.gold));
for (const [set, documents] of sets) {
  let [found, right, lax, known, recalled] = [0, 0, 0, 0, 0];
  for (const document of documents) {
    const gold = document.beads.flatMap(single);
    const keys = new Set(gold.map(key));
    const aligned = alignPair(
      await side('', document.source),
      await side('', document.target),
      encoder.dimensions,
    );
    const beads = aligned.beads.flatMap(single);
    const ours = new Set(beads.map(key));
    const goldOf = new Map(gold.flatMap((bead) => bead[0].map((i) => [i, bead])));
    for (const bead of beads) {
      const isRight = keys.has(key(bead));
      found++;
      if (isRight) right++;
      if (isNull(bead)) {
        if (isRight) lax++;
        continue;
      }
      reliability.add(aligned.confidence([bead]), isRight);
      if (bead[0].some((i) => goldOf.get(i)?.[1].some((j) => bead[1].includes(j)))) lax++;
    }
    for (const bead of gold.filter((one) => !isNull(one))) {
      known++;
      if (ours.has(key(bead))) recalled++;
    }
  }
  const [precision, recall] = [right / found, recalled / known];
  const f1 = (2 * precision * recall) / (precision + recall);
  const cells = [precision, recall, f1, lax / found].map((value) => value.toFixed(3));
  console.log(`${set.padEnd(26)}  ${cells.join('  ')}`);
}
console.log('\nconfidence of their beads');
reliability.print();

function groupBySet(documents) {
  const groups = new Map();
  for (const document of documents) groups.set(document.set, [...(groups.get(document.set) ?? []), document]);
  return groups;
}

const flores = (language) => readLines(join(values.gold, 'flores', `${language}.txt`));

/** Units of these sides, and the pairs that they were made of. */
function joinAll(sides) {
  const pairs = new Map();
  for (let a = 0; a < sides.length; a++) {
    for (let b = a + 1; b < sides.length; b++) {
      pairs.set(`${a} ${b}`, alignPair(sides[a], sides[b], encoder.dimensions));
    }
  }
  return { pairs, units: buildUnits(sides, encoder.dimensions, (a, b) => pairs.get(`${a} ${b}`)) };
}

const rowsOf = (units, languages) =>
  units.map((unit) => languages.map((language) => unit.cells[language]?.sentences ?? []));

const ofUnits = new Reliability();
const SETS = [
  ['en', 'zh-Hant', 'ja'],
  ['en', 'ja', 'vi'],
  ['de', 'zh-Hant', 'vi'],
  ['fr', 'ru', 'zh-Hant'],
  ['ko', 'th', 'ar'],
  ['en', 'zh-Hant', 'ja', 'vi', 'de'],
  ['en', 'zh-Hant', 'ja', 'vi', 'de', 'ko', 'th', 'ar'],
];
for (const together of [true, false]) {
  console.log(
    `\nsynthetic documents of 250 lines, ${together ? 'one language at a time' : 'each language on its own'}: ` +
      'strict unit F1, of the pairs alone → in the units on average, and pairs that got worse',
  );
  for (const languages of SETS) {
    const seeds = [100, 101];
    let score = 0;
    let [alone, joint, count] = [0, 0, 0];
    const worse = [];
    for (const seed of seeds) {
      const document = manyWays(
        languages.map((language) => flores(language).slice(0, 250)),
        languages.map((language) => (/^(zh|ja|th)/.test(language) ? '' : ' ')),
        { seed, together },
      );
      const sides = await Promise.all(languages.map((language, i) => side(language, document.texts[i])));
      const { pairs, units } = joinAll(sides);
      const rows = rowsOf(units, languages);
      score += f1(rows, document.units) / seeds.length;
      const gold = new Set(document.units.map(key));
      for (const [index, unit] of units.entries()) {
        if (unit.pairs.length > 0) ofUnits.add(unit.confidence, gold.has(key(rows[index])));
      }
      for (const [name, pair] of pairs) {
        const [a, b] = name.split(' ').map(Number);
        const known = document.pair(a, b);
        const found = units
          .flatMap((unit) => unit.pairs)
          .filter(({ languages: [x, y] }) => x === languages[a] && y === languages[b])
          .flatMap(({ beads }) => beads);
        const [before, after] = [pair.beads, found].map((beads) =>
          f1(
            beads.filter((bead) => !isNull(bead)),
            known,
          ),
        );
        alone += before;
        joint += after;
        count++;
        const label = `${languages[a]}-${languages[b]}`;
        if (after < before) worse.push(`${label} ${before.toFixed(3)}→${after.toFixed(3)}`);
      }
    }
    const means = `${(alone / count).toFixed(4)}→${(joint / count).toFixed(4)}`;
    const cells = [languages.join(' ').padEnd(34), score.toFixed(3), means];
    console.log(`${cells.join('  ')}  ${worse.length} of ${count}  ${worse.slice(0, 3).join('  ')}`);
  }
}
console.log('\nconfidence of their units');
ofUnits.print();

function f1(ours, known) {
  const keys = new Set(known.map(key));
  return (2 * ours.filter((one) => keys.has(key(one))).length) / (ours.length + known.length);
}

console.log(
  '\n200 lines, paragraphs of four in another order in some languages: units found, those marked as moved',
);
for (const [languages, shuffled] of [
  [['en', 'ja'], [1]],
  [['de', 'fr'], [1]],
  [['en', 'zh-Hant', 'ja'], [0]],
  [['en', 'zh-Hant', 'ja'], [1]],
  [
    ['en', 'zh-Hant', 'ja'],
    [1, 2],
  ],
  [['en', 'zh-Hant', 'ja', 'de'], [2]],
]) {
  for (const seed of [100, 101]) {
    const next = random(seed);
    const orders = languages.map((_, position) => {
      const paragraphs = Array.from({ length: 50 }, (_, k) => k);
      for (let i = paragraphs.length - 1; i > 0 && shuffled.includes(position); i--) {
        const j = Math.floor(next() * (i + 1));
        [paragraphs[i], paragraphs[j]] = [paragraphs[j], paragraphs[i]];
      }
      return paragraphs.flatMap((k) => [4 * k, 4 * k + 1, 4 * k + 2, 4 * k + 3]);
    });
    const sides = await Promise.all(
      languages.map((language, k) => {
        const lines = flores(language);
        return side(
          language,
          orders[k].map((line) => lines[line]),
        );
      }),
    );
    const units = findMoved(joinAll(sides).units, sides, encoder.dimensions);
    const gold = new Set(orders[0].map((line) => key(orders.map((order) => [order.indexOf(line)]))));
    const rows = rowsOf(units, languages);
    const right = rows.filter((row) => gold.has(key(row))).length;
    const moved = units.filter((unit) => unit.moved).length;
    const wrong = units.filter((unit, index) => unit.moved && !gold.has(key(rows[index]))).length;
    const who = shuffled.map((k) => languages[k]).join(' and ');
    console.log(`${languages.join(' ')}, ${who}: ${right} of 200, ${moved} moved, ${wrong} of them wrong`);
  }
}

console.log('\nunits said to have moved in the hand-aligned sets, where nothing has');
for (const [set, documents] of sets) {
  let moved = 0;
  for (const document of documents) {
    const sides = [await side('a', document.source), await side('b', document.target)];
    moved += findMoved(joinAll(sides).units, sides, encoder.dimensions).filter((unit) => unit.moved).length;
  }
  console.log(`${set.padEnd(26)}  ${moved}`);
}

console.log('\ntexts that are no translations of each other: units over 0.5');
for (const [a, b] of [
  ['en', 'ja'],
  ['de', 'fr'],
  ['zh-Hans', 'vi'],
  ['ko', 'ru'],
]) {
  const [left, right] = [a, b].map((language) => readLines(join(values.gold, 'flores', `${language}.txt`)));
  const aligned = alignPair(
    await side(a, left.slice(120, 220)),
    await side(b, right.slice(330, 430)),
    encoder.dimensions,
  );
  const sure = aligned.beads.map((bead) => (isNull(bead) ? 0 : aligned.confidence([bead])));
  console.log(`${a}-${b}: ${sure.filter((value) => value > 0.5).length} of ${sure.length}`);
}
