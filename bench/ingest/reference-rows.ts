import { v7 as uuidv7 } from 'uuid';
import { reviewPriority } from '../../src/reviews/review-priority.js';
import type { Span, SplitArticle, SplitClaim, SplitClaimant } from '../../src/text/index.js';

const nameKey = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
const flat = (spans: Span[]): number[] => spans.flatMap(({ start, end }) => [start, end]);

/** Values of the reference's one statement: the same rows as the product's. */
export function storeValues(versionId: string, split: SplitArticle): unknown[] {
  const claims = split.claims.map((claim) => ({ id: uuidv7(), claim }));
  const everyone = split.claims.flatMap((claim) => [...claim.claimants, ...(claim.attribution?.relay ?? [])]);
  const mentions = [...new Map(everyone.map((c) => [`${c.kind}:${nameKey(c.name)}`, c])).values()];
  const aliases = mentions.flatMap((m) => m.aliases.map((alias) => [m.kind, nameKey(m.name), alias] as const));
  const links = claims.flatMap(({ id, claim }) => [
    ...claim.claimants.map((c, i) => [id, 'claimant', i, c] as const),
    ...(claim.attribution?.relay ?? []).map((c, i) => [id, 'relay', i, c] as const),
  ]);
  return [
    versionId,
    split.splitter,
    JSON.stringify(split.coverage),
    split.language,
    mentions.map(() => uuidv7()),
    mentions.map((m: SplitClaimant) => m.kind),
    mentions.map((m) => nameKey(m.name)),
    mentions.map((m) => m.name),
    aliases.map(([kind]) => kind),
    aliases.map(([, key]) => key),
    aliases.map(([, , alias]) => alias),
    JSON.stringify(claims.map(({ id, claim }) => claimRow(id, claim))),
    JSON.stringify(claims.flatMap(({ id, claim }) => attributionRow(id, claim))),
    links.map(([id]) => id),
    links.map(([, role]) => role),
    links.map(([, , position]) => position),
    links.map(([, , , claimant]) => claimant.kind),
    links.map(([, , , claimant]) => nameKey(claimant.name)),
  ];
}

function claimRow(id: string, claim: SplitClaim): object {
  const sure = claim.attribution?.confidence;
  const { score, reasons } = reviewPriority({
    checkWorthiness: claim.checkWorthiness.score,
    claimType: claim.claimType,
    claimantKinds: claim.claimants.map(({ kind }) => kind),
    sureWho: sure ? Math.min(sure.source ?? 1, ...sure.claimants) : null,
    sureWords: sure?.content ?? null,
  });
  return {
    id,
    task: uuidv7(),
    ordinal: claim.ordinal,
    quote: claim.quote,
    spans: flat(claim.spans),
    sentence_start: claim.sentence.start,
    sentence_end: claim.sentence.end,
    normalized_text: claim.normalizedText,
    quotation_type: claim.quotationType,
    claim_type: claim.claimType,
    check_worthiness: claim.checkWorthiness.score,
    check_class: claim.checkWorthiness.class,
    check_reasons: claim.checkWorthiness.reasons,
    priority: score,
    priority_reasons: reasons,
  };
}

function attributionRow(claimId: string, { attribution }: SplitClaim): object[] {
  if (!attribution) return [];
  const { source, cue, content } = attribution;
  return [
    {
      claim_id: claimId,
      source_text: source?.text ?? null,
      source_spans: flat(source?.spans ?? []),
      cue_text: cue.text,
      cue_spans: flat(cue.spans),
      content_text: content.text,
      content_spans: flat(content.spans),
    },
  ];
}
