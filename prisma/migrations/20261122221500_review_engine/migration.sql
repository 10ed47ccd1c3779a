-- CreateEnum
CREATE TYPE "importance" AS ENUM ('low', 'normal', 'high');

-- CreateEnum
CREATE TYPE "skip_reason" AS ENUM ('conflict_of_interest', 'lacks_expertise', 'lacks_language', 'source_out_of_reach', 'other');

-- AlterEnum
ALTER TYPE "lease_end" ADD VALUE 'skipped';
ALTER TYPE "lease_end" ADD VALUE 'handed_over';
ALTER TYPE "lease_end" ADD VALUE 'revoked';

-- DropIndex
DROP INDEX "review_task_next";

-- AlterTable: a reply is stored with the write that it tells of, so that there is no key without one.
DELETE FROM "idempotency_key" WHERE "status" IS NULL;
ALTER TABLE "idempotency_key" ALTER COLUMN "status" SET NOT NULL;
-- As text, so that a reply is repeated letter by letter.
ALTER TABLE "idempotency_key" ALTER COLUMN "body" SET DATA TYPE JSON;

-- AlterTable
ALTER TABLE "article" ADD COLUMN     "deadline" TIMESTAMPTZ(3),
ADD COLUMN     "importance" "importance" NOT NULL DEFAULT 'normal',
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "claimant" ADD COLUMN     "merged_into" UUID,
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "claim" ADD COLUMN     "recheck_at" TIMESTAMPTZ(3),
ADD COLUMN     "state_reason" TEXT;

-- AlterTable
ALTER TABLE "review_task" ADD COLUMN     "assigned_to" UUID,
ADD COLUMN     "barred" UUID[] DEFAULT ARRAY[]::UUID[],
ADD COLUMN     "boost" REAL NOT NULL DEFAULT 0,
ADD COLUMN     "boost_reason" TEXT,
ADD COLUMN     "draft_at" TIMESTAMPTZ(3),
ADD COLUMN     "draft_by" UUID,
ADD COLUMN     "due_at" TIMESTAMPTZ(3),
ADD COLUMN     "importance" REAL NOT NULL DEFAULT 0,
ADD COLUMN     "policy_id" UUID,
ADD COLUMN     "queue_key" DOUBLE PRECISION,
ADD COLUMN     "second_review" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "urgency" REAL NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "verdict" ADD COLUMN     "replaces_id" UUID;

-- AlterTable
ALTER TABLE "evidence" ADD COLUMN     "content_hash" BYTEA,
ADD COLUMN     "hash_of_passage" BOOLEAN,
ADD COLUMN     "origin" TEXT,
ADD COLUMN     "origin_key" TEXT;

-- CreateTable
CREATE UNLOGGED TABLE "rate_window" (
    "caller" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "taken" INTEGER NOT NULL,

    CONSTRAINT "rate_window_pk" PRIMARY KEY ("caller")
);

-- CreateTable
CREATE TABLE "review_policy" (
    "id" UUID NOT NULL,
    "desk_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "second_review_kinds" "claimant_kind"[] DEFAULT ARRAY[]::"claimant_kind"[],
    "second_review_types" "claim_type"[] DEFAULT ARRAY[]::"claim_type"[],
    "second_review_check_worthiness" REAL,
    "second_review_until_concluded" INTEGER NOT NULL DEFAULT 0,
    "second_review_sample" REAL NOT NULL DEFAULT 0,
    "minimum_evidence" JSONB NOT NULL DEFAULT '{}',
    "lease_seconds" INTEGER NOT NULL DEFAULT 900,
    "lease_limit" INTEGER NOT NULL DEFAULT 10,
    "reason" TEXT,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "review_policy_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_exclusion" (
    "claim_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "review_exclusion_pk" PRIMARY KEY ("claim_id","person_id")
);

-- CreateTable
CREATE TABLE "audit_unsealed" (
    "event_id" BIGINT NOT NULL,
    "event_hash" BYTEA NOT NULL,

    CONSTRAINT "audit_unsealed_pk" PRIMARY KEY ("event_id")
);

-- CreateTable
CREATE TABLE "audit_link" (
    "seq" BIGINT NOT NULL,
    "event_id" BIGINT NOT NULL,
    "event_hash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,
    "sealed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_link_pk" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "audit_head" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "seq" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_head_pk" PRIMARY KEY ("id")
);

-- Rows from before ----------------------------------------------------------------------------------------------------

INSERT INTO review_policy (id, desk_id, version, created_by) SELECT gen_random_uuid(), id, 1, 'system' FROM desk;

UPDATE review_task SET policy_id = (SELECT id FROM review_policy WHERE review_policy.desk_id = review_task.desk_id),
  queue_key = priority - extract(epoch FROM created_at) / 864000;
ALTER TABLE review_task ALTER COLUMN policy_id SET NOT NULL, ALTER COLUMN queue_key SET NOT NULL;

UPDATE evidence SET origin = coalesce(substring(url FROM '^https?://(?:www\.)?([^/:?#]+)'), document),
  origin_key = lower(coalesce(substring(url FROM '^https?://(?:www\.)?([^/:?#]+)'), document)),
  content_hash = sha256(convert_to(passage, 'UTF8')), hash_of_passage = true;
ALTER TABLE evidence ALTER COLUMN origin SET NOT NULL, ALTER COLUMN origin_key SET NOT NULL,
  ALTER COLUMN content_hash SET NOT NULL, ALTER COLUMN hash_of_passage SET NOT NULL;

UPDATE claim SET recheck_at = (SELECT judgement.recheck_at FROM verdict JOIN judgement ON judgement.id = judgement_id
  WHERE verdict.claim_id = claim.id AND verdict.cycle = claim.cycle) WHERE state = 'concluded';

-- CreateIndex
CREATE UNIQUE INDEX "review_policy_version_once" ON "review_policy"("desk_id", "version" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "audit_link_event_once" ON "audit_link"("event_id");

-- CreateIndex
CREATE INDEX "claim_to_recheck" ON "claim"("recheck_at") WHERE (recheck_at IS NOT NULL);

-- CreateIndex
CREATE INDEX "review_task_next" ON "review_task"("desk_id", "queue_key" DESC, "id") WHERE (state = 'open' AND assigned_to IS NULL AND round < 3);

-- CreateIndex
CREATE INDEX "review_task_to_adjudicate" ON "review_task"("desk_id", "queue_key" DESC, "id") WHERE (state = 'open' AND assigned_to IS NULL AND round = 3);

-- CreateIndex
CREATE INDEX "review_task_assigned" ON "review_task"("assigned_to", "queue_key" DESC, "id") WHERE (state = 'open' AND assigned_to IS NOT NULL);

-- CreateIndex
CREATE INDEX "review_task_assignment_due" ON "review_task"("due_at") WHERE (state = 'open' AND assigned_to IS NOT NULL);

-- CreateIndex
CREATE INDEX "judgement_by_person" ON "judgement"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "verdict_replaced_once" ON "verdict"("replaces_id");

-- AddForeignKey
ALTER TABLE "claimant" ADD CONSTRAINT "claimant_merged_into_fk" FOREIGN KEY ("merged_into") REFERENCES "claimant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "review_policy" ADD CONSTRAINT "review_policy_desk_fk" FOREIGN KEY ("desk_id") REFERENCES "desk"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "review_task" ADD CONSTRAINT "review_task_policy_fk" FOREIGN KEY ("policy_id") REFERENCES "review_policy"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "review_exclusion" ADD CONSTRAINT "review_exclusion_claim_fk" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "verdict" ADD CONSTRAINT "verdict_replaces_fk" FOREIGN KEY ("replaces_id") REFERENCES "verdict"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- Invariants ----------------------------------------------------------------------------------------------------------

ALTER TABLE review_task
  ADD CONSTRAINT review_task_round_1_to_3 CHECK (round BETWEEN 1 AND 3),
  ADD CONSTRAINT review_task_boost_bounds CHECK (boost BETWEEN -1 AND 1),
  ADD CONSTRAINT review_task_assignee_is_not_barred CHECK (assigned_to IS NULL OR NOT assigned_to = ANY (barred));
ALTER TABLE review_policy
  ADD CONSTRAINT review_policy_lease_seconds CHECK (lease_seconds BETWEEN 1 AND 86400),
  ADD CONSTRAINT review_policy_lease_limit CHECK (lease_limit BETWEEN 1 AND 1000),
  ADD CONSTRAINT review_policy_sample_is_percent CHECK (second_review_sample BETWEEN 0 AND 100),
  ADD CONSTRAINT review_policy_check_worthiness_0_to_1 CHECK (second_review_check_worthiness BETWEEN 0 AND 1),
  ADD CONSTRAINT review_policy_until_concluded CHECK (second_review_until_concluded >= 0);
ALTER TABLE evidence ADD CONSTRAINT evidence_content_hash_is_sha256 CHECK (octet_length(content_hash) = 32);

-- Only who held the lease can judge, and only what the task is about: whatever client writes, the two-person rule of
-- judgement_once_per_person cannot be got around with another claim's or round's number.
CREATE FUNCTION judgement_fits_its_task() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM review_task JOIN lease ON task_id = id WHERE id = NEW.task_id AND claim_id = NEW.claim_id
      AND cycle = NEW.cycle AND round = NEW.round AND token = NEW.lease_token AND person_id = NEW.person_id
  ) THEN
    RAISE EXCEPTION 'a judgement must be of its task''s claim, cycle and round, by the holder of its lease'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'judgement_fits_its_task';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER judgement_fits_its_task BEFORE INSERT ON judgement FOR EACH ROW EXECUTE FUNCTION judgement_fits_its_task();
ALTER TABLE judgement ENABLE ALWAYS TRIGGER judgement_fits_its_task;

-- The roll-up looks only at claims that become settled or unsettled; most steps of a review are neither. The article's lock
-- comes before its state is read: two last verdicts at once cannot each believe that the other is still missing.
DROP TRIGGER claim_update_rolls_up ON claim;
CREATE OR REPLACE FUNCTION roll_up_article() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE article SET unsettled_claims = unsettled_claims + change.added
    FROM (SELECT article_id, count(*) AS added FROM new_rows WHERE NOT claim_is_settled(state) GROUP BY article_id) AS change
    WHERE article.id = change.article_id;
  RETURN NULL;
END $$;
CREATE FUNCTION roll_up_claim() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  change int := claim_is_settled(OLD.state)::int - claim_is_settled(NEW.state)::int;
  before article_status;
  after article_status;
BEGIN
  SELECT status INTO before FROM article WHERE id = NEW.article_id FOR UPDATE;
  UPDATE article SET unsettled_claims = unsettled_claims + change,
    status = CASE WHEN status NOT IN ('in_review', 'concluded') THEN status
                  WHEN unsettled_claims + change = 0 THEN 'concluded'::article_status ELSE 'in_review' END
    WHERE id = NEW.article_id RETURNING status INTO after;
  IF before <> after THEN
    INSERT INTO audit_event (desk_id, actor, action, subject_type, subject_id, from_state, to_state)
      VALUES (NEW.desk_id, 'system', CASE after WHEN 'concluded' THEN 'article.conclude' ELSE 'article.reopen' END, 'article',
        NEW.article_id, before, after);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER claim_update_rolls_up AFTER UPDATE ON claim FOR EACH ROW
  WHEN (claim_is_settled(OLD.state) <> claim_is_settled(NEW.state)) EXECUTE FUNCTION roll_up_claim();

-- A desk begins with a policy.
CREATE FUNCTION begin_policy() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO review_policy (id, desk_id, version, created_by) VALUES (gen_random_uuid(), NEW.id, 1, 'system');
  RETURN NULL;
END $$;
CREATE TRIGGER desk_begins_with_a_policy AFTER INSERT ON desk FOR EACH ROW EXECUTE FUNCTION begin_policy();

CREATE TRIGGER evidence_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON evidence
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER review_policy_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON review_policy
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER review_exclusion_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON review_exclusion
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The audit chain -----------------------------------------------------------------------------------------------------
-- Events are written by many transactions at once and none of them waits for another: a trigger leaves the event's hash as
-- a witness beside it, in the same transaction. Sealing then gives committed events their places in one chain. An event that
-- is changed, removed or slipped in before it is sealed disagrees with the witnesses; afterwards, with the chain.

-- A field as "length in bytes:text", a missing one as "-": no two lists of fields read the same.
CREATE FUNCTION audit_field(value text) RETURNS text LANGUAGE sql IMMUTABLE AS
  $$ SELECT coalesce(octet_length(value) || ':' || value, '-') $$;

-- src/audit/event-hash.ts computes the same, so that verifying need not trust this function.
CREATE FUNCTION audit_event_hash(e audit_event) RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT sha256(convert_to(audit_field(e.id::text) || audit_field(e.desk_id::text)
    || audit_field(to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) || audit_field(e.actor)
    || audit_field(e.action) || audit_field(e.subject_type) || audit_field(e.subject_id::text) || audit_field(e.from_state)
    || audit_field(e.to_state) || audit_field(e.reason) || audit_field(e.detail::text) || audit_field(e.request_id), 'UTF8'))
$$;

CREATE FUNCTION witness_audit_events() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO audit_unsealed (event_id, event_hash) SELECT id, audit_event_hash(new_rows) FROM new_rows;
  RETURN NULL;
END $$;
CREATE TRIGGER audit_event_is_witnessed AFTER INSERT ON audit_event
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION witness_audit_events();

INSERT INTO audit_unsealed (event_id, event_hash) SELECT id, audit_event_hash(audit_event) FROM audit_event;
INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, sha256(convert_to('claimdesk', 'UTF8')));
ALTER TABLE audit_head ADD CONSTRAINT audit_head_is_one CHECK (id = 1);

-- Gives at most so many committed events their links; returns how many. The head's row lock makes it one at a time.
CREATE FUNCTION seal_audit_events(at_most int) RETURNS int
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  head audit_head;
  witness audit_unsealed;
  sealed int := 0;
BEGIN
  SELECT * INTO STRICT head FROM audit_head WHERE id = 1 FOR UPDATE;
  FOR witness IN
    WITH taken AS (
      DELETE FROM audit_unsealed WHERE event_id IN (SELECT event_id FROM audit_unsealed ORDER BY event_id LIMIT at_most)
      RETURNING *
    ) SELECT * FROM taken ORDER BY event_id
  LOOP
    head.seq := head.seq + 1;
    head.hash := sha256(head.hash || witness.event_hash);
    INSERT INTO audit_link (seq, event_id, event_hash, hash) VALUES (head.seq, witness.event_id, witness.event_hash, head.hash);
    sealed := sealed + 1;
  END LOOP;
  IF sealed > 0 THEN UPDATE audit_head SET seq = head.seq, hash = head.hash WHERE id = 1; END IF;
  RETURN sealed;
END $$;
REVOKE EXECUTE ON FUNCTION seal_audit_events(int) FROM PUBLIC;

CREATE FUNCTION head_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.seq > OLD.seq THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'the audit head only grows: % refused', TG_OP USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER audit_head_only_grows BEFORE UPDATE OR DELETE ON audit_head
  FOR EACH ROW EXECUTE FUNCTION head_only_grows();
CREATE TRIGGER audit_head_stays BEFORE TRUNCATE ON audit_head FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_link_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_link
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_unsealed_stays BEFORE UPDATE OR TRUNCATE ON audit_unsealed
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Also where a session calls itself a replica, which would silence ordinary triggers.
ALTER TABLE audit_event ENABLE ALWAYS TRIGGER audit_event_append_only;
ALTER TABLE audit_event ENABLE ALWAYS TRIGGER audit_event_is_witnessed;
ALTER TABLE audit_link ENABLE ALWAYS TRIGGER audit_link_append_only;
ALTER TABLE audit_head ENABLE ALWAYS TRIGGER audit_head_only_grows;
ALTER TABLE audit_head ENABLE ALWAYS TRIGGER audit_head_stays;
ALTER TABLE audit_unsealed ENABLE ALWAYS TRIGGER audit_unsealed_stays;
ALTER TABLE judgement ENABLE ALWAYS TRIGGER judgement_append_only;
ALTER TABLE verdict ENABLE ALWAYS TRIGGER verdict_append_only;
ALTER TABLE judgement_evidence ENABLE ALWAYS TRIGGER judgement_evidence_append_only;
ALTER TABLE evidence ENABLE ALWAYS TRIGGER evidence_append_only;
ALTER TABLE review_policy ENABLE ALWAYS TRIGGER review_policy_append_only;
ALTER TABLE review_exclusion ENABLE ALWAYS TRIGGER review_exclusion_append_only;

-- The app's role ------------------------------------------------------------------------------------------------------
-- Api and workers do their work as claimdesk_app, which may change no table's shape and no row of an append-only table. Roles
-- belong to the whole server: another database on it may have made this one, also at this very moment. Where the login may
-- not create roles the triggers above still hold; the processes say at their start that they run as their login.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'claimdesk_app') THEN
    BEGIN
      CREATE ROLE claimdesk_app NOLOGIN;
    EXCEPTION WHEN duplicate_object OR unique_violation OR insufficient_privilege THEN NULL;
    END;
  END IF;
  BEGIN
    IF NOT pg_has_role(current_user, 'claimdesk_app', 'MEMBER') THEN GRANT claimdesk_app TO CURRENT_USER; END IF;
    GRANT USAGE ON SCHEMA public TO claimdesk_app;
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO claimdesk_app;
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO claimdesk_app;
    ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO claimdesk_app;
    ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO claimdesk_app;
    REVOKE UPDATE, DELETE ON audit_event, judgement, verdict, judgement_evidence, evidence, review_policy, review_exclusion
      FROM claimdesk_app;
    REVOKE INSERT, UPDATE, DELETE ON audit_link, audit_head, audit_unsealed FROM claimdesk_app;
    GRANT EXECUTE ON FUNCTION seal_audit_events(int) TO claimdesk_app;
    IF to_regclass('_prisma_migrations') IS NOT NULL THEN
      REVOKE INSERT, UPDATE, DELETE ON _prisma_migrations FROM claimdesk_app;
    END IF;
  EXCEPTION WHEN insufficient_privilege OR undefined_object THEN
    RAISE NOTICE 'claimdesk_app could not be set up';
  END;
END $$;
