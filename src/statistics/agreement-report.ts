import { type Alpha, cohensKappa, type Kappa, krippendorffsAlpha } from './agreement.js';

/** What one reviewer found of a claim in one round. A person judges a claim once in a cycle, a round has one judgement. */
export interface JudgementOfClaim {
  claimId: string;
  /** A claim reviewed anew is judged in the next cycle: other judgements, not to be compared with the earlier ones. */
  cycle: number;
  personId: string;
  /** 1 and 2 are blind to each other; 3 is adjudication. */
  round: number;
  attribution: string;
  content: string;
  /** Of the claim, so the same in all its judgements, as is the next. */
  claimantKinds: readonly string[];
  claimType: string;
}

export interface AxisAgreement {
  alpha: Alpha;
  /** Only kinds with something to compare, by name. A claim counts under every kind that its claimants have. */
  byClaimantKind: (Alpha & { claimantKind: string })[];
  /** Only types with something to compare, by name. */
  byClaimType: (Alpha & { claimType: string })[];
  /** Two reviewers who judged a claim both, the smaller id first; the pairs by id. */
  byPair: (Kappa & { personIds: [string, string] })[];
}

export type Axis = 'attribution' | 'content';
export type AgreementReport = Record<Axis, AxisAgreement>;

/** The adjudicator has read both judgements, so that theirs is no third independent one. */
const LAST_BLIND_ROUND = 2;

/** By code unit and not by language, so that a report reads the same everywhere. */
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Every item under each of its keys. */
function grouped<T>(items: Iterable<T>, keysOf: (item: T) => Iterable<string>): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    for (const key of new Set(keysOf(item))) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  }
  return groups;
}

const inOrder = <T>(groups: Map<string, T>): [key: string, group: T][] => [...groups].sort(([a], [b]) => byText(a, b));

/** The two blind judgements of one claim in one cycle, the smaller person id first. */
type Pair = readonly [JudgementOfClaim, JudgementOfClaim];

const alphaOf = (axis: Axis, pairs: readonly Pair[]): Alpha =>
  krippendorffsAlpha(pairs.map(([first, second]) => [first[axis], second[axis]]));

const alphasBy = (axis: Axis, pairs: readonly Pair[], keysOf: (pair: Pair) => Iterable<string>): [string, Alpha][] =>
  inOrder(grouped(pairs, keysOf)).map(([key, group]) => [key, alphaOf(axis, group)]);

function kappas(axis: Axis, pairs: readonly Pair[]): AxisAgreement['byPair'] {
  return inOrder(grouped(pairs, ([first]) => [first.personId])).flatMap(([firstId, theirs]) =>
    inOrder(grouped(theirs, ([, second]) => [second.personId])).map(([secondId, both]) => ({
      personIds: [firstId, secondId] as [string, string],
      ...cohensKappa(both.map(([first, second]) => [first[axis], second[axis]])),
    })),
  );
}

const agreementOn = (axis: Axis, pairs: readonly Pair[]): AxisAgreement => ({
  alpha: alphaOf(axis, pairs),
  byClaimantKind: alphasBy(axis, pairs, ([{ claimantKinds }]) => claimantKinds).map(([claimantKind, alpha]) => ({
    claimantKind,
    ...alpha,
  })),
  byClaimType: alphasBy(axis, pairs, ([{ claimType }]) => [claimType]).map(([claimType, alpha]) => ({
    claimType,
    ...alpha,
  })),
  byPair: kappas(axis, pairs),
});

/**
 * How far reviewers who did not see each other's judgement came to the same finding: on each axis over all claims, by
 * claimant kind, by claim type and by pair of reviewers. Claims judged once count nowhere. The order of the judgements
 * does not matter. Time is linear in them; only kinds, types and reviewers are sorted.
 */
export function agreementReport(judgements: readonly JudgementOfClaim[]): AgreementReport {
  const blind = judgements.filter(({ round }) => round <= LAST_BLIND_ROUND);
  const byClaim = [...grouped(blind, ({ claimId, cycle }) => [`${cycle} ${claimId}`]).values()];
  const pairs = byClaim.flatMap(([one, other]): Pair[] => {
    if (!one || !other) return [];
    return [byText(one.personId, other.personId) < 0 ? [one, other] : [other, one]];
  });
  // Nobody is quoted in the article's own voice, so `not_applicable` is said of the claim and judges nothing. Two of them
  // would pass for agreement that took no judgement; one beside a finding would pass for a quarrel about a fact. Both are
  // left out.
  const attributed = pairs.filter((pair) => pair.every(({ attribution }) => attribution !== 'not_applicable'));
  return { attribution: agreementOn('attribution', attributed), content: agreementOn('content', pairs) };
}
