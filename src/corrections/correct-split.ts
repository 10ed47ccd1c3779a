import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { FindArticles } from '../articles/find-articles.js';
import type { Actor } from '../auth/actor.js';
import { FindClaims } from '../claims/find-claims.js';
import { Database } from '../database/database.js';
import type { ExpectedRevision } from '../errors/if-match.js';
import { Problem, type FieldFault } from '../errors/problem.js';
import { invalidRequest } from '../errors/validation.js';
import { ClaimDescriber, type Span } from '../text/index.js';
import type { AddClaimDto, ChangeClaimDto, MergeClaimsDto, SplitClaimDto } from './correction.dto.js';
import type { DoneCorrectionView } from './correction.view.js';
import type { LiveClaim } from './corrected-claim.js';
import { draftClaim, nothingToCorrect, saysTheSame, type DraftPlace } from './draft-claim.js';
import { correctionView } from './find-corrections.js';
import { checkState, mayCorrect } from './may-correct.js';
import { mergedSpans } from './merged-spans.js';
import { lockVersion, type VersionUnderCorrection } from './read-version.js';
import { WriteCorrection, type Correction } from './write-correction.js';

/**
 * A person sets a split right. Each correction is one transaction under locks on its article's claims: what it was decided on
 * still holds when it is written. A claim that nobody has judged changes in place and keeps its review; a judged one is replaced,
 * so that its verdict stays with the words that it was about.
 */
@Injectable()
export class CorrectSplit {
  constructor(
    private readonly database: Database,
    private readonly articles: FindArticles,
    private readonly claims: FindClaims,
    private readonly write: WriteCorrection,
  ) {}

  /** Other words, phrases, claimants or type. @throws Problem: who may not, what cannot be; nothing is written then */
  async change(
    actor: Actor,
    claimId: string,
    expected: ExpectedRevision,
    dto: ChangeClaimDto,
  ): Promise<DoneCorrectionView> {
    return this.correct(actor, claimId, [claimId], (version) => {
      const claim = target(version, claimId);
      const stays = mayCorrect(actor, claim, {
        action: 'correct',
        expected,
        restartReview: dto.restartReview ?? false,
      });
      const place = placeIn(version, [claim]);
      const after = draftClaim(place, stays ? claim.id : uuidv7(), dto, claim);
      if (saysTheSame(claim, after)) throw nothingToCorrect();
      return { kind: 'change', before: [claim], after: [after], reason: dto.reason ?? null };
    });
  }

  /** One claim becomes several; the first keeps its review where nobody has judged it. @throws Problem */
  async split(
    actor: Actor,
    claimId: string,
    expected: ExpectedRevision,
    dto: SplitClaimDto,
  ): Promise<DoneCorrectionView> {
    return this.correct(actor, claimId, [claimId], (version) => {
      const claim = target(version, claimId);
      const stays = mayCorrect(actor, claim, {
        action: 'correct',
        expected,
        restartReview: dto.restartReview ?? false,
      });
      partFaults(dto.parts.map(({ spans }) => spans));
      const place = placeIn(version, [claim]);
      const after = dto.parts.map((part, n) => {
        const { claimType: _type, ...base } = claim;
        const id = stays && n === 0 ? claim.id : uuidv7();
        return draftClaim({ ...place, pointer: `/parts/${n}` }, id, part, {
          ...base,
          claimType: part.claimType ?? _type,
        });
      });
      return { kind: 'split', before: [claim], after, reason: dto.reason ?? null };
    });
  }

  /** Several claims become the one that is named first. @throws Problem */
  async merge(
    actor: Actor,
    claimId: string,
    expected: ExpectedRevision,
    dto: MergeClaimsDto,
  ): Promise<DoneCorrectionView> {
    const ids = [claimId, ...dto.with.map(({ id }) => id)];
    const twice = ids.findIndex((id, n) => ids.indexOf(id) !== n);
    if (twice > 0) throw invalidRequest([{ pointer: `/with/${twice - 1}/id`, detail: 'is named twice' }]);
    return this.correct(actor, claimId, ids, (version) => {
      const restartReview = dto.restartReview ?? false;
      const claim = target(version, claimId);
      const others = dto.with.map(({ id }, n) => target(version, id, `/with/${n}/id`));
      // All are asked: a claim that may not be merged must not be.
      const stays = [
        mayCorrect(actor, claim, { action: 'correct', expected, restartReview }),
        ...others.map((other, n) => {
          mayCorrect(actor, other, { action: 'merge', expected: dto.with[n]!.revision, restartReview });
          return isFresh(other);
        }),
      ].every(Boolean);
      const before = [claim, ...others];
      const spans =
        dto.spans ??
        mergedSpans(
          version.text,
          version.coverage,
          before.flatMap((each) => each.spans),
        );
      const after = draftClaim(placeIn(version, before), stays ? claim.id : uuidv7(), { ...dto, spans }, claim);
      return { kind: 'merge', before, after: [after], reason: dto.reason ?? null };
    });
  }

  /** A claim that the split missed. @throws Problem, also where the article has another text by now */
  async add(actor: Actor, articleId: string, dto: AddClaimDto): Promise<DoneCorrectionView> {
    await this.articles.currentVersion(actor.deskId, articleId);
    return this.apply(actor, articleId, [], (version) => {
      if (version.id !== dto.versionId) throw anotherText('/versionId');
      const given = { ...dto, attribution: dto.attribution ?? null };
      const after = draftClaim(placeIn(version, []), uuidv7(), given);
      return { kind: 'add', before: [], after: [after], reason: dto.reason ?? null };
    });
  }

  private async correct(
    actor: Actor,
    claimId: string,
    ids: string[],
    plan: (version: VersionUnderCorrection) => Correction,
  ): Promise<DoneCorrectionView> {
    const claim = await this.claims.summary(actor.deskId, claimId);
    checkState(actor, claim);
    return this.apply(actor, claim.articleId, ids, plan);
  }

  private async apply(
    actor: Actor,
    articleId: string,
    ids: string[],
    plan: (version: VersionUnderCorrection) => Correction,
  ): Promise<DoneCorrectionView> {
    const correctionId = await this.database.transaction(async (run) => {
      const version = await lockVersion(run, { id: articleId, deskId: actor.deskId }, ids);
      return this.write.run(run, actor, version, plan(version));
    });
    const row = await this.database.prisma.splitCorrection.findUniqueOrThrow({ where: { id: correctionId } });
    const claims = await Promise.all(row.afterIds.map((id) => this.claims.summary(actor.deskId, id)));
    return { ...correctionView(row), claims };
  }
}

/** Nobody has judged it, in this cycle or before. */
const isFresh = ({ cycle, state }: LiveClaim): boolean => cycle === 1 && (state === 'open' || state === 'in_review');

function target(version: VersionUnderCorrection, id: string, pointer = ''): LiveClaim {
  const claim = version.claims.find((each) => each.id === id);
  if (claim) return claim;
  if (pointer) throw invalidRequest([{ pointer, detail: 'is no claim of the same article’s current text' }]);
  throw new Problem(
    'illegal_transition',
    `Claim ${id} is superseded: a correction or a newer text of the article has replaced it. Read the article’s claims again.`,
  );
}

const anotherText = (pointer: string): Problem =>
  new Problem('precondition_failed', 'The article has another text by now. Read it again, and mark the claim there.', [
    { pointer, detail: 'is not the article’s current version' },
  ]);

const placeIn = (version: VersionUnderCorrection, targets: readonly LiveClaim[]): DraftPlace => ({
  version,
  describer: new ClaimDescriber(version.text, version.language),
  others: version.claims.filter((claim) => !targets.includes(claim)),
  pointer: '',
});

/** @throws Problem where parts share words or stand in another order */
function partFaults(parts: readonly (readonly Span[])[]): void {
  const faults: FieldFault[] = [];
  parts.forEach((spans, n) => {
    const earlier = parts.slice(0, n).flat();
    if (spans.some((span) => earlier.some((other) => span.start < other.end && other.start < span.end)))
      faults.push({ pointer: `/parts/${n}/spans`, detail: 'shares words with a part before it' });
  });
  if (faults.length) throw invalidRequest(faults);
}
