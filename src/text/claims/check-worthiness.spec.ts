import { describe, expect, it } from '@jest/globals';
import type { ClaimantKind, ClaimType } from '../claim.js';
import { tokenize } from '../reading/tokens.js';
import { checkWorthinessOf, rankClaims, type UnrankedClaim } from './check-worthiness.js';

interface Setting {
  type?: ClaimType;
  kinds?: readonly ClaimantKind[];
  relayed?: boolean;
  names?: number;
}

const worth = (words: string, { type = 'event', kinds = ['person'], relayed = false, names = 0 }: Setting = {}) =>
  checkWorthinessOf({
    tokens: tokenize(words),
    type,
    claimants: kinds.map((kind, i) => ({ name: `claimant ${i}`, kind, aliases: [] })),
    relayed,
    names,
  });

describe('check-worthiness', () => {
  it('puts what can be looked up above talk', () => {
    const falling = [
      worth('Unemployment rose by 4 percent last year, more than in any other state', { type: 'numerical' }),
      worth('The ministry closed three hospitals in March', { type: 'event', names: 1 }),
      worth('They were waiting at the gate'),
      worth('I think the whole thing is a terrible shame', { type: 'opinion' }),
    ].map(({ score }) => score);
    expect(falling).toEqual(falling.toSorted((a, b) => b - a));
    expect(falling[0]).toBeGreaterThan(0.8);
    expect(falling.at(-1)).toBeLessThan(0.1);
  });

  it.each([
    ['question', 'Why did the company not pay taxes?', 'The company did not pay taxes'],
    ['hedge', 'the bank perhaps lost 3 million', 'the bank lost 3 million'],
    ['speaker', 'I feel we cut the taxes of the poor', 'they cut the taxes of the poor'],
  ])('lowers a %s', (_, lower, higher) => {
    expect(worth(lower).score).toBeLessThan(worth(higher).score);
  });

  it('lowers opinions and predictions and says so', () => {
    const words = 'The mayor cut the budget of 12 schools';
    const event = worth(words);
    for (const type of ['opinion', 'prediction'] as const) {
      const other = worth(words, { type });
      expect(other.score).toBeLessThan(event.score);
      expect(other.reasons).toContain(type);
      expect(event.reasons).not.toContain(type);
    }
  });

  it('raises claimants whom nobody can ask', () => {
    const words = 'the army moved tanks to the border';
    const named = worth(words);
    expect(worth(words, { kinds: ['unnamed'] }).reasons).toContain('unnamed claimant');
    expect(worth(words, { kinds: ['unnamed', 'unnamed'] }).reasons).toContain('unnamed collective claimants');
    expect(worth(words, { kinds: ['unnamed'] }).score).toBeGreaterThan(named.score);
    for (const setting of [{ relayed: true }, { kinds: ['state_media'] as const }]) {
      expect(worth(words, setting).reasons).toContain('relayed or state-controlled');
      expect(worth(words, setting).score).toBeGreaterThan(named.score);
    }
  });

  it('gives reasons in words, the heaviest first', () => {
    const { reasons } = worth('In 2019 Lena Moor doubled the harbour fees to 40 percent', {
      type: 'numerical',
      names: 1,
    });
    expect(reasons[0]).toBe('gives a number');
    expect(reasons).toContain('names a date');
    expect(worth('Lena Moor attacked Tom Brill', { names: 2 }).reasons).toContain('event with named actors');
    expect(worth('somebody attacked the old mill').reasons).toContain('reports an event');
    expect(worth('the tower is higher than the bridge, the tallest of all').reasons).toContain('compares');
    expect(worth('the storm caused it', { type: 'causal' }).reasons).toContain('claims a cause');
    for (const words of ['a', '', '…', 'one two three']) expect(worth(words).reasons.length).toBeLessThanOrEqual(6);
  });

  it('classes by documented thresholds', () => {
    for (const words of ['Taxes rose by 3 percent', 'Good evening', 'The plans were presented in the harbour', '']) {
      const { score, class: label } = worth(words);
      expect(label).toBe(score >= 0.5 ? 'CFS' : score >= 0.2 ? 'UFS' : 'NFS');
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
    }
  });

  it('reads nothing but the tokens', () => {
    const before = worth('Exports fell by a third');
    for (let i = 0; i < 3; i += 1) worth(`They sold ${i} ships`);
    expect(worth('Exports fell by a third')).toEqual(before);
  });
});

describe('the rank of an article’s claims', () => {
  it('gives every rank once, equal scores in reading order', () => {
    const ranks = (scores: number[]): number[] =>
      rankClaims(
        scores.map((score) => ({ checkWorthiness: { score, class: 'UFS', reasons: [] } }) as unknown as UnrankedClaim),
      ).map(({ checkWorthiness }) => checkWorthiness.rank);
    expect(ranks([0.2, 0.9, 0.2, 0.5])).toEqual([3, 1, 4, 2]);
    expect(ranks([])).toEqual([]);
    expect(ranks([0, 0, 0])).toEqual([1, 2, 3]);
  });
});
