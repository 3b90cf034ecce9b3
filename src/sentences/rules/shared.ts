import { type LanguageRules, words } from './rules.ts';

/** Latin abbreviations that texts in any language hold. */
export const shared: LanguageRules = {
  never: words('Dr Drs Mr Mrs Ms Prof vs i.e e.g cf Mt'),
  seldom: words('Inc Ltd Corp Co Jr Sr St U.S U.K U.N U.S.A D.C a.m p.m A.M P.M Ph.D B.C A.D'),
  often: words('etc'),
  beforeNumber: words('No Nos Nr Vol Fig pp p ca Tel tel vol fig no nos nr'),
  marked: words('Yahoo'),
};
