import { describe, expect, it } from '@jest/globals';
import { splitArticle, type SplitClaimant } from '../index.js';

/** Claimants of the claim that holds `words`. */
function claimants(text: string, words: string): SplitClaimant[] {
  return splitArticle(text).claims.find(({ quote }) => quote.includes(words))?.claimants ?? [];
}

describe('claimants', () => {
  it('gives a surname the full name that the article uses elsewhere', () => {
    const text = 'President Ana Ruiz arrived in Hallen. Ruiz said the port was safe. She said it would open.';
    expect(claimants(text, 'safe')).toMatchObject([{ name: 'Ana Ruiz', kind: 'person', aliases: ['Ruiz'] }]);
    expect(claimants(text, 'would open')).toMatchObject([{ name: 'Ana Ruiz' }]);
  });

  it('keeps “she” and “he” apart', () => {
    const text =
      'Mr. Paul Okoro met Mrs. Ingrid Holm at the dock. He said the crane was old. She said the crane was new.';
    expect(claimants(text, 'old')).toMatchObject([{ name: 'Paul Okoro' }]);
    expect(claimants(text, 'new')).toMatchObject([{ name: 'Ingrid Holm' }]);
  });

  it.each([
    ['The French Foreign Ministry said the talks had failed.', 'government'],
    ['Officials said the talks had failed.', 'unnamed'],
    ['Residents said the talks had failed.', 'unnamed'],
    ['The opposition said the talks had failed.', 'group'],
    ['Police said the talks had failed.', 'government'],
    ['The statistics office said the talks had failed.', 'government'],
    ['The central bank said the talks had failed.', 'organisation'],
    ['Hospital staff said the talks had failed.', 'unnamed'],
    ['The Hallen Times reported that the talks had failed.', 'media'],
    ['State television reported that the talks had failed.', 'state_media'],
    ['A new survey shows that the talks had failed.', 'document'],
    ['The Institute for Coastal Studies said the talks had failed.', 'organisation'],
    ['Professor Ada Brook said the talks had failed.', 'person'],
  ])('%s → %s', (text, kind) => {
    expect(claimants(text, 'had failed')).toMatchObject([{ kind }]);
  });

  it('gives both of two governments', () => {
    const both = claimants('The U.S. and South Korea said the drill was routine.', 'routine');
    expect(both).toMatchObject([
      { name: 'U.S.', kind: 'government' },
      { name: 'South Korea', kind: 'government' },
    ]);
  });

  it('names the outlet for the article’s own voice', () => {
    const [only] = splitArticle('The dam broke on Tuesday morning.', { outlet: 'The Courier' }).claims;
    expect(only).toMatchObject({
      attribution: null,
      claimants: [{ name: 'The Courier', kind: 'own_voice', aliases: [] }],
    });
  });

  it('never takes a denial of speech for a statement', () => {
    const [only] = splitArticle('The ministry did not say how many ships were lost in the storm.').claims;
    expect(only?.attribution).toBeNull();
  });

  it('leaves languages it does not read to the article’s own voice', () => {
    const split = splitArticle(
      'A miniszter azt mondta, hogy a híd zárva van. „Várunk”, mondta a polgármester a lapnak.',
    );
    expect(split.claims.length).toBeGreaterThan(0);
    for (const claim of split.claims) expect(claim.attribution).toBeNull();
  });
});
