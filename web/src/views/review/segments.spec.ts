import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { paragraphsOf, segmentsOf } from './segments';

describe('segments of a text with layers', () => {
  it('cuts where a layer begins or ends', () => {
    const layers = [
      { start: 2, end: 8, mark: 'a' },
      { start: 5, end: 12, mark: 'b' },
    ];
    expect(segmentsOf(0, 10, layers)).toEqual([
      { start: 0, end: 2, marks: [] },
      { start: 2, end: 5, marks: ['a'] },
      { start: 5, end: 8, marks: ['a', 'b'] },
      { start: 8, end: 10, marks: ['b'] },
    ]);
  });

  it('tiles the stretch, each unit with exactly the layers that lie on it', () => {
    const layer = fc.record({ start: fc.integer({ min: -3, max: 40 }), end: fc.integer({ min: -3, max: 40 }) });
    fc.assert(
      fc.property(
        fc.array(layer, { maxLength: 12 }),
        fc.nat(20),
        fc.integer({ min: 21, max: 30 }),
        (spans, start, end) => {
          const layers = spans.map((span, mark) => ({ ...span, mark }));
          const segments = segmentsOf(start, end, layers);
          expect(segments[0]!.start).toBe(start);
          expect(segments.at(-1)!.end).toBe(end);
          for (const [i, segment] of segments.entries()) {
            expect(segment.end).toBeGreaterThan(segment.start);
            if (i > 0) expect(segment.start).toBe(segments[i - 1]!.end);
            for (let at = segment.start; at < segment.end; at++) {
              const lying = layers.filter((each) => each.start <= at && at < each.end).map(({ mark }) => mark);
              expect(segment.marks.toSorted()).toEqual(lying.toSorted());
            }
          }
        },
      ),
    );
  });

  it('finds paragraphs and keeps their places', () => {
    const text = 'One.\n\nTwo 🐟.\n  \nThree.';
    expect(paragraphsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(['One.', 'Two 🐟.', 'Three.']);
  });
});
