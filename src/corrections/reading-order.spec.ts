import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readingOrder } from './reading-order.js';

const someClaims = fc
  .uniqueArray(fc.record({ id: fc.uuid(), start: fc.nat(10_000), score: fc.integer({ min: 0, max: 20 }) }), {
    selector: ({ start }) => start,
    maxLength: 30,
  })
  .map((claims) =>
    claims.map(({ id, start, score }) => ({ id, spans: [{ start, end: start + 1 }], score: score / 20 })),
  );

test('ordinals go up with the text, ranks down with the score, and each is given once', () => {
  fc.assert(
    fc.property(someClaims, (claims) => {
      const places = readingOrder(claims);
      const of = claims.map((claim) => ({ ...claim, ...places.get(claim.id)! }));
      const counted = claims.map((_, n) => n);
      expect(of.map(({ ordinal }) => ordinal).sort((a, b) => a - b)).toEqual(counted);
      expect(of.map(({ rank }) => rank - 1).sort((a, b) => a - b)).toEqual(counted);
      for (const a of of)
        for (const b of of) {
          if (a.spans[0]!.start < b.spans[0]!.start) expect(a.ordinal).toBeLessThan(b.ordinal);
          if (a.score > b.score) expect(a.rank).toBeLessThan(b.rank);
        }
    }),
  );
});
