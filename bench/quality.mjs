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
import { buildUnits } from '../dist/units/index.js';
import { loadEncoder } from '../dist/vectors/index.js';
import { halves, random, readGold, readLines } from '../training/gold.mjs';

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
    texts,
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

/** A document of several languages in which now and then one of them merges, splits or lacks lines. */
function manyWays(languages, seed, count) {
  const next = random(seed);
  const lines = languages.map((language) =>
    readLines(join(values.gold, 'flores', `${language}.txt`)).slice(0, count),
  );
  const texts = languages.map(() => []);
  const units = [];
  for (let line = 0; line < count; ) {
    const draw = next();
    const span = draw < 0.1 && line + 1 < count ? 2 : 1;
    const odd = Math.floor(next() * languages.length);
    const cells = languages.map((language, position) => {
      let cell = lines[position].slice(line, line + span);
      if (position === odd && span === 2) cell = [cell.join(/^(zh|ja|th)/.test(language) ? '' : ' ')];
      else if (position === odd && draw >= 0.1 && draw < 0.2) cell = halves(cell[0]) ?? cell;
      else if (position === odd && draw >= 0.2 && draw < 0.3) cell = [];
      return cell.map((text) => texts[position].push(text) - 1);
    });
    units.push(cells);
    line += span;
  }
  return { texts, units };
}

console.log('\nsynthetic documents of 250 lines: strict unit F1, and of each pair alone → in the units');
const ofUnits = new Reliability();
for (const languages of [
  ['en', 'zh-Hant', 'ja'],
  ['en', 'ja', 'vi'],
  ['de', 'zh-Hant', 'vi'],
  ['en', 'zh-Hant', 'ja', 'vi', 'de'],
  ['ko', 'th', 'ar'],
]) {
  let score = 0;
  const seeds = [100, 101];
  const pairScores = new Map();
  for (const seed of seeds) {
    const document = manyWays(languages, seed, 250);
    const sides = await Promise.all(languages.map((language, i) => side(language, document.texts[i])));
    const pairs = new Map();
    for (let a = 0; a < sides.length; a++) {
      for (let b = a + 1; b < sides.length; b++) {
        pairs.set(`${a} ${b}`, alignPair(sides[a], sides[b], encoder.dimensions));
      }
    }
    const units = buildUnits(sides, encoder.dimensions, (a, b) => pairs.get(`${a} ${b}`));
    const rows = units.map((unit) => languages.map((language) => unit.cells[language]?.sentences ?? []));
    score += f1(rows, document.units) / seeds.length;
    const gold = new Set(document.units.map(key));
    for (const [index, unit] of units.entries()) {
      if (unit.pairs.length > 0) ofUnits.add(unit.confidence, gold.has(key(rows[index])));
    }
    for (const [name, pair] of pairs) {
      const [a, b] = name.split(' ').map(Number);
      const known = document.units
        .filter((cells) => cells[a].length > 0 && cells[b].length > 0)
        .flatMap((cells) =>
          cells[a].length === cells[b].length
            ? cells[a].map((i, k) => [[i], [cells[b][k]]])
            : [[cells[a], cells[b]]],
        );
      const alone = pair.beads.filter((bead) => !isNull(bead));
      const joint = units
        .flatMap((unit) => unit.pairs)
        .filter(({ languages: [x, y] }) => x === languages[a] && y === languages[b])
        .flatMap(({ beads }) => beads)
        .filter((bead) => !isNull(bead));
      const label = `${languages[a]}-${languages[b]}`;
      const [before, after] = pairScores.get(label) ?? [0, 0];
      const share = 1 / seeds.length;
      pairScores.set(label, [before + f1(alone, known) * share, after + f1(joint, known) * share]);
    }
  }
  const pairText = [...pairScores].map(([label, [x, y]]) => `${label} ${x.toFixed(3)}→${y.toFixed(3)}`);
  console.log(`${languages.join(' ').padEnd(24)} ${score.toFixed(3)}   ${pairText.join('  ')}`);
}
console.log('\nconfidence of their units');
ofUnits.print();

function f1(ours, known) {
  const keys = new Set(known.map(key));
  return (2 * ours.filter((one) => keys.has(key(one))).length) / (ours.length + known.length);
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
