import type { ClaimView } from '../claims/claim.view.js';
import type { EvidenceView } from '../evidence/evidence.view.js';

/**
 * A claim as exports have it: what lists show of it, without its place in the queue, which changes by the minute, and with
 * its article and the evidence that its verdict cites.
 */
export type ExportedClaim = Omit<ClaimView, 'priority'> & {
  article: {
    title: string | null;
    publisher: string | null;
    sourceUrl: string | null;
    publishedAt: string | null;
    language: string | null;
  };
  evidence: EvidenceView[];
};
