/**
 * Translation units that look like a real memory's, made up: for `bench/memory.mjs`.
 *
 * Words follow Zipf's law over a vocabulary of syllables (Latin letters, with Vietnamese accents for vi) or of one to
 * three characters (zh, ja); sentences are a frame of frequent words with rare ones in its gaps, numbers now and then.
 */
const SYLLABLES =
  'ba be bi co con cor da de di en er es fa fi for ga gen gi ha hi in ka la lan le li ma men mi na ne ni or pa per po ra re ri ro sa se si so sta ta te ter ti to tra va ve vi wa';
const VIETNAMESE =
  'an anh bà bộ cá các có của chính cho công dân đã đến điện đường được giá giờ hà hành hệ hoá học kế khí là làm lượng máy mới một năng ngày người nhà những nước phát quốc ra sản sự tế thành tháng theo thì thống tiêu toàn trên trong tử và vào về việc vùng xuất ý';
/** Words by language, the most frequent first. */
export const FREQUENT = {
  en: 'the of and to in is for that on with as by it from at this be are was or an not have which'.split(' '),
  vi: 'của và các có là trong được cho một với những này khi đã không để từ người theo về'.split(' '),
  zh: [
    ...'的一是在有了和人不中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经',
  ],
  ja: [...'のにはをたがでてとしれさあるいもすからなことよりまで'],
};

/** Numbers in [0,1) that are the same in every run. */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const VOCABULARY = 60_000;

function vocabulary(language, next) {
  const frequent = FREQUENT[language];
  const words = new Set(frequent);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const latin = SYLLABLES.split(' ');
  const vietnamese = VIETNAMESE.split(' ');
  const han = () => String.fromCharCode(0x4e00 + Math.floor(6000 * next() ** 2));
  const kana = () => String.fromCharCode(0x30a2 + Math.floor(70 * next()));
  while (words.size < VOCABULARY) {
    const length = 1 + Math.floor(next() * 3);
    if (language === 'en') words.add(Array.from({ length: length + 1 }, () => pick(latin)).join(''));
    else if (language === 'vi')
      words.add(
        Array.from({ length: 2 }, () => pick(vietnamese)).join(' ') +
          (next() < 0.5 ? '' : ` ${pick(vietnamese)}`),
      );
    else if (language === 'zh') words.add(Array.from({ length: 1 + Math.ceil(length / 2) }, han).join(''));
    else words.add(next() < 0.6 ? han() + han() : Array.from({ length: length + 2 }, kana).join(''));
  }
  return [...words];
}

/** A maker of units: en with zh, ja or vi, every fiftieth in all four. */
export function unitMaker(seed = 1) {
  const next = random(seed);
  const words = Object.fromEntries(
    Object.keys(FREQUENT).map((language) => [language, vocabulary(language, next)]),
  );
  // Rank r with a probability of about 1/r.
  const zipf = () => Math.min(VOCABULARY - 1, Math.floor(VOCABULARY ** next()) - 1);
  const tags = { en: 'en', vi: 'vi', zh: 'zh-Hans', ja: 'ja' };
  const sentence = (language, ranks) => {
    const parts = ranks.map((rank) => (rank < 0 ? String(-rank) : words[language][rank]));
    if (language === 'zh') return `${parts.join('')}。`;
    if (language === 'ja') return `${parts.join('')}。`;
    const text = parts.join(' ');
    return `${text[0].toUpperCase()}${text.slice(1)}.`;
  };
  return (index) => {
    // Frequent words as they come, rare ones between them: 6 to 24.
    const length = 6 + Math.floor(next() * next() * 36) / 2;
    const ranks = Array.from({ length: Math.floor(length) }, () =>
      next() < 0.04 ? -Math.floor(next() * 2000) - 1 : zipf(),
    );
    const others = index % 50 === 0 ? ['zh', 'ja', 'vi'] : [['zh', 'ja', 'vi'][index % 3]];
    return {
      variants: ['en', ...others].map((language) => ({
        language: tags[language],
        text: sentence(language, ranks),
      })),
      confidence: Math.round(next() * 100) / 100,
    };
  };
}

/** Units as a reader would give them. */
export async function* unitItems(count, seed = 1) {
  const make = unitMaker(seed);
  for (let index = 0; index < count; index++) {
    yield { kind: 'unit', unit: make(index), at: { line: index + 1, column: 1 } };
  }
}
