import { describe, expect, it } from '@jest/globals';
import { splitArticle } from '../../src/text/index.js';
import { readArticles } from '../../eval/gold/articles.js';
import { compareArticle, sameName } from '../../eval/gold/compare.js';
import { pageOf } from '../../eval/gold/page.js';
import { readArticle } from '../../eval/gold/read-article.js';
import { figuresOf } from '../../eval/gold/score.js';
import { coveredWords } from '../../eval/gold/uncovered.js';

const TXT = `Clinics reopen <today>

Maria Lund said on Monday that the clinics would open. “We counted every bed,” she said. “We counted twice.”

The Tarn Agency (TA) reported that Lund had praised the nurses. The clinics are old.
`;
const YAML = `form: wire
topic: health
set: tuning
outlet: Harbour Wire
published: 2026-03-14
claims:
  - quote: the clinics would open
    claimants: [Maria Lund (person)]
    source: Maria Lund
    cue: said
    type: prediction
    meaning: Maria Lund said the clinics would open.
  - quote: [We counted every bed, We counted twice]
    claimants: [Maria Lund (person)]
    source: she
    cue: said
    type: quote
    meaning: We counted every bed, we counted twice.
  - quote: the nurses
    claimants: [Maria Lund (person)]
    source: Lund
    cue: had praised
    relay: [Tarn Agency (media)]
    type: opinion
    meaning: Maria Lund praised the nurses, the Tarn Agency reported.
  - quote: The clinics are old
    claimants: own_voice
    type: event
    meaning: The clinics are old.
pronouns:
  - { words: she, in: 'bed,” she', means: Maria Lund }
asides:
  - { text: Clinics reopen <today>, reason: headline }
`;

const read = (yaml = YAML, txt = TXT): ReturnType<typeof readArticle> => readArticle({ name: 'a', txt, yaml });

it('the articles of the gold set are annotated without a fault', () => {
  const { articles, problems } = readArticles();
  expect(problems).toEqual([]);
  expect(articles.length).toBeGreaterThan(0);
});

it('a sound article is read with the places of its claims, sources and cues', () => {
  const { article, problems } = read();
  expect(problems).toEqual([]);
  const words = article.claims.map(({ spans, source, cue }) =>
    [...spans, source ?? [], cue ?? []].flat().map(({ start, end }) => TXT.slice(start, end)),
  );
  expect(words).toEqual([
    ['the clinics would open', 'Maria Lund', 'said'],
    ['We counted every bed', 'We counted twice', 'she', 'said'],
    ['the nurses', 'Lund', 'had praised'],
    ['The clinics are old'],
  ]);
  expect(article.claims.map(({ pronoun }) => pronoun)).toEqual([false, true, false, false]);
  expect(coveredWords(article)).toMatchObject({ words: 37, covered: 30, runs: [] });
});

describe('the checker names file, line, field and the fix', () => {
  it.each([
    ['form: wire', 'form: blog', 'a.yaml:1: form: “blog” is not known; write one of: wire, agency'],
    ['topic: health', 'topic: 7', 'a.yaml:2: topic: must be text but is the number 7; put it in quotation marks'],
    ['2026-03-14', '2026-02-30', 'a.yaml:5: published: “2026-02-30” is no date; write it as 2026-03-14'],
    ['meaning: The', 'sense: The', 'a.yaml:29: claims[3].sense: is not a field; known are quote, nth'],
    ['    cue: had praised\n', '', 'a.yaml:19: claims[2]: cue is missing; every claim but own_voice has one'],
    ['quote: the nurses', 'quote: the', 'claims[2].quote: “the” occurs 2 times; add nth: 1 is …'],
    ['quote: the nurses', 'quote: the doctors', 'the article goes on differently after “the”: “clinics would open.'],
    ['quote: the nurses', 'quote: The nurses', 'the article writes it “the nurses”; copy it from there'],
    ['quote: the nurses', 'quote: the nurses.', 'leave “.” at the end out'],
    [
      'quote: the nurses',
      'quote: the nurses\n    nth: 2',
      'a.yaml:20: claims[2].nth: the quote occurs once; remove nth',
    ],
    ['[We counted every bed, We', '[We counted twice, We', '“We counted twice” is not found after “We counted twice”'],
    [
      'Lund (person)]\n    source: she',
      'Lund (human)]\n    source: she',
      '“Maria Lund (human)” must be a name and its kind',
    ],
    [
      '[Tarn Agency',
      '[Thorn Agency',
      'a.yaml:23: claims[2].relay[0]: “Thorn Agency” has words that are not in the article',
    ],
    ['source: she', 'source: he', 'a.yaml:15: claims[1].source: “he” does not stand near the claim'],
    ['type: event', 'type: fact', 'a.yaml:28: claims[3].type: “fact” is not known'],
    ['means: Maria Lund', 'means: Mary', 'a.yaml:31: pronouns[0].means: Mary is claimant or relay of no claim'],
    ["in: 'bed,” she'", "in: 'she'", ''],
    ["in: 'bed,” she'", 'in: The', '“The” occurs 2 times; add words that tell them apart'],
    ['reason: headline', 'why: headline', 'a.yaml:33: asides[0].reason: is missing; add it'],
    ['Tarn Agency (media)', 'Maria Lund (media)', 'claims[2].claimants: Maria Lund is media here and person above'],
    ['quote: The clinics are old', 'quote: would open\n', 'claims[3].quote: begins before the claim above it'],
    ['quote: The clinics are old', 'quote: nurses', 'claims[3].quote: shares words with “the nurses”; part them'],
    ['form: wire', 'form: wire\nform: wire', 'a.yaml:2: YAML: Map keys must be unique'],
  ])('%j → %j', (from, to, message) => {
    const { problems } = read(YAML.replace(from, to));
    if (message === '') expect(problems).toEqual([]);
    else expect(problems.join('\n')).toContain(message);
  });

  it('of the text', () => {
    const { problems } = read(YAML, TXT.replace('\n\n', '\n').replace('Monday ', 'Monday \n'));
    expect(problems).toEqual([
      'a.txt:2: text: spaces at an end of the line; remove them',
      'a.txt:1: text: the first line must be the headline, with an empty line after it',
    ]);
  });
});

it('the score counts claims with the right claimants and spans', () => {
  const { article } = read();
  const split = splitArticle(article.text, { outlet: article.outlet, language: 'en' });
  const right = compareArticle(article, {
    ...split,
    claims: split.claims.filter(({ quote }) => quote === 'The clinics are old'),
  });
  expect(figuresOf([right])).toMatchObject({
    gold: 4,
    predicted: 1,
    claims: { precision: 100, recall: 25, f1: 40 },
    ownVoice: { percent: 100, right: 1, of: 1 },
    relays: { percent: null, right: 0, of: 0 },
  });
});

it('names are the same whatever their case, article or possessive, and by alias', () => {
  const gold = { name: 'Tarn Agency', kind: 'media' } as const;
  const named = (name: string, aliases: string[] = []): boolean => sameName(gold, { name, kind: 'person', aliases });
  expect([named('the tarn agency'), named('Their Tarn Agency'), named('TA', ['Tarn Agency'])]).toEqual([
    true,
    true,
    true,
  ]);
  expect([named('TA'), named('Tarn')]).toEqual([false, false]);
});

it('the page shows the words as text', () => {
  const page = pageOf([read().article]);
  expect(page).toContain('<h2>Clinics reopen &lt;today&gt;</h2>');
  expect(page).toContain('<span class="claim own_voice">The clinics are old</span>');
  expect(page).not.toMatch(/<script|https?:/);
});
