import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { splitSentences } from './split.ts';

/** Cases are written with ¦ where the cut is; on which side of it white space goes does not matter. */
function expectCuts(language: string, marked: string): void {
  const sentences = (pieces: string[]) => pieces.map((piece) => piece.trim());
  expect(sentences(splitSentences(language, marked.replaceAll('¦', '')))).toEqual(
    sentences(marked.split('¦')),
  );
}

describe('splitSentences', () => {
  test.each([
    ['en', 'The ferry leaves at eight. ¦Be on time.'],
    ['en', 'Is it late? ¦Yes! ¦We go.'],
    ['en', 'Mr. Le Van Hung met Dr. Mai at 5 p.m. in St. Paul.'],
    ['en', 'The U.S. economy grew by 3.5 percent. ¦It slowed later.'],
    ['en', 'It cost approx. 3 million, see Fig. 2 and Vol. 3.'],
    ['en', 'J. R. R. Tolkien wrote it. ¦We read it.'],
    ['en', 'He said, “Come in.” ¦She did.'],
    ['en', 'Wait... ¦Then go.'],
    ['en', 'See www.example.com for e.g. version 2.0.1 of it.'],
    ['en', 'no end at all'],
    ['zh-Hans', '你好。¦再见！¦真的吗？¦是。'],
    ['zh-Hans', '他说：“我来了。”¦然后他走了。'],
    ['zh-Hant', '他說：「我來了。」¦然後他走了。'],
    ['zh-Hant', '數據顯示，增長3.5%。 ¦未來可期……'],
    ['zh-Hant', '連假前夕；兩個項目順利取得用地'],
    ['ja', '今日は晴れ。¦明日は雨です！¦本当ですか？'],
    ['ja', '運転手は「静かすぎる。」と笑う。¦もう慣れた。'],
    ['ja', '「行こう。」という声がした。¦皆が動いた。'],
    ['ja', '品質の向上（約3.5倍。）を目指す。'],
    ['de', 'Die Hütte liegt auf 2450 m ü. M. im Kanton Wallis. ¦Sie ist offen.'],
    ['de', 'Der Umbau kostete ca. 3,2 Mio. Franken, d. h. rund 200 weniger. ¦Gut so.'],
    ['de', 'Am 15. Juni kam Dr. Anna Steiner, z. B. mit Hrn. Meier. ¦Es regnete.'],
    ['de', 'Er fragte: „Wohin?“ ¦Sie schwieg.'],
    ['fr', 'M. Dupraz est venu. ¦Mme Steiner aussi.'],
    ['fr', 'Il a coûté env. 3,2 millions. ¦C’est peu.'],
    ['en', '“Why?” he asked. ¦She left.'],
    ['fr', '« Pourquoi ? » demanda-t-elle. ¦Il partit.'],
    ['fr', 'Vraiment ? ¦Oui ! ¦« Bien. » ¦Fin.'],
    ['vi', 'Bến phà có 400 khách. ¦Nay đón 2.600 lượt.'],
    ['vi', 'TP. Hồ Chí Minh và GS. Trần Văn Khê. ¦Hết.'],
    ['ko', '오늘은 맑다. ¦내일은 비가 옵니다. ¦정말요?'],
    ['es', 'El Sr. López llegó. ¦¿Dónde está? ¦¡Aquí!'],
    ['ru', 'Это было в 2024 г. в Москве. ¦Потом он уехал.'],
    ['ru', 'А. С. Пушкин писал стихи. ¦Он жил в России.'],
    ['pt-BR', 'O Dr. Silva chegou. ¦Ele saiu.'],
    ['en', 'It is done! 😀 ¦Next one.'],
    ['en', 'The answer is No. ¦We left.'],
    ['de', 'Wir nehmen Plan B. ¦Er ist besser.'],
    ['de', 'Am Montag usw. ¦Danach ging er.'],
    ['es', '«¿Por qué?», preguntó. ¦Se fue.'],
    ['ko', '그는 “왜?”라고 물었다. ¦그녀는 웃었다.'],
    ['zh-Hans', '“为什么？”他问。¦她笑了。'],
    ['zh-Hant', '「為什麼？」他問。¦她笑了。'],
    ['ja', '「なぜ？」彼は聞いた。¦彼女は笑った。'],
    ['el', 'Τι κάνεις; ¦Καλά είμαι.'],
    ['hi', 'वह आया। ¦फिर गया।'],
    ['tr', 'Sporcu yarışı 15. sırada bitirdi. ¦Sonra eve gitti.'],
    ['xx', 'An unknown language. ¦Is cut all the same.'],
  ])('%s: %s', expectCuts);

  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({
      unit: fc.constantFrom(
        ...'aA1 .!?。！？「」”’)（…\n\t\u3000\u0301\ud83d\ude00',
        'Dr.',
        'ca. ',
        'z. B. ',
        'U.S.A',
        '1. ',
        '«»„“‚‘』"',
        '．',
        '……',
        '[1]',
        '😀',
        '— ',
        '👨‍👩‍👧',
        'と',
      ),
      maxLength: 200,
    }),
  );
  const anyLanguage = fc.constantFrom(
    'en',
    'zh-Hans',
    'ja',
    'de',
    'fr',
    'vi',
    'th',
    'ko',
    'ru',
    'el',
    'pt-BR',
    'xx',
  );

  it('loses nothing and adds nothing', () => {
    fc.assert(
      fc.property(anyLanguage, anyText, (language, line) => {
        const pieces = splitSentences(language, line);
        expect(pieces.join('')).toBe(line);
        expect(pieces).not.toContain('');
      }),
    );
  });

  it('keeps lone surrogates as they are', () => {
    expect(splitSentences('en', 'One \ud800 two. Three \udc00.')).toEqual([
      'One \ud800 two. ',
      'Three \udc00.',
    ]);
  });

  test('the empty line has none', () => {
    expect(splitSentences('en', '')).toEqual([]);
  });

  test.each([
    ['en', 'word ', 1_000_000],
    ['ja', '静', 1_000_000],
    ['zh-Hans', '今天。', 300_000],
    ['de', 'A. ', 100_000],
    ['zh-Hans', '。」', 100_000],
    ['en', '“(', 1_000_000],
    ['ja', 'Dr. ', 100_000],
    ['de', 'z.B.', 400_000],
    ['fr', '« . ', 400_000],
    ['en', '. 😀', 400_000],
    ['en', '.[1]', 400_000],
    ['th', 'ก.', 400_000],
  ])('takes a very long line in bounded time: %s %s', (language, part, length) => {
    const line = part.repeat(Math.ceil(length / part.length));
    expect(splitSentences(language, line).join('').length).toBe(line.length);
  });
});
