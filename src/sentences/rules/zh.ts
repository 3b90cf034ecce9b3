import type { LanguageRules } from './rules.ts';

/** Both scripts of Chinese. */
export const zh: LanguageRules = {
  // Whose words they were, in a clause of its own: '他问。', '小王笑着说，'.
  speech:
    /^[^，。！？；：、,.!?;:“”「」『』\s]{0,10}?(?:说|說|问|問|答|喊|叫|嚷|吼|笑|叹|嘆|骂|罵|写|寫)(?:道|着|著|了|他|她|我)?(?:[，。！,.：:]|$)/u,
  // A quotation that is a word of its sentence: '“为什么？”的问题'.
  particles: /^(?:的(?!确|確|士)|是|之|等(?:等)?[，、的。])/u,
};
