import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { explainPlace, IMPORTANCE_WEIGHT, QUEUE_KEY, urgencyOf, type QueuePlace } from './queue-place.js';

const NOW = new Date('2026-03-10T12:00:00Z');
const inDays = (days: number): Date => new Date(NOW.getTime() + days * 86_400_000);
const place: QueuePlace = {
  priority: 0.7,
  reasons: ['check-worthiness 0.80'],
  boost: 0,
  boostReason: null,
  importance: 0,
  urgency: 0,
  deadline: null,
  openedAt: NOW,
};

describe('a place in the queue', () => {
  test('is the claim’s own priority as long as nobody adds to it', () => {
    expect(explainPlace(place, NOW)).toEqual({ score: 0.7, reasons: ['check-worthiness 0.80'] });
  });

  test('tells everything that is added', () => {
    const { score, reasons } = explainPlace(
      {
        ...place,
        boost: -0.25,
        boostReason: 'Not now.',
        importance: IMPORTANCE_WEIGHT.high,
        urgency: 0.25,
        deadline: inDays(1.5),
        openedAt: inDays(-2.5),
      },
      NOW,
    );
    expect(reasons).toEqual([
      'check-worthiness 0.80',
      '−0.25 by a lead: Not now.',
      '+0.20 for the article’s importance',
      '+0.25 for the deadline, 2026-03-12T00:00:00.000Z',
      '+0.25 for waiting 2 d',
    ]);
    expect(score).toBe(1.15);
  });

  test('grows by a tenth a day, and never because a clock is ahead', () => {
    expect(explainPlace({ ...place, openedAt: inDays(-10) }, NOW).score).toBe(1.7);
    expect(explainPlace({ ...place, openedAt: inDays(-0.5) }, NOW).reasons.at(-1)).toBe(
      '+0.05 for waiting since today',
    );
    expect(explainPlace({ ...place, openedAt: inDays(3) }, NOW)).toEqual(explainPlace(place, NOW));
  });

  test('is in the order of the stored key, at any time', () => {
    // The key as Postgres reckons it: the same sum, with the time of opening instead of the time waited.
    expect(QUEUE_KEY).toContain(
      'priority::float8 + boost + importance + urgency - extract(epoch FROM created_at)::float8 / 864000',
    );
    const key = (p: QueuePlace): number =>
      p.priority + p.boost + p.importance + p.urgency - p.openedAt.getTime() / 1000 / 864_000;
    const some = fc.record({
      priority: fc.integer({ min: 0, max: 100 }).map((n) => n / 100),
      boost: fc.integer({ min: -100, max: 100 }).map((n) => n / 100),
      importance: fc.constantFrom(...Object.values(IMPORTANCE_WEIGHT)),
      urgency: fc.integer({ min: 0, max: 50 }).map((n) => n / 100),
      waitedHours: fc.integer({ min: 0, max: 1_000 }),
    });
    fc.assert(
      fc.property(some, some, fc.integer({ min: 0, max: 1_000 }), (one, other, later) => {
        const [a, b] = [one, other].map(({ waitedHours, ...sum }) => ({
          ...place,
          ...sum,
          openedAt: inDays(-waitedHours / 24),
        }));
        const then = inDays(later / 24);
        const [byKey, byScore] = [key(a!) - key(b!), explainPlace(a!, then).score - explainPlace(b!, then).score];
        expect(Math.abs(byKey - byScore)).toBeLessThan(0.0015);
      }),
    );
  });
});

describe('a deadline', () => {
  test.each([
    [null, 0],
    [inDays(10), 0],
    [inDays(3), 0],
    [inDays(1.5), 0.25],
    [inDays(0), 0.5],
    [inDays(-30), 0.5],
  ])('of %s adds %d', (deadline, urgency) => {
    expect(urgencyOf(deadline, NOW)).toBe(urgency);
  });
});
