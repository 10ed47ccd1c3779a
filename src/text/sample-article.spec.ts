import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { canonicalText, splitArticle, Tagger, type SplitClaim } from './index.js';

const text = canonicalText(readFileSync(new URL('../../samples/strait-talks.txt', import.meta.url), 'utf8'));
const tagger = new Tagger(readFileSync(new URL('../../models/attribution.bin', import.meta.url)));
const names = (list: { name: string }[]): string[] => list.map(({ name }) => name);

describe.each([
  ['by rules alone', null],
  ['with the trained network', tagger],
])('the sample article, %s', (_, tagger) => {
  const split = splitArticle(text, { outlet: 'The Sample Courier', tagger });

  function claim(words: string): SplitClaim {
    const matching = split.claims.filter((candidate) => candidate.quote.includes(words));
    expect(matching.map(({ quote }) => quote)).toHaveLength(1);
    return matching[0]!;
  }

  it('gives state media as relay of the leader’s declaration', () => {
    const found = claim('plans to enforce');
    expect(names(found.claimants)).toEqual(['Tomas Brandt']);
    expect(found.attribution?.relay).toEqual([
      { name: 'North Valdorian state media', kind: 'state_media', aliases: [] },
    ]);
  });

  it('keeps unnamed analysts unnamed', () => {
    expect(claim('a quick agreement').claimants).toEqual([{ name: 'analysts', kind: 'unnamed', aliases: [] }]);
  });

  it('marks a partial quotation as mixed', () => {
    const found = claim('most meddlesome club');
    expect(found.quotationType).toBe('mixed');
    expect(found.claimants).toMatchObject([{ name: 'Tomas Brandt', kind: 'person', aliases: ['Brandt'] }]);
  });

  it('resolves a pronoun but keeps its span', () => {
    const found = claim('the patrol pact');
    expect(found.attribution?.source?.text).toBe('He');
    expect(names(found.claimants)).toEqual(['Tomas Brandt']);
    expect(names(claim('floating fence').claimants)).toEqual(['Tomas Brandt']);
  });

  it('puts the agency behind the speech it reported', () => {
    const found = claim('a new toll for foreign tankers');
    expect(names(found.claimants)).toEqual(['Tomas Brandt']);
    expect(found.attribution?.relay).toEqual([
      { name: 'Valdorian Central News Agency', kind: 'state_media', aliases: ['VCNA'] },
    ]);
    expect(claim('details of the toll').attribution).toBeNull();
  });

  it('joins a quotation around its cue into one claim of two spans', () => {
    const found = claim('We shall count');
    expect(found.quotationType).toBe('direct');
    expect(found.quote).toBe('We shall count every hull … and we shall charge every captain');
    expect(found.spans).toHaveLength(2);
    expect(names(claim('The toll').claimants)).toEqual(['Tomas Brandt']);
  });

  it('reads “described by”', () => {
    const found = claim('slow dance');
    expect(names(found.claimants)).toEqual(['Marta Lindqvist']);
    expect(found.attribution?.cue.text).toBe('famously described by');
  });

  it('finds the speaker after an inverted cue and lets the quotation go on', () => {
    for (const words of ['The water belongs', 'It moved the border', 'It will move it']) {
      expect(claim(words)).toMatchObject({
        quotationType: 'direct',
        claimants: [{ name: 'Ines Okafor', kind: 'person' }],
      });
    }
  });

  it('gives a government its perception', () => {
    const found = claim('as hostile');
    expect(found.quote).toBe('moves … as hostile');
    expect(found.claimants).toMatchObject([{ name: 'North Valdoria', kind: 'government' }]);
  });

  it('splits joint and collective sources', () => {
    expect(names(claim('were routine').claimants)).toEqual(['South Valdoria', 'Meridian Union']);
    expect(claim('fuel and spare parts').claimants).toEqual([
      { name: 'Meridian sources', kind: 'unnamed', aliases: [] },
      { name: 'Eskish sources', kind: 'unnamed', aliases: [] },
      { name: 'South Valdorian sources', kind: 'unnamed', aliases: [] },
    ]);
    expect(claim('fuel and spare parts').quote).not.toContain('raising');
    expect(claim('raising fears').attribution).toBeNull();
  });

  it('splits a contrast into two claims of one source', () => {
    const study = ['study by the Institute for Coastal Studies'];
    expect(names(claim('fell by 23 percent').claimants)).toEqual(study);
    expect(names(claim('insurance costs').claimants)).toEqual(study);
    expect(claim('fell by 23 percent').claimType).toBe('numerical');
  });

  it('resolves “she” and leaves out the addressee', () => {
    const found = claim('three insurers');
    expect(names(found.claimants)).toEqual(['Ines Okafor']);
    expect(found.quote).toBe('three insurers had already closed their offices');
  });

  it('keeps in its own voice what nobody is quoted for', () => {
    for (const words of ['hit a wall in 2021', 'blocked every vote', 'did not say how many', '14 patrol boats']) {
      expect(claim(words)).toMatchObject({
        attribution: null,
        quotationType: 'none',
        claimants: [{ name: 'The Sample Courier', kind: 'own_voice' }],
      });
    }
  });

  it('takes “reaffirmed his view that” as the cue', () => {
    expect(claim('never open').attribution?.cue.text).toBe('has recently reaffirmed his view');
    expect(names(claim('never open').claimants)).toEqual(['Tomas Brandt']);
  });

  it('sets headline, dateline and question aside with their reasons', () => {
    const reasons = new Map(
      split.coverage.map((segment) => [segment.reason, text.slice(segment.start, segment.end).trim()]),
    );
    expect(reasons.get('headline')).toMatch(/^Valdoria’s Brandt/);
    expect(reasons.get('dateline')).toBe('PORT HALLEN, NORTH VALDORIA —');
    expect(reasons.get('question')).toBe('Who will pay for the dredging?');
  });

  it('rewords claims to stand alone', () => {
    expect(claim('the patrol pact').normalizedText).toBe(
      'Tomas Brandt also criticized the patrol pact between South Valdoria, Eskeland, and the Meridian Union.',
    );
    for (const { normalizedText } of split.claims) expect(normalizedText).toMatch(/^[\p{Lu}“\d].*[.!?…]["”’]?$/su);
  });

  it('ranks a dated or counted event above an opinion', () => {
    expect(claim('14 patrol boats').checkWorthiness.score).toBeGreaterThan(claim('slow dance').checkWorthiness.score);
  });
});
