import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { krippendorffsAlpha } from './agreement.js';

/** The units of a reliability matrix: a line per observer, a column per unit, `.` where a value is missing. */
function unitsOf(...observers: string[]): string[][] {
  const lines = observers.map((line) => line.split(' '));
  return lines[0]!.map((_, unit) => lines.map((line) => line[unit]!).filter((value) => value !== '.'));
}

const finding = fc.constantFrom('verified', 'disputed', 'unresolved');
const someUnits = fc.array(fc.array(finding, { maxLength: 4 }), { maxLength: 40 });
const RENAMED: Record<string, string> = { verified: 'disputed', disputed: 'x', unresolved: 'verified' };

describe('krippendorffsAlpha', () => {
  // K. Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011: sections A, B and C with the values printed there.
  test.each([
    ['binary, 2 observers', ['0 1 0 0 0 0 0 0 0 0', '1 1 1 0 0 1 0 1 0 0'], 10, 20, 0.095],
    ['nominal, 2 observers', ['a a b b d c c c e d d a', 'b a b b b c c c e d d d'], 12, 24, 0.692],
    [
      'nominal, 4 observers, values missing',
      ['1 2 3 3 2 1 4 1 2 . . .', '1 2 3 3 2 2 4 1 2 5 . 3', '. 3 3 3 2 3 4 2 2 5 1 .', '1 2 3 3 2 4 4 1 2 5 1 .'],
      11,
      40,
      0.743,
    ],
  ])('gives the published alpha: %s', (_, observers, units, values, alpha) => {
    const found = krippendorffsAlpha(unitsOf(...observers));
    expect(found).toMatchObject({ units, values });
    expect(found.alpha).toBeCloseTo(alpha, 3);
    expect(1 - found.observedDisagreement! / found.expectedDisagreement!).toBe(found.alpha);
  });

  test('does not ask for the order of units or raters, the names of labels, or units with fewer than two', () => {
    const shuffled = someUnits.chain((units) =>
      fc.tuple(
        fc.constant(units),
        fc.shuffledSubarray(units, { minLength: units.length, maxLength: units.length }),
        fc.array(fc.array(finding, { maxLength: 1 }), { maxLength: 3 }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([units, reordered, single]) => {
        const found = krippendorffsAlpha(units);
        const changed = krippendorffsAlpha(
          [...single, ...reordered].map((labels) => labels.map((label) => RENAMED[label]!).reverse()),
        );
        expect(changed.units).toBe(found.units);
        expect(changed.values).toBe(found.values);
        if (found.alpha === null) expect(changed.alpha).toBeNull();
        else expect(changed.alpha).toBeCloseTo(found.alpha, 12);
      }),
    );
  });

  test('agrees with counting every pair of labels one by one', () => {
    fc.assert(
      fc.property(someUnits, (units) => {
        const pairable = units.filter((labels) => labels.length > 1);
        const all = pairable.flat();
        const unlike = (labels: string[]): number =>
          labels.reduce((sum, a, i) => sum + labels.filter((b, j) => i !== j && a !== b).length, 0);
        const observed = pairable.reduce((sum, labels) => sum + unlike(labels) / (labels.length - 1), 0) / all.length;
        const expected = unlike(all) / (all.length * (all.length - 1));
        const { alpha } = krippendorffsAlpha(units);
        if (pairable.length === 0 || expected === 0) expect(alpha).toBeNull();
        else expect(alpha).toBeCloseTo(1 - observed / expected, 10);
      }),
    );
  });

  test('is 1 at full agreement over several labels', () => {
    fc.assert(
      fc.property(fc.array(finding), (labels) => {
        const units = ['verified', 'disputed', ...labels].map((label) => [label, label]);
        expect(krippendorffsAlpha(units).alpha).toBe(1);
      }),
    );
  });

  test('is undefined where all labels are the same, and without units', () => {
    expect(krippendorffsAlpha([['a', 'a'], ['b']])).toEqual({
      units: 1,
      values: 2,
      observedDisagreement: 0,
      expectedDisagreement: 0,
      alpha: null,
    });
    const none = { units: 0, values: 0, observedDisagreement: null, expectedDisagreement: null, alpha: null };
    expect(krippendorffsAlpha([])).toEqual(none);
    expect(krippendorffsAlpha([['a'], [], ['b']])).toEqual(none);
  });
});
