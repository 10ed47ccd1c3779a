/**
 * How a statement records what it does: end it with this, and give one row per event. The event then stands or falls with
 * the change it tells of. Columns: desk, actor, action (`noun.verb`), subject type and id, state before and after, reason,
 * request id, and detail: JSON of what else decided (round, cycle, token, versions of policy and splitter).
 */
export const RECORD_AUDIT_EVENT =
  'INSERT INTO audit_event (desk_id, actor, action, subject_type, subject_id, from_state, to_state, reason, request_id, detail)';

/** The actor of a step that a machine took. */
export const SYSTEM = 'system';
