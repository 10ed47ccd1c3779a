import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalText, splitArticle } from '../index.js';

/** Two statements and a question in each script: the number of claims is known. */
const SCRIPTS: Readonly<Record<string, string>> = {
  ar: 'أغلق المزارعون الطريق صباح اليوم. قال رئيس البلدية إن الجسر سيغلق لمدة عامين. هل سيفتح قريبا؟',
  he: 'החקלאים חסמו את הכביש הבוקר. ראש העיר אמר כי הגשר ייסגר לשנתיים. מתי ייפתח?',
  zh: '农民今天早上封锁了道路。市长表示，这座桥将关闭两年。什么时候开放？',
  ja: '農民が今朝、道路をふさいだ。市長は橋が二年間閉鎖されると述べた。いつ開くのか？',
  hi: 'किसानों ने आज सुबह सड़क रोक दी। महापौर ने कहा कि पुल दो साल तक बंद रहेगा। यह कब खुलेगा?',
  am: 'ገበሬዎች ዛሬ ጠዋት መንገዱን ዘጉ። ከንቲባው ድልድዩ ለሁለት ዓመት እንደሚዘጋ ተናገሩ። መቼ ይከፈታል?',
  ka: 'ფერმერებმა დღეს დილით გზა გადაკეტეს. მერმა თქვა, რომ ხიდი ორი წლით დაიხურება. როდის გაიხსნება?',
  ko: '농민들이 오늘 아침 도로를 막았다. 시장은 다리가 2년 동안 닫힌다고 말했다. 언제 열리는가?',
  el: 'Οι αγρότες έκλεισαν τον δρόμο σήμερα. Ο δήμαρχος είπε ότι η γέφυρα θα κλείσει για δύο χρόνια. Πότε θα ανοίξει?',
};
const THAI = 'ชาวนาปิดถนนเมื่อเช้านี้ นายกเทศมนตรีกล่าวว่าสะพานจะปิดสองปี';
const LANGUAGES = ['de', 'es', 'fr', 'ko', 'ru', 'uk', 'ar', 'th', 'und', 'x', 'zh-Hant-TW', 'no such tag', ''];

const PIECES = [
  ...Object.values(SCRIPTS).flatMap((text) => text.split(' ')),
  ...THAI.split(' '),
  ...'« » “ ” „ " 「 」 — – - : , . ? ! … 。 ؟ । ። ( ) ’ № 5 1,5 2021'.split(' '),
  ...'dijo a déclaré sagte сказал каже 라고 말했다 고 Según za selon laut По словам que что Ana Ruiz el la он вона'.split(
    ' ',
  ),
  '\n',
  '\n\n',
  '. ',
  ', ',
  '\u200f',
  'é',
  '\u0301',
  '\ud83d\ude00',
  '\ud83d',
];
const mixed = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...PIECES) },
      { weight: 2, arbitrary: fc.constantFrom(' ', '') },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
    ),
    { maxLength: 80 },
  )
  .map((parts) => canonicalText(parts.join('')));
const anyText = fc.oneof(mixed, fc.string({ unit: 'grapheme', maxLength: 200 }).map(canonicalText));

/** Every character is told for once, every claim quotes the text, and every claim's characters are told to be claims. */
function expectSound(text: string, language: string): void {
  const { claims, coverage, partialReason } = splitArticle(text, { language });
  expect(partialReason).not.toBeNull();
  expect(coverage.map(({ start }) => start)).toEqual(
    [0, ...coverage.slice(0, -1).map(({ end }) => end)].slice(0, coverage.length),
  );
  expect(coverage.at(-1)?.end ?? 0).toBe(text.length);
  expect(coverage.every(({ start, end, reason }) => end > start && reason !== '')).toBe(true);
  const told = coverage.filter(({ layer }) => layer === 'claim').map(({ start, end }) => text.slice(start, end));
  expect(claims.map(({ quote }) => quote)).toEqual(told);
  for (const { spans, quote, sentence, claimants, attribution } of claims) {
    expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual([quote]);
    expect(quote.isWellFormed() && quote.trim() === quote && quote !== '').toBe(true);
    expect(spans[0]!.start >= sentence.start && spans[0]!.end <= sentence.end).toBe(true);
    expect(claimants).toHaveLength(1);
    for (const part of attribution === null ? [] : [attribution.source, attribution.cue, attribution.content])
      if (part !== null) expect(part.spans.map(({ start, end }) => text.slice(start, end)).join()).toBe(part.text);
  }
}

describe('every script', () => {
  it.each(Object.entries(SCRIPTS))('%s: one claim for each statement, none for the question', (language, text) => {
    const split = splitArticle(canonicalText(text), { outlet: 'The Courier' });
    expect(split.language).toBe(language);
    expect(split.claims).toHaveLength(2);
    expect(split.coverage.filter(({ reason }) => reason === 'question')).toHaveLength(1);
    expect(split.claims.map(({ claimants }) => claimants[0]?.kind)).toEqual(['own_voice', 'own_voice']);
  });

  it('says plainly that a language is not supported', () => {
    const { language, claims, partialReason } = splitArticle(THAI);
    expect(language).toBe('th');
    expect(claims.map(({ quote }) => quote).join(' ')).toBe(THAI);
    expect(partialReason).toBe('Language not supported: sentences only, all in the article’s own voice.');
  });

  it('ends a claim as its script ends a sentence', () => {
    const ends = (text: string): string[] =>
      splitArticle(text).claims.map(({ normalizedText }) => normalizedText.slice(-1));
    expect(ends(SCRIPTS['zh'] ?? '')).toEqual(['。', '。']);
    expect(ends(SCRIPTS['hi'] ?? '')).toEqual(['।', '।']);
  });

  it.each(LANGUAGES)('tiles any text, taken for language “%s”', (language) => {
    fc.assert(
      fc.property(anyText, (text) => expectSound(text, language)),
      { numRuns: 150 },
    );
  });

  it('is read the same whatever was read before', () => {
    fc.assert(
      fc.property(anyText, anyText, fc.constantFrom(...LANGUAGES), (first, second, language) => {
        const alone = splitArticle(second, { language });
        splitArticle(first);
        expect(splitArticle(second, { language })).toEqual(alone);
      }),
      { numRuns: 100 },
    );
  });

  it('gives an answer that grows no faster than the text', () => {
    const shapes: [string, (n: number) => string][] = [
      ['ru', (n) => '«Мост, — сказал Иван Петров, — закрыт». '.repeat(n)],
      ['es', (n) => '«No», dijo Ana. '.repeat(n)],
      ['de', (n) => `„${'Es regnet. '.repeat(n)}“, sagte er.`],
      ['ko', (n) => '"네"라고 김민수 시장은 말했다. '.repeat(n)],
      ['fr', (n) => '«“„'.repeat(n)],
      ['uk', (n) => '— Так, — '.repeat(n)],
    ];
    for (const [language, shape] of shapes) {
      const size = (n: number): number => JSON.stringify(splitArticle(canonicalText(shape(n)), { language })).length;
      expect(size(1000) / size(250)).toBeLessThan(6);
    }
  });

  it.each([
    ['ru', '«Мост, — сказал Иван, — '],
    ['ko', '네"라고 시장은 '],
    ['zh', '农民封锁了道路，'],
    ['am', 'ገበሬዎች። '],
    ['th', 'ชาวนาปิดถนน'],
  ])('splits 100,000 letters of hostile %s in under a second', (language, piece) => {
    const text = canonicalText(piece.repeat(100_000 / piece.length));
    let fastest = Infinity;
    // The machine may be busy: the best of three counts.
    for (let run = 0; run < 3 && fastest >= 1000; run += 1) {
      const start = performance.now();
      expect(splitArticle(text, { language }).coverage.at(-1)?.end).toBe(text.length);
      fastest = Math.min(fastest, performance.now() - start);
    }
    expect(fastest).toBeLessThan(1000);
  });
});
