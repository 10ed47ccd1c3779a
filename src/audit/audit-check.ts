/** What can be wrong with the log, in the order in which verifying looks for it. */
export const FAULTS = [
  'link_missing',
  'link_moved',
  'link_changed',
  'event_removed',
  'event_changed',
  'history_rewritten',
  'tail_cut',
  'head_differs',
  'exported_head_gone',
  'event_unknown',
  'event_twice',
] as const;
export type Fault = (typeof FAULTS)[number];

/** Where the log is not as it was written. */
export interface BadPlace {
  kind: Fault;
  /** The event it is about, where one can be named. */
  eventId: number | null;
  /** The link it is about; null for an event that is not sealed. */
  seq: number | null;
  /** One sentence that names both and nothing of the event's contents, which may be another desk's. */
  detail: string;
}

/** An end of the chain that was kept outside the database. */
export interface ExportedHead {
  seq: number;
  /** 64 hexadecimal digits, lower case. */
  hash: string;
}

/** What verifying found. */
export interface AuditCheck {
  ok: boolean;
  /** Events found as they were written: all of them, or those before the bad place. */
  events: number;
  /** The last good link and the chain's hash there. */
  seq: number;
  hash: string;
  firstBad: BadPlace | null;
  checkedInMs: number;
}
