import { describe, expect, it, test } from 'vitest';
import { identify } from './identify.ts';

function best(text: string): string | undefined {
  return [...(identify(text)?.scores ?? [])].sort((a, b) => b[1] - a[1])[0]?.[0];
}

describe('identify', () => {
  test.each([
    ['en', 'The city council approved the plan for a new ferry terminal.'],
    ['zh-Hant', '數據顯示，2024年第一季肇慶新引進產業項目186個。'],
    ['zh-Hans', '数据显示，2024年第一季度肇庆新引进产业项目186个。'],
    ['ja', '市のまとめによると、新たに誘致した産業プロジェクトは186件だった。'],
    ['ja', 'スマートフォン'],
    ['vi', 'Thành phố cảng sẽ xây một bến phà mới ở bờ bắc sông Sa.'],
    ['ko', '시 의회는 새 여객선 터미널 계획을 승인했다.'],
    ['de', 'Die Hütte wurde nach zwei Sommern Bauzeit wieder geöffnet.'],
    ['fr', 'Après deux étés de travaux, la cabane a rouvert ses portes.'],
    ['es', 'El ayuntamiento aprobó el plan para una nueva terminal.'],
    ['it', 'Il consiglio comunale ha approvato il progetto del nuovo porto.'],
    ['pt', 'A câmara municipal não aprovou o plano para um novo cais.'],
    ['ru', 'Городской совет утвердил план строительства нового причала.'],
    ['uk', 'Міська рада затвердила план будівництва нового причалу.'],
    ['pl', 'Rada miasta zatwierdziła plan budowy nowego terminalu.'],
    ['nl', 'De gemeenteraad keurde het plan voor een nieuwe terminal goed.'],
    ['ar', 'وافق مجلس المدينة على خطة بناء محطة عبارات جديدة.'],
    ['th', 'สภาเมืองอนุมัติแผนสร้างท่าเรือใหม่'],
    ['el', 'Το δημοτικό συμβούλιο ενέκρινε το σχέδιο.'],
    ['he', 'מועצת העיר אישרה את התוכנית.'],
    ['tr', 'Belediye meclisi yeni iskele planını onayladı.'],
    ['id', 'Pemerintah kota akan membangun terminal feri baru di tepi utara sungai.'],
    // A name in Latin letters does not make a Chinese line English.
    ['zh-Hant', '劉小姐在 YouTube 與 Instagram 開設頻道'],
    // Nor do many names, if there is nothing else in Latin letters.
    ['zh-Hans', '被告的姓名分别是 Anders Lindqvist、Bettina Krüger、Carlos Mendoza、Dorothy Whitfield'],
    // One の of a shop sign does not make it Japanese.
    ['zh-Hant', '這家店叫做「優の良品」，專門販賣各種零食與飲料，深受學生們喜愛。'],
  ])('%s: %s', (language, text) => {
    expect(best(text)).toBe(language);
  });

  test.each(['', '12,345.67', '=====', '2024-05-07 22:09', '…！？', '😀'])("'%s' says nothing", (text) => {
    expect(identify(text)).toBeUndefined();
  });

  it('leaves a heading of shared characters open between the three', () => {
    const scores = identify('台山市')?.scores ?? new Map();
    expect([...scores.keys()].sort()).toEqual(['ja', 'zh-Hans', 'zh-Hant']);
    expect(Math.min(...scores.values())).toBeGreaterThan(-4);
  });

  it('weighs a character by what it says', () => {
    expect(['the 2 cats', '漢字', 'かな', '한글'].map((text) => identify(text)?.weight)).toEqual([
      7, 6, 4, 4,
    ]);
  });

  it('reads no more than a part of a very long block, and weighs all of it', () => {
    const evidence = identify('The ferry leaves at eight. '.repeat(40_000));
    expect(evidence?.weight).toBeCloseTo(40_000 * 21, -4);
  });
});
