import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cohensKappa, krippendorffsAlpha } from './agreement.js';
import { agreementReport, type JudgementOfClaim } from './agreement-report.js';

const judgement = (change: Partial<JudgementOfClaim>): JudgementOfClaim => ({
  claimId: 'c1',
  cycle: 1,
  personId: 'ana',
  round: 1,
  attribution: 'verified',
  content: 'verified',
  claimantKinds: ['person'],
  claimType: 'event',
  ...change,
});

/** A claim judged blind by two: their findings, as [attribution, content]. */
function judgedTwice(
  claim: Partial<JudgementOfClaim>,
  [first, second]: [string, string],
  findings: [[string, string], [string, string]],
): JudgementOfClaim[] {
  return [first, second].map((personId, n) =>
    judgement({ ...claim, personId, round: n + 1, attribution: findings[n]![0], content: findings[n]![1] }),
  );
}

const DESK = [
  ...judgedTwice(
    { claimId: 'c1', claimantKinds: ['unnamed', 'person', 'person'] },
    ['bo', 'ana'],
    [
      ['verified', 'verified'],
      ['verified', 'disputed'],
    ],
  ),
  ...judgedTwice(
    { claimId: 'c2', claimantKinds: ['person'], claimType: 'causal' },
    ['ana', 'bo'],
    [
      ['disputed', 'disputed'],
      ['disputed', 'disputed'],
    ],
  ),
  ...judgedTwice(
    { claimId: 'c3', claimantKinds: ['own_voice'] },
    ['ana', 'cy'],
    [
      ['not_applicable', 'verified'],
      ['not_applicable', 'verified'],
    ],
  ),
];

describe('agreementReport', () => {
  test('counts and measures each axis, by kind, type and pair, in order', () => {
    const { attribution, content } = agreementReport(DESK);
    expect(attribution.alpha).toMatchObject({ units: 2, values: 4, alpha: 1 });
    expect(attribution.byPair.map(({ personIds, n, kappa }) => ({ personIds, n, kappa }))).toEqual([
      { personIds: ['ana', 'bo'], n: 2, kappa: 1 },
    ]);
    expect(content.alpha).toEqual(
      krippendorffsAlpha([
        ['verified', 'disputed'],
        ['disputed', 'disputed'],
        ['verified', 'verified'],
      ]),
    );
    const kinds = content.byClaimantKind.map(({ claimantKind, values }) => `${claimantKind} ${values}`);
    expect(kinds).toEqual(['own_voice 2', 'person 4', 'unnamed 2']);
    expect(content.byClaimType.map(({ claimType, units }) => `${claimType} ${units}`)).toEqual(['causal 1', 'event 2']);
    expect(content.byPair).toEqual([
      {
        personIds: ['ana', 'bo'],
        ...cohensKappa([
          ['disputed', 'verified'],
          ['disputed', 'disputed'],
        ]),
      },
      { personIds: ['ana', 'cy'], ...cohensKappa([['verified', 'verified']]) },
    ]);
  });

  test('leaves a claim in the article’s own voice out of attribution, also where only one reviewer says so', () => {
    const mixed = judgedTwice(
      { claimantKinds: ['own_voice'] },
      ['ana', 'bo'],
      [
        ['not_applicable', 'verified'],
        ['verified', 'verified'],
      ],
    );
    const { attribution, content } = agreementReport(mixed);
    expect(attribution).toEqual({ alpha: krippendorffsAlpha([]), byClaimantKind: [], byClaimType: [], byPair: [] });
    expect(content.alpha.units).toBe(1);
  });

  test('does not count the adjudicator, nor compare one cycle with another', () => {
    const adjudicated = [judgement({ claimId: 'c1', personId: 'dee', round: 3, content: 'disputed' }), ...DESK];
    expect(agreementReport(adjudicated)).toEqual(agreementReport(DESK));
    const anew = [judgement({}), judgement({ cycle: 2, personId: 'bo' })];
    expect(agreementReport(anew).content.alpha.units).toBe(0);
  });

  test('is empty without judgements, and of claims judged once', () => {
    const nothing = { alpha: krippendorffsAlpha([]), byClaimantKind: [], byClaimType: [], byPair: [] };
    expect(agreementReport([])).toEqual({ attribution: nothing, content: nothing });
    expect(agreementReport([judgement({}), judgement({ claimId: 'c2' })]).content).toEqual(nothing);
  });

  test('does not ask for the order of the judgements, and every pair of judgements is counted once', () => {
    const finding = fc.constantFrom('verified', 'disputed', 'unresolved');
    const desk = fc.array(
      fc.record({
        people: fc.shuffledSubarray(['ana', 'bo', 'cy', 'dee'], { minLength: 2, maxLength: 2 }),
        findings: fc.tuple(finding, finding),
        claimType: fc.constantFrom('event', 'causal'),
        claimantKinds: fc.subarray(['person', 'group', 'unnamed'], { minLength: 1 }),
      }),
      { minLength: 1, maxLength: 30 },
    );
    /** Sums of the same numbers in another order may differ in the last digit. */
    const rounded = (value: unknown): unknown =>
      JSON.parse(JSON.stringify(value, (_, each: unknown) => (typeof each === 'number' ? +each.toFixed(10) : each)));
    fc.assert(
      fc.property(desk, (claims) => {
        const judgements = claims.flatMap(({ people, findings: [first, second], ...claim }, n) =>
          judgedTwice(
            { claimId: `c${n}`, ...claim },
            [people[0]!, people[1]!],
            [
              ['verified', first],
              ['verified', second],
            ],
          ),
        );
        const { content } = agreementReport(judgements);
        expect(rounded(agreementReport([...judgements].reverse()).content)).toEqual(rounded(content));
        expect(content.byPair.reduce((sum, { n }) => sum + n, 0)).toBe(claims.length);
        expect(content.byClaimType.reduce((sum, { units }) => sum + units, 0)).toBe(claims.length);
        expect(content.alpha.units).toBe(claims.length);
      }),
    );
  });
});
