/**
 * Words that multiply the number before them, by language: `exponent:stem`. A stem stands for all words
 * that begin with it (inflections), unless it ends in `!`, which asks for the whole word; `?` marks an
 * abbreviation that also means something else, so that the number without it is a reading too.
 */
const TABLE: Readonly<Record<string, string>> = {
  en: '2:hundred 3:thousand 6:million 9:billion 12:trillion 9:bn! 6:mn! 6:m? 3:k? 9:b?',
  de: '2:hundert! 3:tausend 6:million 6:mio! 9:milliarde 9:mrd! 12:billion',
  fr: '2:cent! 2:cents! 3:mille! 3:milliers 6:million 9:milliard 12:billion 6:m? 9:md? 9:mds?',
  es: '3:mil! 6:millon 6:millón 12:billon 12:billón 3:miles!',
  it: '3:mila! 3:mille! 3:migliaia 6:milion 9:miliard 9:mld! 6:mln!',
  pt: '3:mil! 3:milhares 6:milhão 6:milhões 6:milhao 9:bilhão 9:bilhões 9:biliões 9:bilião 12:trilhões 12:trilhão',
  nl: '2:honderd! 3:duizend 6:miljoen 9:miljard 12:biljoen 6:mln! 9:mld! 9:mrd!',
  sv: '2:hundra! 3:tusen 6:miljon 9:miljard 12:biljon 6:mn! 9:md! 9:mdr!',
  ru: '3:тысяч 3:тыс! 6:миллион 6:млн! 9:миллиард 9:млрд! 12:триллион 12:трлн!',
  uk: '3:тисяч 3:тис! 6:мільйон 6:млн! 9:мільярд 9:млрд! 12:трильйон 12:трлн!',
  pl: '3:tysi 3:tys! 6:milion 6:mln! 9:miliard 9:mld! 12:bilion',
  cs: '3:tisíc 3:tis! 6:milion 6:mil? 9:miliard 9:mld! 12:bilion',
  hu: '2:száz! 3:ezer 3:ezre 6:millió 9:milliárd 12:billió 3:e?',
  ro: '2:sute! 3:mii! 3:mie! 6:milion 6:milioane 6:mil? 9:miliard 9:mld!',
  tr: '2:yüz! 3:bin! 3:bini 3:binin 6:milyon 9:milyar 12:trilyon',
  id: '2:ratus 3:ribu 6:juta 9:miliar 9:milyar 12:triliun',
  vi: '2:trăm! 3:nghìn! 3:ngàn! 6:triệu! 9:tỷ! 9:tỉ! 4:vạn!',
  el: '3:χιλιάδ 3:χιλ! 6:εκατομμ 6:εκατ! 9:δισεκατομμ 9:δισ! 12:τρισεκατομμ 12:τρισ!',
  ar: '2:مئة 2:مائة 3:ألف 3:آلاف 3:الف 6:مليون 6:ملايين 6:ملیون 9:مليار 9:بليون 12:تريليون',
  th: '2:ร้อย 3:พัน 4:หมื่น 5:แสน 6:ล้าน',
};

export interface Scale {
  readonly factor: number;
  readonly stem: string;
  readonly wholeWord: boolean;
  readonly isDoubtful: boolean;
}

const SCALES: ReadonlyMap<string, readonly Scale[]> = new Map(
  Object.entries(TABLE).map(([language, entries]) => [
    language,
    entries
      .split(' ')
      .map((entry): Scale => {
        const [exponent = '0', word = ''] = entry.split(':');
        return {
          factor: 10 ** Number(exponent),
          stem: word.replace(/[!?]$/, ''),
          wholeWord: /[!?]$/.test(word),
          isDoubtful: word.endsWith('?'),
        };
      })
      // The longest first: `milliard` begins with `mil`.
      .toSorted((a, b) => b.stem.length - a.stem.length),
  ]),
);

/** A scale is looked for so many UTF-16 units behind a number; the longest inflected word is shorter. */
const WINDOW = 24;
/** `mil millones`, `nghìn tỷ`, `พันล้าน`: never more words than that. */
const MOST_WORDS = 2;

export interface Scaled {
  readonly factor: number;
  readonly isDoubtful: boolean;
  /** Offset behind the last word of the scale. */
  readonly end: number;
}

/** The scale words that follow a number that ends at `from`; undefined where there are none. */
export function scaleBehind(plain: string, from: number, base: string): Scaled | undefined {
  const scales = SCALES.get(base);
  if (scales === undefined) return undefined;
  let found: Scaled | undefined;
  let end = from;
  for (let words = 0; words < MOST_WORDS; words++) {
    const rest = plain.slice(end, end + WINDOW);
    const gap = /^[ \u2009-]?/.exec(rest)?.[0].length ?? 0;
    const word = (base === 'th' ? /^[\u0e00-\u0e7f]+/ : /^[\p{L}\p{M}]+/u).exec(rest.slice(gap))?.[0];
    const scale =
      word === undefined
        ? undefined
        : scales.find(({ stem, wholeWord }) => (wholeWord ? word === stem : word.startsWith(stem)));
    if (word === undefined || scale === undefined) break;
    end += gap + (base === 'th' ? scale.stem.length : word.length);
    found = {
      factor: (found?.factor ?? 1) * scale.factor,
      isDoubtful: (found?.isDoubtful ?? false) || scale.isDoubtful,
      end,
    };
  }
  return found;
}

/** Million and above, where its word stands anywhere in a text in lower case. */
export function namedScales(lower: string, base: string): readonly number[] {
  const large = (SCALES.get(base) ?? []).filter(({ factor, isDoubtful }) => factor >= 1e6 && !isDoubtful);
  return large.filter(({ stem }) => lower.includes(stem)).map(({ factor }) => factor);
}
