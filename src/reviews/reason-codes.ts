import type { Finding } from '../database/generated/enums.js';
import type { Findings } from './judge-outcome.js';

type Axis = keyof Findings;

/**
 * Why a finding is what it is, in words that can be counted: each with the axes it speaks of. A code explains a doubt, so
 * that it needs a finding of its axis which is disputed or unresolved.
 */
export const REASON_CODES = {
  misquoted: ['attribution'],
  out_of_context: ['attribution', 'content'],
  wrong_claimant: ['attribution'],
  refuted: ['content'],
  conflicting_evidence: ['content'],
  not_enough_evidence: ['attribution', 'content'],
  outdated: ['content'],
  prediction: ['content'],
  opinion: ['content'],
  too_vague: ['content'],
  source_inaccessible: ['attribution', 'content'],
} as const satisfies Record<string, readonly Axis[]>;

export type ReasonCode = keyof typeof REASON_CODES;
export const REASON_CODE_NAMES = Object.keys(REASON_CODES) as ReasonCode[];

const inDoubt = (finding: Finding): boolean => finding === 'disputed' || finding === 'unresolved';

/** What is wrong with the reasons of a judgement, a line each; empty where they fit. An unresolved axis must say why. */
export function reasonFaults(findings: Findings, reasons: ReasonCode[]): string[] {
  const axes = ['attribution', 'content'] as const;
  const idle = reasons.filter((code) => !REASON_CODES[code].some((axis) => inDoubt(findings[axis])));
  const unexplained = axes.filter(
    (axis) =>
      findings[axis] === 'unresolved' &&
      !reasons.some((code) => (REASON_CODES[code] as readonly Axis[]).includes(axis)),
  );
  return [
    ...idle.map((code) => `${code} speaks of ${REASON_CODES[code].join(' or ')}, which is not in doubt here`),
    ...unexplained.map((axis) => `must say why ${axis} is unresolved: one of ${codesOf(axis).join(', ')}`),
  ];
}

const codesOf = (axis: Axis): ReasonCode[] =>
  REASON_CODE_NAMES.filter((code) => (REASON_CODES[code] as readonly Axis[]).includes(axis));
