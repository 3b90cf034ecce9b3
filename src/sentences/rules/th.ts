import { type LanguageRules, words } from './rules.ts';

export const th: LanguageRules = {
  never: words('ดร ศ รศ ผศ นพ พญ พล.อ พล.ต.อ พ.ต.ท ร.ต.อ จ อ ต ถ ซ บจก บมจ หจก โทร เลขที่ พ.ศ ค.ศ'),
  stopless: true,
};
