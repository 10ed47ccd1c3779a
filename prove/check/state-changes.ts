import { byKey, type EventRow, type Query } from './recorded.js';

/** A trigger of the proof's own, which notes every change of a claim's state, whatever statement made it. */
export async function watchStates(query: Query): Promise<void> {
  for (const statement of [
    'CREATE TABLE prove_state_change (id bigserial, claim_id uuid, before text, after text)',
    `CREATE FUNCTION prove_note_state() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
     BEGIN
       INSERT INTO prove_state_change (claim_id, before, after) VALUES (NEW.id, OLD.state, NEW.state);
       RETURN NULL;
     END $$`,
    `CREATE TRIGGER prove_note_state AFTER UPDATE OF state ON claim FOR EACH ROW WHEN (OLD.state <> NEW.state)
     EXECUTE FUNCTION prove_note_state()`,
  ]) {
    await query(statement);
  }
}

interface ChangeRow {
  claim_id: string;
  before: string;
  after: string;
}

/** The changes that the trigger saw are, claim by claim and in their order, those the audit log tells of. @returns violations */
export async function checkStateChanges(
  query: Query,
  events: EventRow[],
): Promise<{ changes: number; violations: string[] }> {
  const changes = await query<ChangeRow>('SELECT claim_id, before, after FROM prove_state_change ORDER BY id');
  const seen = byKey(changes, (row) => row.claim_id);
  const told = byKey(
    events.filter(({ from_state, to_state }) => from_state !== to_state),
    (row) => row.claim_id,
  );
  const violations: string[] = [];
  for (const claimId of new Set([...seen.keys(), ...told.keys()])) {
    const path = (seen.get(claimId) ?? []).map(({ before, after }) => `${before} → ${after}`).join(', ');
    const log = (told.get(claimId) ?? []).map((row) => `${row.from_state} → ${row.to_state}`).join(', ');
    if (path !== log) violations.push(`claim ${claimId} went ${path}; the audit log says ${log}`);
  }
  return { changes: changes.length, violations };
}
