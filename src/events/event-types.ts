/**
 * Every event that outsiders are told of, and what it means. The database function `event_type` gives a row of the audit log
 * one of these; `event_body` makes the rest of what is told.
 */
export const EVENTS = {
  'article.received': 'An article came in, or another text of one that is known.',
  'article.split': 'The article is split into claims, which will now be reviewed.',
  'article.concluded': 'No claim of the article waits for a review any more; also where it has none.',
  'article.reopened': 'An article that was concluded has a claim to review again.',
  'article.failed': 'Splitting the article was given up.',
  'claim.opened': 'The claim waits for its first review.',
  'claim.state_changed': 'The claim went from one state to another, for any step that has no event of its own.',
  'verdict.given': 'The claim’s review ended with this verdict.',
} as const;

export type EventType = keyof typeof EVENTS;
export const EVENT_TYPES = Object.keys(EVENTS) as EventType[];

/** What is told of an event, by stream and by webhook alike. */
export interface EventBody {
  type: EventType;
  /** When it happened, ISO 8601 in UTC. */
  timestamp: string;
  data: {
    /** Its id in the audit log: the same event has the same id wherever it is told. */
    eventId: number;
    articleId: string;
    claimId?: string;
    from: string | null;
    to: string;
    verdict?: { id: string; attribution: string; content: string } | null;
    /** `person`, `system` or `cli`. */
    actorKind: string;
    /** Null where no request caused it, and where it might tell who judges a claim that is still under review. */
    requestId: string | null;
  };
}
