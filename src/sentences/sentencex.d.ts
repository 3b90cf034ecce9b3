declare module 'sentencex' {
  /** Pieces of the text that joined give the text again, trailing white space included. */
  export function segment(language: string, text: string): string[];
}
