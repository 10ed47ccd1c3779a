/** Every error a caller can meet: the HTTP status it becomes and its title. The code is part of the contract. */
export const PROBLEMS = {
  invalid_request: [400, 'The request has fields that cannot be used'],
  invalid_json: [400, 'The body is not valid JSON'],
  invalid_article: [400, 'The article cannot be read'],
  invalid_cursor: [400, 'The cursor is not one of ours'],
  unauthenticated: [401, 'An API key is needed'],
  cross_site: [403, 'A page of another site may not do this'],
  forbidden: [403, 'The key’s role does not allow this'],
  not_found: [404, 'There is nothing here'],
  withdrawn: [410, 'It was published once and withdrawn'],
  method_not_allowed: [405, 'The route does not know this method'],
  lease_stale: [409, 'The lease is no longer yours'],
  lease_expired: [409, 'The lease has expired'],
  illegal_transition: [409, 'The claim’s state does not allow this'],
  claim_held: [409, 'Somebody is reviewing this claim'],
  claim_judged: [409, 'The claim has been judged as it stands'],
  already_judged: [409, 'You have already judged this claim'],
  name_taken: [409, 'Somebody of the desk has this name'],
  last_admin_key: [409, 'The desk would be left without an admin'],
  claimant_name_taken: [409, 'Another claimant of the desk has this name'],
  claimant_merged: [409, 'The claimant was merged into another'],
  illegal_claimant_change: [409, 'The kind of claimant does not allow this'],
  not_publishable: [409, 'The report cannot be published yet'],
  not_published: [409, 'The report is not published'],
  webhook_disabled: [409, 'The webhook is switched off'],
  webhook_limit: [409, 'The desk has as many webhooks as it may'],
  request_in_flight: [409, 'The first request with this key is still running'],
  precondition_failed: [412, 'It has changed since you read it'],
  too_large: [413, 'The request is too large'],
  unsupported_media_type: [415, 'The body has a type that is not read here'],
  idempotency_key_reused: [422, 'The Idempotency-Key belongs to another request'],
  precondition_required: [428, 'If-Match is needed'],
  lease_limit: [429, 'You hold as many leases as you may'],
  rate_limited: [429, 'Too many requests'],
  internal: [500, 'Something broke on our side'],
  secrets_key_missing: [503, 'The service has no key to encrypt secrets with'],
  unavailable: [503, 'The database is out of reach'],
} as const satisfies Record<string, readonly [status: number, title: string]>;

export type ProblemCode = keyof typeof PROBLEMS;

/**
 * One field that is wrong. `pointer` is a JSON pointer (RFC 6901) into the body; `parameter` names a parameter of path, query or
 * header; `conflictsWith` is the id of what is in the way.
 */
export interface FieldFault {
  pointer?: string;
  parameter?: string;
  conflictsWith?: string;
  detail: string;
}

/** A refusal that the caller is told about: what is wrong and what to do. Knows nothing of HTTP but its code's row. */
export class Problem extends Error {
  override name = 'Problem';

  constructor(
    readonly code: ProblemCode,
    detail: string,
    readonly errors: FieldFault[] = [],
    readonly headers: Record<string, string> = {},
  ) {
    super(detail);
  }
}
