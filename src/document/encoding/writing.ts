/** What a language's letters look like to someone who has to tell character sets apart. */
export interface Writing {
  /** Its letters beyond ASCII in the order of their frequency, lower case where there is case. */
  readonly letters: string;
  /** Share of its letters that those are; the rest is spread over the others of its script. */
  readonly share: number;
  /** The other letters of its script, and how many there are. */
  readonly script: RegExp;
  readonly size: number;
  /** It is written in ASCII letters too. */
  readonly ascii: boolean;
}

/** A language with ASCII letters and some more. */
function latin(letters: string): Writing {
  return { letters, share: 0.97, script: /\p{Script=Latin}/u, size: 200, ascii: true };
}

function alphabet(letters: string, script: RegExp): Writing {
  return { letters, share: 0.97, script, size: 60, ascii: false };
}

const HAN = /\p{Script=Han}/u;

const SIMPLIFIED: Writing = {
  letters:
    '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多' +
    '经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知' +
    '全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门' +
    '任常先海通教东声提立及比员解水名真论处走义各入几口认条平系气题活更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件' +
    '计管期市直德资命山金指克许统区保至队形社便空决治展科司五基眼书非则听白却界达光放强即像难且权思完设式色路记南品住告类求据程北',
  share: 0.8,
  script: HAN,
  size: 6000,
  ascii: false,
};

const TRADITIONAL: Writing = {
  letters:
    '的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多' +
    '經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情明性知' +
    '全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加西斯月話合回特代內信表化老給世位次度門' +
    '任常先海通教東聲提立及比員解水名真論處走義各入幾口認條平系氣題活更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件' +
    '計管期市直德資命山金指克許統區保至隊形社便空決治展科司五基眼書非則聽白卻界達光放強即像難且權思完設式色路記南品住告類求據程北',
  share: 0.8,
  script: HAN,
  size: 8000,
  ascii: false,
};

const JAPANESE: Writing = {
  letters:
    'のいたはにをるとしてがなでれっかりらすもこうまさきくあんそけよだえつおじわちみどせめやろねばべずほゃゅょごげぎびぶ' +
    'ンースルトリアイクラドシレロタジフカムグテマプコサビウパデナニメオキツチエュッハホダ' +
    '日一国人年大本中出三時行見月後前生五間上東四今金入学高子外来気話女書先名水語会社事自分者地業方新場員立開手力問代明動目通言理' +
    '体田主題意不作用度強公持野思家世多正安心界教文元重近考画海知道物別使品特私始住真有口少町工建空急送転研究長下',
  share: 0.9,
  script: HAN,
  size: 3000,
  ascii: false,
};

const KOREAN: Writing = {
  letters:
    '이다는의에을가고를은한하기로도지서사리대그어시자나인스정있해수부전일보들과만제주상구으장원여게아오라성소공국비우모동경조면안유' +
    '신선마세치관계문생위방실요와였했적것',
  share: 0.75,
  script: /\p{Script=Hangul}/u,
  size: 2350,
  ascii: false,
};

const RUSSIAN = alphabet('оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё', /\p{Script=Cyrillic}/u);
const UKRAINIAN = alphabet('оаинітевролскудпмязьбгйчхюжшїєцщфґ', /\p{Script=Cyrillic}/u);

const RARER = -1;

/** A family of languages and the legacy character sets that it is written in, the usual one first. */
export interface Family {
  readonly encodings: readonly string[];
  /**
   * Logarithm of how common its files are beside those of the others; it decides only between texts with few
   * letters beyond ASCII. One file in western languages is taken for e^4, about fifty, of another Latin alphabet.
   */
  readonly prior?: number;
  readonly writings: readonly Writing[];
}

/**
 * What may turn up without saying what it is. The letters are in the order of frequency that any count of running
 * text gives; only the coarse order matters, since what is told apart differs in nearly every letter.
 */
export const FAMILIES: readonly Family[] = [
  { encodings: ['gb18030'], writings: [SIMPLIFIED, TRADITIONAL] },
  { encodings: ['big5'], writings: [TRADITIONAL] },
  { encodings: ['shift_jis', 'euc-jp'], writings: [JAPANESE] },
  { encodings: ['euc-kr'], writings: [KOREAN] },
  { encodings: ['windows-1251', 'koi8-u', 'iso-8859-5'], writings: [RUSSIAN, UKRAINIAN] },
  // Of the time of DOS; its bytes for letters are signs of currencies and quotation marks elsewhere.
  { encodings: ['ibm866'], prior: -4, writings: [RUSSIAN, UKRAINIAN] },
  {
    encodings: ['windows-1252'],
    writings: [
      latin('éèêàçôîûùœâëïæ'),
      latin('üäößé'),
      latin('áéíóúñü¿¡ç'),
      latin('ãçáéóêâíõúà'),
      latin('àèéìòù'),
      latin('åäöéæø'),
      latin('éïëöü'),
    ],
  },
  {
    encodings: ['windows-1250', 'iso-8859-2'],
    prior: RARER,
    writings: [
      latin('ąęłóśżćńź'),
      latin('íáěéýřčžšůúťóďň'),
      latin('áéöóőüíúű'),
      latin('ăîâşţéșț'),
      latin('áíčéžšľýúťňôäĺóďŕ'),
      latin('čšžćđ'),
    ],
  },
  { encodings: ['windows-1254'], prior: RARER, writings: [latin('ıiüşğçöâîû')] },
  {
    encodings: ['windows-1257'],
    prior: RARER,
    writings: [latin('āēīšņļžčģķū'), latin('ėšųžįčūąę'), latin('äõüöšž')],
  },
  {
    encodings: ['windows-1258'],
    prior: -6,
    writings: [latin('đưôơâêăàáéèíìóòúùý\u0301\u0300\u0323\u0309\u0303')],
  },
  {
    encodings: ['windows-1253', 'iso-8859-7'],
    writings: [alphabet('αοιετσνηυρπκμλςωίόέγάήθδύχξφβώζψϊ', /\p{Script=Greek}/u)],
  },
  { encodings: ['windows-1255'], writings: [alphabet('יוהלאתרבשמנעםקדחןפכגטזסצךףץ', /\p{Script=Hebrew}/u)] },
  {
    encodings: ['windows-1256', 'iso-8859-6'],
    writings: [alphabet('اليمنورتبهدعكفسقحجأةشصخطىذئضإغءزثظآؤ،؛؟', /\p{Script=Arabic}/u)],
  },
  {
    encodings: ['windows-874'],
    writings: [
      alphabet(
        'านรอกเงมยลวดทสตะปบคหแจพชขใไโผซธถฟณศษภฉญฐฎฏฑ\u0e48\u0e49\u0e34\u0e35\u0e31\u0e38\u0e39\u0e37\u0e4c\u0e47\u0e33ๆ',
        /\p{Script=Thai}/u,
      ),
    ],
  },
];
