import { type LanguageRules, words } from './rules.ts';

export const en: LanguageRules = {
  never: words(`
    Messrs Mmes Rev Hon Gen Col Lt Sgt Capt Cmdr Cpl Maj Adm Gov Sen Rep Pres Supt Insp Fr Sr viz approx incl excl
    Mon Tue Tues Wed Thu Thur Thurs Fri Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec al
  `),
  seldom: words(`
    Ave Blvd Rd Hwy Sq Bros Assn Dept Univ est Esq Ariz Calif Colo Conn Fla Ill Mass Mich Minn Mo Neb Nev Okla
    Ore Pa Penn Tenn Tex Va Vt Wash Wis Wyo N.Y N.J E.U R.I M.D Ph.D.s B.A M.A M.Sc B.Sc Llc LLC Plc
  `),
  often: words('etc viz'),
  beforeNumber: words(
    'No Nos Vol Vols Fig Figs Eq Eqs Sec Ch Art Pt pp p vol fig no nos sec ch art par para v vv',
  ),
  starters: words(`
    A An The He She It We They You I This That These Those There Here His Her Its Their Our My Your And But Or So Yet
    Nor For If When While Although Though Because Since As At In On By From With Without After Before Then Thus
    However Moreover Meanwhile Instead Later Today Now Once Nobody Everyone Everybody Someone Nothing Everything
    Some Many Most Both Each Every All Several Few What Who Where Why How Which Not No Yes Please Let Do Does Did Is
    Are Was Were Will Would Can Could Should Another Other Others One Two Three To
  `),
  lettered: words('plan vitamin class type group grade section part figure hepatitis team point option step'),
  plain: words('May'),
  marked: words('Yahoo Jeopardy'),
  speech:
    /^(?:I|\p{Lu}[\p{L}’'.-]+(?: \p{Lu}[\p{L}’'.-]+){0,2}|The \p{Ll}+(?: \p{Ll}+)?|My \p{Ll}+|(?:His|Her) \p{Ll}+) (?:said|asked|cried|shouted|replied|answered|whispered|exclaimed|wondered|called|yelled|demanded|murmured|laughed)(?! nothing)\b/u,
};
