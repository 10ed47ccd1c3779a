/** The named events of `GET /v1/events`. */
export const EVENT_TYPES = [
  'article.received',
  'article.split',
  'article.concluded',
  'article.reopened',
  'article.failed',
  'claim.opened',
  'claim.state_changed',
  'verdict.given',
] as const;
