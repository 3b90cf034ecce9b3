/** What a language adds to the rules that all share. Words stand without their last full stop. */
export interface LanguageRules {
  /** Abbreviations with a name, a number or an example behind them: no sentence ends there. */
  readonly never?: ReadonlySet<string>;
  /** Abbreviations that end a sentence only where a word follows that begins one (`starters`). */
  readonly seldom?: ReadonlySet<string>;
  /** Abbreviations that end a sentence wherever a capital follows. */
  readonly often?: ReadonlySet<string>;
  /** Words that are abbreviations before a number: 'No. 5', 'the answer is no. We …'. */
  readonly beforeNumber?: ReadonlySet<string>;
  /** Words with a capital that is there because they begin a sentence: pronouns, articles, adverbs. */
  readonly starters?: ReadonlySet<string>;
  /** Nouns that a single letter names, in small letters: 'plan B.' can end a sentence, 'by B.' cannot. */
  readonly lettered?: ReadonlySet<string>;
  /** Names that end in a mark, without it: 'Yahoo' in 'Yahoo! Japan'. */
  readonly marked?: ReadonlySet<string>;
  /** Words that end sentences, and that the library takes for abbreviations. */
  readonly plain?: ReadonlySet<string>;
  /** What a sentence ends in before an ellipsis, where no capital can tell. */
  readonly final?: RegExp;
  /** A full stop behind a number makes it an ordinal ('3. Oktober'). */
  readonly ordinals?: boolean;
  /** What follows a quotation and says whose it was, where a capital (or no case) hides that it goes on. */
  readonly speech?: RegExp;
  /** What follows a quotation, or a bracket, and ties it into its sentence: Japanese and Korean particles. */
  readonly particles?: RegExp;
  /** Quotation marks that close in this language and open in others. */
  readonly closers?: string;
  /** No full stops: one behind a short word abbreviates it. */
  readonly stopless?: boolean;
}

/** A set of words written with white space between them. */
export function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}
