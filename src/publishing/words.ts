import type { ClaimantKind, ClaimType, Finding, Stance } from '../database/generated/enums.js';
import type { Bucket } from './report-counts.js';

export const FINDINGS: Record<Finding, string> = {
  verified: 'Verified',
  disputed: 'Disputed',
  unresolved: 'Unresolved',
  not_applicable: 'Nobody is quoted',
};

export const BUCKETS: Record<Bucket, string> = {
  verified: 'Verified',
  disputed: 'Disputed',
  unresolved: 'Unresolved',
  underReview: 'Under review',
  setAside: 'Set aside',
};

export const KINDS: Record<ClaimantKind, string> = {
  person: 'person',
  organisation: 'organisation',
  state_media: 'state media',
  government: 'government',
  media: 'media',
  group: 'group',
  unnamed: 'unnamed source',
  document: 'document',
  own_voice: 'own voice',
};

export const STANCES: Record<Stance, string> = { supports: 'Supports', refutes: 'Refutes', context: 'Context' };

export const CLAIM_TYPES: Record<ClaimType, string> = {
  event: 'event or property',
  numerical: 'numbers',
  quote: 'quotation',
  causal: 'cause',
  position: 'position',
  prediction: 'prediction',
  opinion: 'opinion',
};

/** `not_enough_evidence` as words. */
export const reasonWords = (code: string): string => code.replaceAll('_', ' ');

export const REVIEWS = {
  single: 'one reviewer',
  double: 'two reviewers, the second without knowing the first, who agreed',
  adjudicated: 'two reviewers who differed, and a third who settled it',
} as const;

const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** The day of a time, by UTC. */
export const dayOf = (time: string): string => DAY.format(new Date(time));
