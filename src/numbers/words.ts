import { baseLanguage, type LanguageTag } from '../language.ts';
import { namedScales } from './scales.ts';

const VALUES = [
  1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 30, 40, 50, 60, 70, 80, 90, 100,
  1000,
];

/** Number words as stems, in the order of `VALUES`; variants with a stroke, `-` for none of its own. */
const TABLE: Readonly<Record<string, string>> = {
  en: 'one|first|once|single two|second|twice|both|double|pair|couple three|third|triple four|fourth|quarter five|fifth six|sixth seven|seventh eight|eighth nine|ninth ten|tenth eleven twelve|twelfth|dozen thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty|twentieth|twenties|score thirty|thirties forty|forties fifty|fifties|half sixty|sixties seventy|seventies eighty|eighties ninety|nineties hundred thousand',
  de: 'ein|eins|erste zwei|zweite|beide|doppel|paar drei|dritte vier fünf sechs sieben|siebte acht neun zehn elf zwölf|dutzend dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig hundert tausend',
  fr: 'un|une|premier|première deux|deuxième|second|double trois|trois|troisième|tiers quatre|quart cinq six sept huit neuf dix|dixième|dizaine onze douze|douzaine treize quatorze quinze|quinzaine seize dix-sept dix-huit dix-neuf vingt|vingtaine trente|trentaine quarante cinquante|moitié soixante soixante-dix|septante quatre-vingt|huitante quatre-vingt-dix|nonante cent|centaine mille|millier',
  es: 'un|uno|una|primer dos|segund|ambos|doble|par tres|tercer cuatro|cuart cinco|quint seis|sext siete|séptim ocho|octav nueve|noven diez|décim|decena once doce|docena trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte|veinti treinta cuarenta cincuenta|mitad sesenta setenta ochenta noventa cien|ciento|centenar|cientos mil|miles|millar',
  it: 'un|uno|una|primo|prima due|second|entrambi|doppi tre|terz quattro|quart cinque|quint sei|sest sette|settim otto|ottav nove|nono dieci|decim|decina undici dodici|dozzina tredici quattordici quindici sedici diciassette diciotto diciannove venti|ventesim|ventun|ventina trenta|trentina quaranta cinquanta|metà sessanta settanta ottanta novanta cento|centinai mille|mila|migliai',
  pt: 'um|uma|primeir dois|duas|segund|ambos|dobro|par três|terceir quatro|quart cinco|quint seis|sext sete|sétim oito|oitav nove|nono dez|décim|dezena onze doze|dúzia treze quatorze|catorze quinze dezesseis|dezasseis dezessete|dezassete dezoito dezenove|dezanove vinte trinta quarenta cinquenta|metade sessenta setenta oitenta noventa cem|cento|centena mil|milhar',
  nl: 'een|één|eerste twee|tweede|beide|dubbel|paar drie|derde vier|kwart vijf zes zeven acht negen tien elf twaalf|dozijn dertien veertien vijftien zestien zeventien achttien negentien twintig dertig veertig vijftig|helft zestig zeventig tachtig negentig honderd duizend',
  sv: 'en|ett|första två|andra|båda|dubbel|par tre|tredje fyra|fjärde|fjärdedel fem sex|sjätte sju åtta|åttonde nio tio|tionde elva tolv|dussin tretton fjorton femton sexton sjutton arton nitton tjugo trettio fyrtio femtio|hälften|halv sextio sjuttio åttio nittio hundra|hundratals tusen',
  ru: 'один|одна|одно|одн|перв два|две|двух|двое|втор|оба|пара|двум три|трех|трёх|трет|трое четыре|четырех|четырёх|четверт пять|пяти|пят|пятер шесть|шест семь|семи|седьм восемь|восьм девять|девят десять|десят одиннадцат двенадцат|дюжин тринадцат четырнадцат пятнадцат шестнадцат семнадцат восемнадцат девятнадцат двадцат тридцат сорок пятьдесят|пятидесят|половин шестьдесят|шестидесят семьдесят|семидесят восемьдесят|восьмидесят девяност сто|сот|сотн тысяч',
  uk: "один|одна|одне|одн|перш два|дві|двох|двоє|друг|обидв|пара три|трьох|трет|троє чотир|четверт п'ят|п’ят шість|шест|шіст сім|семи|сьом вісім|восьм дев'ят|дев’ят десят одинадцят дванадцят|дюжин тринадцят чотирнадцят п'ятнадцят|п’ятнадцят шістнадцят сімнадцят вісімнадцят дев'ятнадцят|дев’ятнадцят двадцят тридцят сорок п'ятдесят|п’ятдесят|половин шістдесят|шістдесят сімдесят вісімдесят дев'яност|дев’яност сто|сотн тисяч",
  pl: 'jeden|jedn|pierwsz dwa|dwie|dwóch|dwu|drugi|druga|drugie|oba|par trzy|trzech|trzeci|trzecia cztery|czterech|czwart pięć|pięci|piąt sześć|sześci|szóst siedem|siedmi|siódm osiem|ośmi|ósm dziewięć|dziewięci|dziewiąt dziesięć|dziesięci|dziesiąt jedenast dwanaści|dwunast|tuzin trzynast czternast piętnast szesnast siedemnast osiemnast dziewiętnast dwadzieścia|dwudziest trzydzieści|trzydziest czterdzieści|czterdziest pięćdziesiąt|połow sześćdziesiąt siedemdziesiąt osiemdziesiąt dziewięćdziesiąt sto|stu|setk tysiąc|tysięc',
  cs: 'jeden|jedn|první dva|dvě|dvou|druh|oba|pár|dvoj tři|tří|třet|třem čtyři|čtyř|čtvrt pět|pěti|pát šest sedm osm|osmi devět|devíti|devát deset|deseti|desát|desít jedenáct dvanáct|tucet třináct čtrnáct patnáct šestnáct sedmnáct osmnáct devatenáct dvacet|dvacát třicet|třicát čtyřicet|čtyřicát padesát|polovin šedesát sedmdesát osmdesát devadesát sto|stov tisíc',
  hu: 'egy|első kettő|két|második|mindkét|pár|dupl három|harmad négy|negyed öt|ötöd hat|hatod hét|heted nyolc kilenc tíz|tized tizenegy tizenkettő|tizenkét|tucat tizenhárom tizennégy tizenöt tizenhat tizenhét tizennyolc tizenkilenc húsz|huszon|husz harminc negyven ötven|fele|félig|fél hatvan hetven nyolcvan kilencven száz ezer|ezr',
  ro: 'un|una|unu|prim două|doi|doilea|doua|ambele|dublu|pereche trei|treia|treilea patru|patra|patrulea|sfert cinci șase|şase șapte|şapte opt nouă zece unsprezece doisprezece|douăsprezece|duzin treisprezece paisprezece cincisprezece șaisprezece|şaisprezece șaptesprezece|şaptesprezece optsprezece nouăsprezece douăzeci treizeci patruzeci cincizeci|jumătate șaizeci|şaizeci șaptezeci|şaptezeci optzeci nouăzeci sută|sute mie|mii',
  tr: 'bir|ilk|birinci iki|ikinci|çift|ikisi|ikiye üç|üçüncü|üçte dört|dördüncü|çeyrek beş|beşinci altı|altıncı yedi|yedinci sekiz dokuz on|onuncu|onlarca - -|düzine - - - - - - - yirmi otuz kırk elli|yarı altmış yetmiş seksen doksan yüz|yüzlerce bin|binlerce',
  id: 'satu|pertama|seorang|sebuah|suatu dua|kedua|ganda|pasang tiga|ketiga empat|keempat|perempat lima|kelima enam|keenam tujuh|ketujuh delapan|kedelapan sembilan sepuluh|puluhan sebelas - - - - - - - - - - - - setengah|paruh|separuh - - - - seratus|ratusan|ratus seribu|ribuan|ribu',
  vi: 'một|nhất|đầu hai|nhì|đôi|cặp|cả ba bốn|tư năm|lăm sáu bảy tám chín mười|mươi|chục - tá - - - - - - - - - - nửa - - - - trăm nghìn|ngàn',
  el: 'ένα|ένας|μία|μια|ενός|μιας|έναν|πρώτ δύο|δυο|δεύτερ|διπλ|ζεύγ τρία|τρεις|τριών|τρίτ τέσσερ|τεσσάρων|τέταρτ πέντε|πέμπτ έξι|έκτ επτά|εφτά|έβδομ οκτώ|οχτώ|όγδο εννέα|εννιά|ένατ δέκα|δέκατ έντεκα|ενδέκατ δώδεκα|δωδέκατ|ντουζίν δεκατρ δεκατέσσερ|δεκατεσσ δεκαπέντε δεκαέξι|δεκάξι δεκαεπτά|δεκαεφτά δεκαοκτώ|δεκαοχτώ δεκαεννέα|δεκαεννιά είκοσι|εικοσ τριάντα σαράντα πενήντα|μισ εξήντα εβδομήντα ογδόντα ενενήντα εκατό|εκατοντάδ χίλι|χιλιάδ',
  ar: 'واحد|أول|احد|إحدى|أحد|الأول اثن|إثن|ثاني|ثانية|زوج|كلا ثلاث|ثالث|ثلث أربع|رابع|ربع خمس|خامس ست|سادس سبع|سابع ثمان|ثامن تسع|تاسع عشر|عاشر - - - - - - - - - عشرون|عشرين|عشرين|عشرينيات ثلاثين|ثلاثون أربعين|أربعون خمسين|خمسون|نصف ستين|ستون سبعين|سبعون ثمانين|ثمانون تسعين|تسعون مئة|مائة|مئات|المئة ألف|آلاف|الاف',
  th: 'หนึ่ง|เดียว|แรก สอง|คู่ สาม สี่ ห้า หก เจ็ด แปด เก้า สิบ สิบเอ็ด สิบสอง|โหล สิบสาม สิบสี่ สิบห้า สิบหก สิบเจ็ด สิบแปด สิบเก้า ยี่สิบ สามสิบ สี่สิบ ห้าสิบ|ครึ่ง หกสิบ เจ็ดสิบ แปดสิบ เก้าสิบ ร้อย พัน',
  ko: '하나|한|첫|일 둘|두|둘째|이|쌍|양 셋|세|삼 넷|네|사|넉 다섯|오|닷 여섯|육|륙 일곱|칠 여덟|팔 아홉|구 열|십 열한 열두|다스 열세 열네 열다섯 열여섯 열일곱 열여덟 열아홉 스무|스물|이십 서른|삼십 마흔|사십 쉰|오십|절반|반 예순|육십 일흔|칠십 여든|팔십 아흔|구십 백 천',
  zh: '一|首|单|單 二|两|兩|双|雙|对|對|副 三 四 五 六 七 八 九 十 十一 十二|打 十三 十四 十五 十六 十七 十八 十九 二十|廿 三十|卅 四十 五十|半 六十 七十 八十 九十 百 千',
  ja: '一|初|ひと|1つ|ワン 二|両|双|ふた|ダブル|ペア 三|みっ|トリプル 四 五 六 七 八 九 十 十一 十二|ダース 十三 十四 十五 十六 十七 十八 十九 二十 三十 四十 五十|半 六十 七十 八十 九十 百|百 千',
};

/** Where words are not set apart by spaces, or are built together, a stem may stand anywhere. */
const ANYWHERE = new Set(['th', 'zh', 'ja', 'ko', 'de', 'nl', 'sv', 'hu', 'it', 'cs', 'tr', 'ar']);
/** A shorter stem stands for a word of its own only: `en` is in most Swedish words. */
const LEAST_STEM = 4;

interface Stem {
  readonly value: number;
  readonly pattern: RegExp;
}

const compiled = new Map<string, readonly Stem[]>();

function stems(base: string): readonly Stem[] {
  const known = compiled.get(base);
  if (known !== undefined) return known;
  const made = (TABLE[base]?.split(' ') ?? []).flatMap((variants, index): Stem[] => {
    const value = VALUES[index];
    if (value === undefined || variants === '-') return [];
    const parts = variants.split('|').map((stem) => {
      const unspaced = base === 'th' || base === 'zh' || base === 'ja' || base === 'ko' || base === 'ar';
      if (unspaced || (ANYWHERE.has(base) && stem.length >= LEAST_STEM)) return stem;
      const end = stem.length >= LEAST_STEM ? '' : '(?![\\p{L}\\p{M}])';
      return `(?<![\\p{L}\\p{M}])${stem}${end}`;
    });
    return [{ value, pattern: new RegExp(parts.join('|'), 'u') }];
  });
  compiled.set(base, made);
  return made;
}

/**
 * The values from 1 to 20, tens, hundred, thousand, million and so on whose words stand in the text, generously read: what
 * is named here may be meant, what is not is hardly spelled out.
 *
 * @returns Empty for languages without a table.
 */
export function spelledValues(text: string, language: LanguageTag): ReadonlySet<number> {
  const lower = text.toLowerCase();
  const found = new Set(namedScales(lower, baseLanguage(language)));
  for (const { value, pattern } of stems(baseLanguage(language))) if (pattern.test(lower)) found.add(value);
  return found;
}

const LARGE = [1e12, 1e9, 1e6];

/** Whether a whole number could be put together from words: 26 of 20 and 6, 300 of 3 and 100. */
export function canBeSpelled(value: number, words: ReadonlySet<number>): boolean {
  if (words.has(value)) return true;
  if (!Number.isInteger(value) || value < 13) return false;
  if (value < 20) return words.has(10) && words.has(value - 10);
  if (value < 100) {
    const tens = value - (value % 10);
    const hasTens = words.has(tens) || (words.has(10) && words.has(tens / 10));
    // French builds seventy and ninety on the ten below.
    const french = words.has(tens - 10) && words.has(10 + (value % 10));
    return (hasTens && (value % 10 === 0 || words.has(value % 10))) || french;
  }
  const unit = LARGE.find((large) => value >= large) ?? (value >= 1000 ? 1000 : 100);
  if (value >= 1e15 || !words.has(unit)) return false;
  const [head, rest] = [Math.floor(value / unit), value % unit];
  return (head === 1 || canBeSpelled(head, words)) && (rest === 0 || canBeSpelled(rest, words));
}
