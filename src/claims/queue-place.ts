import type { Importance } from '../database/generated/enums.js';

/** How much a task gains by waiting: after ten days a claim nobody would check stands beside the most check-worthy new one. */
const AGEING_PER_DAY = 0.1;
const DAY_MS = 86_400_000;

/** What the importance of the article adds. */
export const IMPORTANCE_WEIGHT: Record<Importance, number> = { low: -0.2, normal: 0, high: 0.2 };

/** What a deadline adds: nothing while it is this far away when it is set, the whole weight when it is now or past. */
const URGENT_WITHIN_DAYS = 3;
const URGENCY_WEIGHT = 0.5;

/**
 * The place in the queue as SQL over columns of `review_task`, written whenever one of them is: higher is sooner. Waiting
 * counts by subtracting the time of opening, so that the order of two tasks never changes by itself and an index can hold it.
 */
export const QUEUE_KEY = `(priority::float8 + boost + importance + urgency - extract(epoch FROM created_at)::float8 / ${86_400 / AGEING_PER_DAY})`;

/** What a deadline adds, 0..{@link URGENCY_WEIGHT}; `from` is when it is set. */
export function urgencyOf(deadline: Date | null, from: Date): number {
  if (!deadline) return 0;
  const days = (deadline.getTime() - from.getTime()) / DAY_MS;
  return round(URGENCY_WEIGHT * Math.min(1, Math.max(0, 1 - days / URGENT_WITHIN_DAYS)));
}

export interface QueuePlace {
  /** What the claim itself gives, and why. */
  priority: number;
  reasons: string[];
  /** What a lead added, -1..1, and why. */
  boost: number;
  boostReason: string | null;
  importance: number;
  urgency: number;
  /** The article's. */
  deadline: Date | null;
  openedAt: Date;
}

/** The sum that decides the place in the queue, with what went into it for people to read. Not bounded: the order is what counts. */
export function explainPlace(place: QueuePlace, now: Date): { score: number; reasons: string[] } {
  const days = Math.max(0, now.getTime() - place.openedAt.getTime()) / DAY_MS;
  const waited = AGEING_PER_DAY * days;
  const reasons = [...place.reasons];
  if (place.boost) reasons.push(`${signed(place.boost)} by a lead: ${place.boostReason ?? 'no reason given'}`);
  if (place.importance) reasons.push(`${signed(place.importance)} for the article’s importance`);
  if (place.urgency) {
    reasons.push(
      `${signed(place.urgency)} for the deadline${place.deadline ? `, ${place.deadline.toISOString()}` : ''}`,
    );
  }
  if (waited >= 0.005)
    reasons.push(`${signed(waited)} for waiting ${days < 1 ? 'since today' : `${Math.floor(days)} d`}`);
  return { score: round(place.priority + place.boost + place.importance + place.urgency + waited), reasons };
}

const round = (n: number): number => Math.round(1000 * n) / 1000;
const signed = (n: number): string => `${n < 0 ? '−' : '+'}${Math.abs(n).toFixed(2)}`;
