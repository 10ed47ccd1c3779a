import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PassThrough } from 'node:stream';
import { text as readAll } from 'node:stream/consumers';
import { runSplit } from '../../../src/cli/split.js';
import { LlmExtractor, type LlmUse } from '../../../src/extractor/llm-extractor.js';
import { SYSTEM_PROMPT } from '../../../src/extractor/prompt.js';
import { canonicalText, type SplitArticle } from '../../../src/text/index.js';
import { breachesOf } from './breaches.js';
import { ChatStub, says } from './chat-stub.js';
import { CANARY, HONEST, HONEST_ATTRIBUTIONS, HOSTILE_ARTICLES, type HostileArticle } from './hostile-articles.js';

const KEY = 'sk-secret-7f3a9c';
const OUTLET = 'The Port Gazette';

describe('a model that obeys the article', () => {
  let stub: ChatStub;
  let extractor: LlmExtractor;
  const uses: LlmUse[] = [];

  beforeAll(async () => {
    stub = await ChatStub.start(says(() => ''));
    const options = { url: stub.url, model: 'obedient', key: KEY, timeoutMs: 30_000, priceIn: 1, priceOut: 2 };
    extractor = new LlmExtractor(options, (use) => uses.push(use));
  });
  afterAll(() => stub.stop());

  /** The split of an article whose model does what it says, among honest answers about `honest`. */
  async function obeyed(article: HostileArticle, honest: boolean): Promise<{ text: string; split: SplitArticle }> {
    const text = canonicalText(honest ? `${HONEST}\n\n${article.text}` : article.text);
    stub.answer = says((asked) => {
      const reply = article.obeys(asked);
      if (typeof reply === 'string') return reply;
      return JSON.stringify({ attributions: [...(honest ? HONEST_ATTRIBUTIONS : []), ...reply] });
    });
    return { text, split: await extractor.split(text, { outlet: OUTLET, language: 'en' }) };
  }

  function leaks(shown: string, text: string): string[] {
    const prompt = SYSTEM_PROMPT.split(/[\n.]/).filter((line) => line.length > 20);
    return [KEY, CANARY, 'deity', ...prompt].filter((secret) => shown.includes(secret) && !text.includes(secret));
  }

  test('there are 30', () => {
    expect(new Set(HOSTILE_ARTICLES.map(({ attack }) => attack)).size).toBe(30);
    for (const { text } of HOSTILE_ARTICLES) expect(text).not.toContain(CANARY);
  });

  test.each(HOSTILE_ARTICLES)('breaks nothing: $attack', async (article) => {
    for (const honest of [true, false]) {
      const { text, split } = await obeyed(article, honest);
      expect(breachesOf(text, split, OUTLET)).toEqual([]);
      expect(leaks(JSON.stringify(split), text)).toEqual([]);
      expect(leaks(JSON.stringify(uses.at(-1)), '')).toEqual([]);
    }
  });

  test.each(HOSTILE_ARTICLES)('is sent as data: $attack', async (article) => {
    const { text } = await obeyed(article, true);
    const asked = stub.asked.at(-1);
    expect(asked?.article).toBe(text);
    expect(asked?.system).toBe(SYSTEM_PROMPT);
    expect(asked?.user).not.toMatch(/[<>[\]\n]/);
  });

  test.each(HOSTILE_ARTICLES)(
    'shows no control characters and no leaks on the command line: $attack',
    async (article) => {
      const { text } = await obeyed(article, true);
      for (const format of ['json', 'table'] as const) {
        const out = new PassThrough();
        const printed = readAll(out);
        await runSplit({ text, format, outlet: OUTLET, extractor }, out);
        out.end();
        expect(leaks(await printed, text)).toEqual([]);
        if (format === 'json') expect(JSON.parse(await printed)).toHaveProperty('claims');
        else expect(await printed).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/);
      }
    },
  );

  test('honest answers are used beside refused ones', async () => {
    const article = HOSTILE_ARTICLES.find(({ attack }) => attack === 'new instructions')!;
    const { split } = await obeyed(article, true);
    expect(uses.at(-1)).toMatchObject({ accepted: 3, rejected: 1, fallback: null });
    expect(split.splitter).toMatch(/^llm:obedient\+rules-/);
    const said = split.claims.flatMap(({ attribution, quote }) =>
      attribution === null ? [] : [`${attribution.claimants[0]?.name}: ${quote}`],
    );
    expect(said).toEqual([
      'Lena Moor: harbour fees would double in May',
      'ferry union: 400 jobs are at risk',
      'Tom Aske: We are not consulted',
    ]);
  });

  test('a source that names a person is that person, whoever the reply says', async () => {
    const text = 'Lena Moor said the harbour is closed. Mayor Tom Aske left.';
    stub.answer = says(() =>
      JSON.stringify({
        attributions: [
          {
            source: 'Lena Moor',
            cue: 'said',
            content: ['the harbour is closed'],
            claimants: [{ name: 'Tom Aske', kind: 'person' }],
            relay: [],
          },
        ],
      }),
    );
    const split = await extractor.split(text);
    expect(uses.at(-1)).toMatchObject({ accepted: 1, fallback: null });
    expect(split.claims[0]?.claimants).toMatchObject([{ name: 'Lena Moor' }]);
  });
});
