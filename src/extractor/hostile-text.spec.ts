import { describe, expect, it } from '@jest/globals';
import { STALLING } from '../../test/stalling-texts.js';
import { canonicalText } from '../text/index.js';
import { BuiltInExtractor } from './extractor.js';
import { loadTagger } from './load-tagger.js';

const extractor = new BuiltInExtractor(loadTagger('models/attribution.bin'));

/** Seconds of processor time, so that a busy machine does not count. */
async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

describe('hostile text, with the network', () => {
  it.each(Object.keys(STALLING))('is split in under a second: %s', async (name) => {
    const text = canonicalText(STALLING[name]?.(1) ?? '');
    let least = Infinity;
    for (let run = 0; run < 3 && least >= 1; run += 1) {
      least = Math.min(
        least,
        await secondsOf(async () => {
          const { coverage } = await extractor.split(text, { language: 'en' });
          const tiles = coverage.every(({ start: from }, i) => from === (coverage[i - 1]?.end ?? 0));
          expect(tiles && (coverage.at(-1)?.end ?? 0) === text.length).toBe(true);
        }),
      );
    }
    expect(least).toBeLessThan(1);
  });

  it('gives the same claims whatever was split before', async () => {
    const text = 'Ann Lee said: “It rained. They left.”\n\nShe wrote to Mara Venn (U.S.), who agreed.';
    const alone = await extractor.split(text);
    for (const make of Object.values(STALLING)) await extractor.split(canonicalText(make(1 / 100)), { language: 'en' });
    expect(await extractor.split(text)).toEqual(alone);
  });
});
