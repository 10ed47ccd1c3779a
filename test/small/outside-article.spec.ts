import { describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadTagger } from '../../src/extractor/load-tagger.js';
import { canonicalText, splitArticle, type SplitClaim } from '../../src/text/index.js';

/** An article that is not ours and not part of the project; without it there is nothing to try. */
const FILE = join(import.meta.dirname, '..', '..', '..', 'shared', 'articles', 'kim.txt');
const present = existsSync(FILE);
if (!present) process.stdout.write('skipped: an outside article is not on this machine (looked beside the project)\n');

(present ? describe : describe.skip).each(['rules', 'models/attribution.bin'])('an outside article, %s', (model) => {
  const text = present ? canonicalText(readFileSync(FILE, 'utf8')) : '';
  const split = splitArticle(text, { outlet: 'The Courier', tagger: loadTagger(model) });
  const claim = (words: string): SplitClaim => {
    const matching = split.claims.filter(({ quote }) => quote.includes(words));
    expect(matching.map(({ quote }) => quote)).toHaveLength(1);
    return matching[0]!;
  };
  const people = (words: string): string[] => claim(words).claimants.map(({ name, kind }) => `${name} (${kind})`);
  const relay = (words: string): string[] =>
    (claim(words).attribution?.relay ?? []).map(({ name, kind }) => `${name} (${kind})`);
  const KIM = ['Kim Jong Un (person)'];

  test('state media report what Kim declared', () => {
    expect(people('intentions to pursue')).toEqual(KIM);
    expect(relay('intentions to pursue')).toEqual([expect.stringContaining('(state_media)')]);
  });
  test('experts are unnamed', () => expect(people('on the horizon')).toEqual(['experts (unnamed)']));
  test('a partial quotation is mixed', () => {
    expect(people('reactionary')).toEqual(KIM);
    expect(claim('reactionary').quotationType).toBe('mixed');
  });
  test('a pronoun is resolved, its span kept', () => {
    expect(people('security alliance')).toEqual(KIM);
    expect(claim('security alliance').attribution?.source?.text).toBe('He');
  });
  test('an agency relays an address', () => {
    expect(people('strategic response')).toEqual(KIM);
    expect(relay('strategic response')).toEqual(['Korean Central News Agency (state_media)']);
  });
  test('a passive names its speaker', () => expect(people('“love.”')).toEqual(['Donald Trump (person)']));
  test('own voice: a deadlock, a blockade, and the fears that reports raise', () => {
    expect(claim('deadlock').attribution).toBeNull();
    expect(claim('thwarted attempts').attribution).toBeNull();
    expect(claim('technology-for-arms').attribution).toBeNull();
  });
  test('three collective sources are three claimants', () => {
    expect(people('supplying military personnel')).toEqual([
      'U.S. sources (unnamed)',
      'Ukrainian sources (unnamed)',
      'South Korean sources (unnamed)',
    ]);
    expect(claim('supplying military personnel').quote).not.toContain('fears');
  });
  test('a view is attributed to whose view it is', () => expect(people('past negotiations')).toEqual(KIM));
  test('nothing is uncovered', () => {
    let at = 0;
    for (const { start, end } of split.coverage) {
      expect(start).toBe(at);
      at = end;
    }
    expect(at).toBe(text.length);
  });
});
