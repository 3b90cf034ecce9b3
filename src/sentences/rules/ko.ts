import type { LanguageRules } from './rules.ts';

export const ko: LanguageRules = {
  // Dates are written '2024. 2. 6.'.
  ordinals: true,
  final: /[다요죠네]$/u,
  speech:
    /^(?:하고|라고|라며|하며)\s|^(?:[\p{Script=Hangul}]{1,8}\s){0,2}?[\p{Script=Hangul}]{1,8}[이가은는]\s(?:[\p{Script=Hangul}]{1,8}\s)?(?:물었|말했|대답했|외쳤|소리쳤|속삭였|되물었|중얼거렸|답했)/u,
  // Behind a quotation a particle stands without a space.
  particles: /^\p{Script=Hangul}/u,
};
