import type { ContentFinding, Finding, Judgement, NewEvidence, Stance, VerdictBody } from '../../api/contract';
import { REASON_CODES, type ReasonCode } from '../../../../src/reviews/reason-codes';

export interface EvidenceDraft {
  /** Tells the rows of the editor apart; not sent. */
  key: number;
  url: string;
  document: string;
  title: string;
  passage: string;
  locator: string;
  origin: string;
  stance: Stance;
  primary: boolean;
}

/** What is typed into a review. Dates are days, `YYYY-MM-DD`, or empty. */
export interface Draft {
  attribution: Finding | null;
  content: ContentFinding | null;
  reasons: ReasonCode[];
  rationale: string;
  whatWouldSettle: string;
  asOf: string;
  recheckAt: string;
  evidence: EvidenceDraft[];
  evidenceIds: string[];
}

export const EMPTY: Draft = {
  attribution: null,
  content: null,
  reasons: [],
  rationale: '',
  whatWouldSettle: '',
  asOf: '',
  recheckAt: '',
  evidence: [],
  evidenceIds: [],
};

export const newEvidence = (key: number): EvidenceDraft => ({
  key,
  url: '',
  document: '',
  title: '',
  passage: '',
  locator: '',
  origin: '',
  stance: 'supports',
  primary: false,
});

const words = (value: unknown): string => (typeof value === 'string' ? value : '');
const oneOf = <Value extends string>(value: unknown, values: readonly Value[]): Value | null =>
  values.find((each) => each === value) ?? null;
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** A draft as it was kept. The api keeps any JSON object, also one that another program wrote: what does not fit is left out. */
export function readDraft(kept: unknown): Draft {
  const from = (typeof kept === 'object' && kept !== null ? kept : {}) as Record<string, unknown>;
  return {
    attribution: oneOf<Finding>(from['attribution'], ['verified', 'disputed', 'unresolved', 'not_applicable']),
    content: oneOf<ContentFinding>(from['content'], ['verified', 'disputed', 'unresolved']),
    reasons: listOf(from['reasons']).filter((code): code is ReasonCode => words(code) in REASON_CODES),
    rationale: words(from['rationale']),
    whatWouldSettle: words(from['whatWouldSettle']),
    asOf: words(from['asOf']).slice(0, 10),
    recheckAt: words(from['recheckAt']).slice(0, 10),
    evidence: listOf(from['evidence']).map((each, i) => readEvidence(each, i)),
    evidenceIds: listOf(from['evidenceIds']).filter((id): id is string => typeof id === 'string'),
  };
}

function readEvidence(kept: unknown, i: number): EvidenceDraft {
  const from = (typeof kept === 'object' && kept !== null ? kept : {}) as Record<string, unknown>;
  const fields = ['url', 'document', 'title', 'passage', 'locator', 'origin'] as const;
  return {
    ...newEvidence(i),
    ...Object.fromEntries(fields.map((field) => [field, words(from[field])])),
    stance: oneOf<Stance>(from['stance'], ['supports', 'refutes', 'context']) ?? 'supports',
    primary: from['primary'] === true,
  };
}

/** What a judgement found and rests on, as the beginning of another; its words are its own. */
export const draftFrom = (judgement: Judgement): Partial<Draft> => ({
  attribution: judgement.attribution,
  content: judgement.content,
  reasons: judgement.reasons.filter((code): code is ReasonCode => code in REASON_CODES),
  evidenceIds: judgement.evidenceIds,
});

export type Axis = 'attribution' | 'content';
const inDoubt = (finding: Finding | null): boolean => finding === 'disputed' || finding === 'unresolved';

/** Codes that speak of an axis in doubt: the others would be refused. */
export const fittingReasons = (draft: Pick<Draft, Axis>): ReasonCode[] =>
  (Object.keys(REASON_CODES) as ReasonCode[]).filter((code) =>
    (REASON_CODES[code] as readonly Axis[]).some((axis) => inDoubt(draft[axis])),
  );

export const isUnresolved = (draft: Pick<Draft, Axis>): boolean =>
  draft.attribution === 'unresolved' || draft.content === 'unresolved';

/** The fields that are needed and empty. */
export function missing(draft: Draft): (keyof Draft)[] {
  return [
    ...(draft.attribution ? [] : (['attribution'] as const)),
    ...(draft.content ? [] : (['content'] as const)),
    ...(draft.rationale.trim() ? [] : (['rationale'] as const)),
    ...(isUnresolved(draft) && !draft.whatWouldSettle.trim() ? (['whatWouldSettle'] as const) : []),
    ...(isUnresolved(draft) && draft.reasons.length === 0 ? (['reasons'] as const) : []),
  ];
}

const orNothing = (value: string): string | undefined => value.trim() || undefined;
const time = (day: string): string | undefined => (day ? new Date(day).toISOString() : undefined);

/** The body of a verdict. The draft lacks nothing, see `missing`. */
export function verdictOf(draft: Draft, leaseToken: number): VerdictBody {
  return {
    leaseToken,
    attribution: draft.attribution ?? 'unresolved',
    content: draft.content ?? 'unresolved',
    reasons: draft.reasons.filter((code) => fittingReasons(draft).includes(code)),
    rationale: draft.rationale.trim(),
    whatWouldSettle: isUnresolved(draft) ? orNothing(draft.whatWouldSettle) : undefined,
    asOf: time(draft.asOf),
    recheckAt: time(draft.recheckAt),
    evidence: draft.evidence.map(evidenceOf),
    evidenceIds: draft.evidenceIds,
  };
}

const evidenceOf = (draft: EvidenceDraft): NewEvidence => ({
  url: orNothing(draft.url),
  document: orNothing(draft.document),
  title: orNothing(draft.title),
  passage: draft.passage.trim(),
  locator: orNothing(draft.locator),
  origin: orNothing(draft.origin),
  stance: draft.stance,
  primary: draft.primary,
});
