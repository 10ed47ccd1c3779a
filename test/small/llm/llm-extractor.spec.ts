import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createExtractor } from '../../../src/extractor/create-extractor.js';
import { LlmExtractor, type LlmOptions, type LlmUse } from '../../../src/extractor/llm-extractor.js';
import { loadSettings } from '../../../src/config/load-settings.js';
import { splitArticle } from '../../../src/text/index.js';
import { attribution, ChatStub, completion, says, send, type Answer } from './chat-stub.js';
import { HONEST, HONEST_ATTRIBUTIONS } from './hostile-articles.js';

const honest = JSON.stringify({ attributions: HONEST_ATTRIBUTIONS });
const KEY = 'sk-secret-7f3a9c';

describe('the model extractor', () => {
  let stub: ChatStub;
  let uses: LlmUse[];

  beforeEach(async () => {
    stub = await ChatStub.start(says(() => honest));
    uses = [];
  });
  afterEach(() => stub.stop());

  function extractor(more: Partial<LlmOptions> = {}): LlmExtractor {
    const options = { url: stub.url, model: 'small', key: KEY, timeoutMs: 30_000, priceIn: 0.5, priceOut: 2 };
    return new LlmExtractor({ ...options, ...more }, (use) => uses.push(use));
  }

  async function expectFallback(answer: Answer, reason: string, more: Partial<LlmOptions> = {}): Promise<void> {
    stub.answer = answer;
    expect(await extractor(more).split(HONEST)).toEqual(splitArticle(HONEST));
    expect(uses).toMatchObject([{ model: 'small', fallback: reason }]);
  }

  test('uses what it is told, and tells what that took', async () => {
    const split = await extractor().split(HONEST, { outlet: 'The Port Gazette' });
    expect(split.splitter).toBe(`llm:small+${splitArticle(HONEST).splitter}`);
    expect(split.claims.map(({ claimants, quote }) => `${claimants[0]?.name}: ${quote}`)).toEqual([
      'Lena Moor: harbour fees would double in May',
      'ferry union: 400 jobs are at risk',
      'Tom Aske: We are not consulted',
    ]);
    expect(uses).toEqual([
      {
        model: 'small',
        tokensIn: 1000,
        tokensOut: 200,
        dollars: 0.0009,
        milliseconds: expect.any(Number),
        accepted: 3,
        rejected: 0,
        fallback: null,
      },
    ]);
    const [asked] = stub.asked;
    expect(asked?.key).toBe(KEY);
    expect(asked?.body).toMatchObject({ model: 'small', response_format: { type: 'json_schema' } });
  });

  test('without a key sends none, without prices tells no cost', async () => {
    await extractor({ key: null, priceIn: 0, priceOut: 0 }).split(HONEST);
    expect(stub.asked[0]?.key).toBe('');
    expect(uses[0]?.dollars).toBeNull();
  });

  test('asks an endpoint that knows no schema without one, and remembers', async () => {
    stub.answer = (asked, response) =>
      'response_format' in asked.body
        ? send(response, { error: { message: 'unknown response_format' } }, 400)
        : send(response, completion({ content: `Here you are:\n\`\`\`json\n${honest}\n\`\`\`` }));
    const asking = extractor();
    await asking.split(HONEST);
    await asking.split(HONEST);
    expect(uses).toMatchObject([{ fallback: null }, { fallback: null }]);
    expect(stub.asked.map(({ body }) => 'response_format' in body)).toEqual([true, false, false]);
  });

  test('tries again when the endpoint is busy, whenever that wishes it', async () => {
    stub.answer = (asked, response) => {
      if (stub.asked.length > 1) return send(response, completion({ content: honest }));
      response.setHeader('retry-after', '86400');
      send(response, { error: { message: asked.user } }, 429);
    };
    await extractor().split(HONEST);
    expect(uses).toMatchObject([{ accepted: 3, fallback: null }]);
  });

  test('lets the rules name a source that the model does not', async () => {
    const content = { attributions: HONEST_ATTRIBUTIONS.map((each) => ({ ...each, claimants: [] })) };
    stub.answer = says(() => JSON.stringify(content));
    const split = await extractor().split(HONEST);
    expect(split.claims.map(({ claimants }) => claimants[0]?.name)).toEqual(['Lena Moor', 'ferry union', 'Tom Aske']);
  });

  test('lists who passed words on', async () => {
    const text = 'The fees will double, Lena Moor said, as reported by the Port Gazette.';
    const told = attribution('Lena Moor', 'said', 'The fees will double', 'Lena Moor');
    stub.answer = says(() =>
      JSON.stringify({ attributions: [{ ...told, relay: [{ name: 'Port Gazette', kind: 'media' }] }] }),
    );
    const split = await extractor().split(text);
    expect(split.claims[0]?.attribution?.relay).toMatchObject([{ name: 'Port Gazette', kind: 'media' }]);
  });

  test('an article in another language is not sent', async () => {
    const text = '«El puente cerrará en marzo», dijo la alcaldesa, Marta Ruiz.';
    expect(await extractor().split(text)).toEqual(splitArticle(text));
    expect(uses).toMatchObject([{ fallback: 'language', tokensIn: null }]);
    expect(stub.asked).toEqual([]);
  });

  test('an article that is too long is not sent', async () => {
    const text = `${HONEST}\n\n`.repeat(600);
    expect((await extractor().split(text, { language: 'en' })).splitter).not.toContain('llm');
    expect(uses).toMatchObject([{ fallback: 'too long' }]);
    expect(stub.asked).toEqual([]);
  });

  describe('falls back to the built-in splitter', () => {
    test('when nothing comes in time', () => expectFallback(() => undefined, 'timeout', { timeoutMs: 150 }));

    test('when the reply never ends', () =>
      expectFallback(
        (_, response) => {
          response.writeHead(200, { 'content-type': 'application/json' });
          response.write('{"choices": [');
        },
        'timeout',
        { timeoutMs: 150 },
      ));

    test('when the endpoint fails', () =>
      expectFallback(({ user }, response) => send(response, { error: { message: user } }, 500), 'http 500'));

    test('when the key is refused', () =>
      expectFallback(({ key }, response) => send(response, { error: { message: key } }, 401), 'http 401'));

    test('when it knows no such request', () => expectFallback((_, response) => send(response, 'no', 400), 'http 400'));

    test('when the endpoint is gone', async () => {
      await expectFallback((_, response) => response.destroy(), 'unreachable');
    });

    test('when it is sent elsewhere', () =>
      expectFallback((_, response) => {
        response.writeHead(307, { location: 'http://127.0.0.1:1/v1/chat/completions' });
        response.end();
      }, 'unreachable'));

    test('when the answer is no JSON', () =>
      expectFallback(
        says(() => 'Lena Moor said a lot.'),
        'not json',
      ));
    test('when the envelope is no JSON', () => expectFallback((_, response) => send(response, '{"a'), 'not json'));
    test('when the envelope is empty', () => expectFallback((_, response) => send(response, {}), 'no reply'));
    test('when the envelope is null', () => expectFallback((_, response) => send(response, 'null'), 'no reply'));

    test('when the answer has another shape', () =>
      expectFallback(
        says(() => '{"attributions": [{"cue": 1}]}'),
        'not the schema',
      ));

    test('when the model refuses', () =>
      expectFallback((_, response) => send(response, completion({ content: null, refusal: 'I will not' })), 'refused'));

    test('when a filter stops it', () =>
      expectFallback((_, response) => send(response, completion({ content: '' }, 'content_filter')), 'refused'));

    test('when the answer is cut off', () =>
      expectFallback((_, response) => send(response, completion({ content: honest }, 'length')), 'cut off'));

    test('when the reply is huge', () =>
      expectFallback((_, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        const more = (): void => {
          while (!response.destroyed && response.write(' '.repeat(65_536)));
          if (!response.destroyed) response.once('drain', more);
        };
        more();
      }, 'reply too large'));

    test('when it finds nothing where the rules do', () =>
      expectFallback(
        says(() => '{"attributions": []}'),
        'nothing found',
      ));

    test('when most words are not in the article', () => {
      const made = HONEST_ATTRIBUTIONS.map((each, n) => (n > 0 ? { ...each, content: ['words it has not'] } : each));
      return expectFallback(
        says(() => JSON.stringify({ attributions: made })),
        'spans rejected',
      );
    });

    test('when the same is told again and again', () => {
      const again = Array.from({ length: 9 }, () => HONEST_ATTRIBUTIONS[0]);
      return expectFallback(
        says(() => JSON.stringify({ attributions: again })),
        'spans rejected',
      );
    });
  });

  test('a repeated attribution counts once', async () => {
    const [first, ...others] = HONEST_ATTRIBUTIONS;
    stub.answer = says(() => JSON.stringify({ attributions: [first, first, ...others] }));
    const split = await extractor().split(HONEST);
    expect(uses).toMatchObject([{ accepted: 3, rejected: 1, fallback: null }]);
    expect(split.claims).toHaveLength(3);
  });

  test('is off unless a model is set', async () => {
    const off = await createExtractor(loadSettings({ SPLITTER_MODEL: 'rules' }), (use) => uses.push(use));
    expect(await off.split(HONEST)).toEqual(splitArticle(HONEST));
    expect(stub.asked).toEqual([]);
    const on = await createExtractor(
      loadSettings({ SPLITTER_MODEL: 'rules', LLM_URL: stub.url, LLM_MODEL: 'small' }),
      (use) => uses.push(use),
    );
    expect((await on.split(HONEST)).splitter).toContain('llm:small+');
    expect(uses).toHaveLength(1);
  });
});
