import type {
  BlockerView,
  KindCountView,
  ReportClaimView,
  ReportCountsView,
  ReportCoverageView,
} from './report.view.js';

/** A tile of the article's text, as the splitter keeps it. */
export interface CoverageTile {
  start: number;
  end: number;
  layer: string;
  reason: string;
}

export function reportCounts(claims: readonly ReportClaimView[]): ReportCountsView {
  const content = { verified: 0, disputed: 0, unresolved: 0, underReview: 0, setAside: 0 };
  const attribution = { verified: 0, disputed: 0, unresolved: 0, not_applicable: 0 };
  const kinds = new Map<string, KindCountView>();
  for (const claim of claims) {
    const bucket = bucketOf(claim);
    content[bucket] += 1;
    if (claim.verdict) attribution[claim.verdict.attribution] += 1;
    if (bucket === 'setAside') continue;
    for (const kind of new Set(claim.claimants.map((claimant) => claimant.kind))) {
      const row = kinds.get(kind) ?? { kind, verified: 0, disputed: 0, unresolved: 0, underReview: 0 };
      row[bucket] += 1;
      kinds.set(kind, row);
    }
  }
  const total = ({ verified, disputed, unresolved, underReview }: KindCountView): number =>
    verified + disputed + unresolved + underReview;
  return {
    claims: claims.length,
    content,
    attribution,
    byClaimantKind: [...kinds.values()].sort((a, b) => total(b) - total(a) || (a.kind < b.kind ? -1 : 1)),
  };
}

export type Bucket = keyof ReportCountsView['content'];

/** Under which number a claim is counted. */
export function bucketOf({ status, verdict }: ReportClaimView): Bucket {
  if (status === 'set_aside') return 'setAside';
  if (!verdict || verdict.content === 'not_applicable') return 'underReview';
  return verdict.content;
}

/** How much of the text went where. Tiles cover it without gaps. */
export function reportCoverage(
  tiles: readonly CoverageTile[],
  split: Pick<ReportCoverageView, 'partialReason' | 'splitter'>,
): ReportCoverageView {
  const layers: Record<string, number> = {};
  const reasons: Record<string, number> = {};
  for (const { start, end, layer, reason } of tiles) {
    layers[layer] = (layers[layer] ?? 0) + end - start;
    if (layer === 'aside') reasons[reason] = (reasons[reason] ?? 0) + end - start;
  }
  const { claim = 0, attribution = 0, aside = 0 } = layers;
  const asides = Object.entries(reasons).map(([reason, characters]) => ({ reason, characters }));
  asides.sort((a, b) => b.characters - a.characters || (a.reason < b.reason ? -1 : 1));
  return { characters: claim + attribution + aside, claim, attribution, aside, asides, ...split };
}

/** What keeps a report from being published. */
export function blockersOf(isSplit: boolean, claims: readonly ReportClaimView[]): BlockerView[] {
  if (!isSplit) {
    return [{ code: 'not_split', claimId: null, detail: 'The article’s current text has not been split into claims.' }];
  }
  const unsettled = claims
    .filter(({ status }) => status === 'under_review')
    .map(({ id, quote }): BlockerView => ({
      code: 'unsettled_claim',
      claimId: id,
      detail: `Has no verdict: ${quote}`,
    }));
  if (claims.some(({ status }) => status === 'judged')) return unsettled;
  return [
    { code: 'no_verdict', claimId: null, detail: 'No claim has a verdict: there is nothing to tell.' },
    ...unsettled,
  ];
}
