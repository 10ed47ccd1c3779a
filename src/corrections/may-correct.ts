import type { Actor } from '../auth/actor.js';
import { checkRevision, type ExpectedRevision } from '../errors/if-match.js';
import { Problem } from '../errors/problem.js';
import { nextStates, type ClaimAction } from '../reviews/claim-lifecycle.js';
import type { LiveClaim } from './corrected-claim.js';

export interface WantedStep {
  action: ClaimAction & ('correct' | 'merge');
  expected: ExpectedRevision;
  /** The caller knows that a review that has begun starts anew. */
  restartReview: boolean;
}

/** Before anything is waited for: what no lock can make legal. @throws Problem `illegal_transition` */
export function checkState(actor: Actor, claim: Pick<LiveClaim, 'id' | 'state'>): void {
  if (!nextStates(claim.state, 'correct', actor.role).length) throw mayNot(claim, 'correct', actor);
}

/**
 * Whether the actor may correct a claim as it stands under the lock. A lead may while nobody else reviews it; a reviewer only the
 * claim that they hold, in the first round: later they would throw a judgement away that they may not know.
 * @returns whether the claim itself changes; otherwise another takes its place
 * @throws Problem `illegal_transition`, `claim_held`, `precondition_failed`, `claim_judged`
 */
export function mayCorrect(actor: Actor, claim: LiveClaim, { action, expected, restartReview }: WantedStep): boolean {
  const [first, later] = nextStates(claim.state, action, actor.role);
  if (first === undefined) throw mayNot(claim, action, actor);
  const { holder } = claim;
  if (holder && holder.personId !== actor.personId)
    throw new Problem(
      'claim_held',
      `${holder.name} reviews claim ${claim.id} until ${new Date(holder.until).toISOString()} unless they go on. Ask them to ` +
        'correct it, or take it back first: POST /v1/claims/{id}/assign with personId null.',
      [{ pointer: '', conflictsWith: claim.id, detail: 'is reviewed by somebody else at this moment' }],
    );
  if (actor.role === 'reviewer' && !holder) throw mayNot(claim, action, actor);
  checkRevision(expected, claim);
  const to = claim.cycle > 1 && later ? later : first;
  const hasBegun = claim.cycle > 1 || !['open', 'in_review'].includes(claim.state);
  if (hasBegun && !restartReview)
    throw new Problem(
      'claim_judged',
      `Claim ${claim.id} has been judged as it stands. Send \`restartReview: true\` to put a new claim in its place: the old one ` +
        'keeps its judgements and verdicts, the new one is reviewed from the start.',
      [{ pointer: '/restartReview', conflictsWith: claim.id, detail: 'must be true to correct a judged claim' }],
    );
  return to !== 'superseded';
}

/** Why the state or the role does not allow it. */
function mayNot(claim: Pick<LiveClaim, 'id' | 'state'>, action: ClaimAction, { role }: Actor): Problem {
  const hint =
    role === 'reviewer' && claim.state !== 'superseded'
      ? 'Lease it for its first review to correct it, or ask a lead.'
      : claim.state === 'dismissed'
        ? 'Reopen it first.'
        : claim.state === 'extracted'
          ? 'It is being opened; try again in a moment.'
          : claim.state === 'superseded'
            ? 'A correction or a newer text has replaced it; read the article’s claims again.'
            : '';
  return new Problem(
    'illegal_transition',
    `Claim ${claim.id} is ${claim.state} and cannot be the object of ${action}. ${hint}`.trim(),
  );
}
