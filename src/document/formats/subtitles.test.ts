import { describe, expect, it, test } from 'vitest';
import { parseSubtitles } from './subtitles.ts';

/** Cues of two seconds, each starting so many seconds in. */
const srt = (...cues: (readonly [from: number, text: string])[]) =>
  cues
    .map(
      ([from, text], at) =>
        `${at + 1}\n00:00:${String(from).padStart(2, '0')},000 --> 00:00:${String(from + 2).padStart(2, '0')},000\n${text}\n`,
    )
    .join('\n');

const textOf = (source: string) => parseSubtitles('a.srt', source).text;

describe('parseSubtitles', () => {
  it('joins the cues of a sentence and keeps their times', () => {
    const { text, marks } = parseSubtitles(
      'a.srt',
      srt([1, 'The boat'], [3, 'went out\nearly.'], [5, 'It came back.']),
    );
    expect(text).toBe('The boat went out early.\nIt came back.');
    expect(marks.map(({ start, end, ...mark }) => [text.slice(start, end), mark])).toEqual([
      ['The boat', { kind: 'cue', label: '1', from: 1000, to: 3000 }],
      ['went out early.', { kind: 'cue', label: '2', from: 3000, to: 5000 }],
      ['It came back.', { kind: 'cue', label: '3', from: 5000, to: 7000 }],
    ]);
  });

  it('begins a line after a long silence', () => {
    expect(textOf(srt([1, 'The boat'], [10, 'went out.'], [12, 'Yes.']))).toBe('The boat\nwent out.\nYes.');
  });

  it('goes on over dots before a small letter', () => {
    expect(textOf(srt([1, 'Well...'], [3, '...perhaps.'], [5, 'Or…'], [7, 'Not.']))).toBe(
      'Well... ...perhaps.\nOr…\nNot.',
    );
  });

  it('gives every cue a line where there are no full stops', () => {
    expect(textOf(srt([1, '他們出海了'], [3, '很早就走了'], [5, '後來回來了']))).toBe(
      '他們出海了\n很早就走了\n後來回來了',
    );
  });

  it('joins Japanese without a space', () => {
    expect(textOf(srt([1, '舟は朝早く'], [3, '海に\n出た。']))).toBe('舟は朝早く海に出た。');
  });

  it('gives each speaker a line, under one mark', () => {
    const { text, marks } = parseSubtitles('a.srt', srt([1, '- Are you there?\n– Yes.'], [3, 'Good.']));
    expect(text).toBe('Are you there?\nYes.\nGood.');
    expect(marks.map(({ start, end }) => text.slice(start, end))).toEqual(['Are you there?\nYes.', 'Good.']);
  });

  test.each([
    ['<i>One</i> <font color="#fff">two</font>.', 'One two.'],
    ['{\\an8}Up.', 'Up.'],
    ['a < b > c & d.', 'a < b > c & d.'],
    ["<v.loud Mina O'Neil>Hi &amp; <00:00:01.500>bye.</v>", 'Hi & bye.'],
  ])('%j', (said, text) => {
    expect(textOf(srt([1, said]))).toBe(text);
  });

  it('reads WebVTT with its notes, styles and cue names', () => {
    const source =
      'WEBVTT\n\nNOTE\nnot said\n\nSTYLE\n::cue { }\n\nintro\n00:01.000 --> 01:00:02.500 line:0\nOne.\n\n00:00:03.000 --> 00:00:04.000\n\n';
    expect(parseSubtitles('a.vtt', source)).toEqual({
      text: 'One.',
      marks: [{ start: 0, end: 4, kind: 'cue', label: 'intro', from: 1000, to: 3_602_500 }],
      notes: [],
    });
  });

  it('reads cues that no empty line parts', () => {
    expect(textOf('1\n00:00:01,000 --> 00:00:02,000\nOne.\n2\n00:00:02,000 --> 00:00:03,000\nTwo.')).toBe(
      'One.\nTwo.',
    );
  });

  it('says what is wrong', () => {
    expect(() => textOf('nothing')).toThrow(expect.objectContaining({ code: 'INPUT_FORMAT' }));
    expect(() => textOf(srt([1, ' ']))).toThrow(expect.objectContaining({ code: 'INPUT_EMPTY' }));
  });
});
