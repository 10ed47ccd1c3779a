import type { ClaimantKind, ClaimType } from '../database/generated/enums.js';

export interface PriorityInput {
  checkWorthiness: number;
  claimType: ClaimType;
  /** Kinds of the claimants, without relays. */
  claimantKinds: ClaimantKind[];
  /** How sure the splitter is, 0..1; null for the article's own voice. */
  sureWho: number | null;
  sureWords: number | null;
}

export interface ReviewPriority {
  /** 0..1, higher is sooner. */
  score: number;
  /** What moved the score, for the reviewer to read. */
  reasons: string[];
}

/** What a claimant's kind adds: the harder a source is to hold to account, the sooner a person should look. */
const CLAIMANT_WEIGHT: Partial<Record<ClaimantKind, [number, string]>> = {
  unnamed: [0.15, 'the source is not named'],
  state_media: [0.12, 'state media speaks'],
  government: [0.06, 'a government speaks'],
  group: [0.06, 'a group speaks as one'],
};

const TYPE_WEIGHT: Partial<Record<ClaimType, [number, string]>> = {
  numerical: [0.08, 'it gives a number'],
  causal: [0.05, 'it says what caused what'],
  prediction: [-0.2, 'a prediction cannot be checked yet'],
  opinion: [-0.25, 'an opinion cannot be checked'],
};

/** Below this a span or a claimant is more often wrong than a reviewer should bear unseen. */
const UNSURE = 0.5;
const UNSURE_WEIGHT = 0.1;

/** Where a claim stands in the queue: mostly how worth checking it is, then who says it and what kind of claim it is. */
export function reviewPriority(input: PriorityInput): ReviewPriority {
  const { checkWorthiness, claimType, claimantKinds, sureWho, sureWords } = input;
  const parts: [number, string][] = [[0.7 * checkWorthiness, `check-worthiness ${checkWorthiness.toFixed(2)}`]];
  const kinds = claimantKinds.map((kind) => CLAIMANT_WEIGHT[kind]).filter((weight) => weight !== undefined);
  const heaviest = kinds.sort((a, b) => b[0] - a[0])[0];
  if (heaviest) parts.push(heaviest);
  const type = TYPE_WEIGHT[claimType];
  if (type) parts.push(type);
  if (sureWho !== null && sureWho < UNSURE) parts.push([UNSURE_WEIGHT, `unsure who said it (${sureWho.toFixed(2)})`]);
  if (sureWords !== null && sureWords < UNSURE)
    parts.push([UNSURE_WEIGHT, `unsure where the words begin or end (${sureWords.toFixed(2)})`]);
  const sum = parts.reduce((total, [weight]) => total + weight, 0);
  return { score: Math.round(1000 * Math.min(1, Math.max(0, sum))) / 1000, reasons: parts.map(([, reason]) => reason) };
}
