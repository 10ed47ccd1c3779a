-- The first tables. The part up to the last foreign key is what prisma/schema.prisma says, written by its schema engine
-- (`npm run check` compares the two); below it stands what Prisma cannot say.

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "role" AS ENUM ('submitter', 'reviewer', 'lead', 'admin');

-- CreateEnum
CREATE TYPE "article_status" AS ENUM ('received', 'splitting', 'in_review', 'concluded', 'failed');

-- CreateEnum
CREATE TYPE "split_state" AS ENUM ('pending', 'splitting', 'done', 'failed');

-- CreateEnum
CREATE TYPE "claim_state" AS ENUM ('extracted', 'open', 'in_review', 'second_review', 'adjudication', 'concluded', 'dismissed', 'reopened', 'superseded');

-- CreateEnum
CREATE TYPE "quotation_type" AS ENUM ('direct', 'indirect', 'mixed', 'none');

-- CreateEnum
CREATE TYPE "claim_type" AS ENUM ('event', 'numerical', 'quote', 'causal', 'position', 'prediction', 'opinion');

-- CreateEnum
CREATE TYPE "check_class" AS ENUM ('NFS', 'UFS', 'CFS');

-- CreateEnum
CREATE TYPE "claimant_kind" AS ENUM ('person', 'organisation', 'state_media', 'government', 'media', 'group', 'unnamed', 'document', 'own_voice');

-- CreateEnum
CREATE TYPE "claimant_role" AS ENUM ('claimant', 'relay');

-- CreateEnum
CREATE TYPE "task_state" AS ENUM ('open', 'leased', 'done', 'cancelled');

-- CreateEnum
CREATE TYPE "lease_end" AS ENUM ('released', 'expired', 'submitted');

-- CreateEnum
CREATE TYPE "finding" AS ENUM ('verified', 'disputed', 'unresolved', 'not_applicable');

-- CreateEnum
CREATE TYPE "stance" AS ENUM ('supports', 'refutes', 'context');

-- CreateTable
CREATE TABLE "desk" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "desk_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "desk_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_key" (
    "id" UUID NOT NULL,
    "desk_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "key_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "api_key_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" BYTEA NOT NULL,
    "status" INTEGER,
    "body" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_key_pk" PRIMARY KEY ("api_key_id","key")
);

-- CreateTable
CREATE TABLE "article" (
    "id" UUID NOT NULL,
    "desk_id" UUID NOT NULL,
    "current_version_id" UUID NOT NULL,
    "title" TEXT,
    "source_url" TEXT,
    "publisher" TEXT,
    "author" TEXT,
    "published_at" TIMESTAMPTZ(3),
    "status" "article_status" NOT NULL DEFAULT 'received',
    "failure_reason" TEXT,
    "unsettled_claims" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "article_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "article_version" (
    "id" UUID NOT NULL,
    "desk_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "text_length" INTEGER NOT NULL,
    "content_hash" BYTEA NOT NULL,
    "language" TEXT,
    "split_state" "split_state" NOT NULL DEFAULT 'pending',
    "split_attempts" INTEGER NOT NULL DEFAULT 0,
    "hinted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "splitter" TEXT,
    "coverage" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "split_at" TIMESTAMPTZ(3),

    CONSTRAINT "article_version_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claimant" (
    "id" UUID NOT NULL,
    "desk_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "kind" "claimant_kind" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "claimant_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claimant_alias" (
    "claimant_id" UUID NOT NULL,
    "alias" TEXT NOT NULL,

    CONSTRAINT "claimant_alias_pk" PRIMARY KEY ("claimant_id","alias")
);

-- CreateTable
CREATE TABLE "claim" (
    "id" UUID NOT NULL,
    "desk_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "quote" TEXT NOT NULL,
    "spans" INTEGER[],
    "sentence_start" INTEGER NOT NULL,
    "sentence_end" INTEGER NOT NULL,
    "normalized_text" TEXT NOT NULL,
    "quotation_type" "quotation_type" NOT NULL,
    "claim_type" "claim_type" NOT NULL,
    "check_worthiness" REAL NOT NULL,
    "check_class" "check_class" NOT NULL,
    "check_reasons" TEXT[],
    "state" "claim_state" NOT NULL DEFAULT 'extracted',
    "cycle" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "claim_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attribution" (
    "claim_id" UUID NOT NULL,
    "source_text" TEXT,
    "source_spans" INTEGER[],
    "cue_text" TEXT NOT NULL,
    "cue_spans" INTEGER[],
    "content_text" TEXT NOT NULL,
    "content_spans" INTEGER[],

    CONSTRAINT "attribution_pk" PRIMARY KEY ("claim_id")
);

-- CreateTable
CREATE TABLE "claim_claimant" (
    "claim_id" UUID NOT NULL,
    "role" "claimant_role" NOT NULL,
    "position" SMALLINT NOT NULL,
    "claimant_id" UUID NOT NULL,

    CONSTRAINT "claim_claimant_pk" PRIMARY KEY ("claim_id","role","position")
);

-- CreateTable
CREATE TABLE "review_task" (
    "id" UUID NOT NULL,
    "desk_id" UUID NOT NULL,
    "claim_id" UUID NOT NULL,
    "cycle" INTEGER NOT NULL DEFAULT 1,
    "round" SMALLINT NOT NULL,
    "state" "task_state" NOT NULL DEFAULT 'open',
    "priority" REAL NOT NULL,
    "priority_reasons" TEXT[],
    "last_token" INTEGER NOT NULL DEFAULT 0,
    "draft" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "review_task_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lease" (
    "task_id" UUID NOT NULL,
    "token" INTEGER NOT NULL,
    "desk_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "slot" SMALLINT NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended" "lease_end",

    CONSTRAINT "lease_pk" PRIMARY KEY ("task_id","token")
);

-- CreateTable
CREATE TABLE "judgement" (
    "id" UUID NOT NULL,
    "desk_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "claim_id" UUID NOT NULL,
    "cycle" INTEGER NOT NULL,
    "round" SMALLINT NOT NULL,
    "person_id" UUID NOT NULL,
    "lease_token" INTEGER NOT NULL,
    "attribution" "finding" NOT NULL,
    "content" "finding" NOT NULL,
    "reasons" TEXT[],
    "rationale" TEXT NOT NULL,
    "what_would_settle" TEXT,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "recheck_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "judgement_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verdict" (
    "id" UUID NOT NULL,
    "desk_id" UUID NOT NULL,
    "claim_id" UUID NOT NULL,
    "cycle" INTEGER NOT NULL,
    "judgement_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "verdict_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence" (
    "id" UUID NOT NULL,
    "desk_id" UUID NOT NULL,
    "claim_id" UUID NOT NULL,
    "url" TEXT,
    "document" TEXT,
    "title" TEXT,
    "passage" TEXT NOT NULL,
    "locator" TEXT,
    "stance" "stance" NOT NULL,
    "primary" BOOLEAN NOT NULL DEFAULT false,
    "archive_url" TEXT,
    "accessed_at" TIMESTAMPTZ(3) NOT NULL,
    "added_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "evidence_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "judgement_evidence" (
    "judgement_id" UUID NOT NULL,
    "evidence_id" UUID NOT NULL,

    CONSTRAINT "judgement_evidence_pk" PRIMARY KEY ("judgement_id","evidence_id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "id" BIGSERIAL NOT NULL,
    "desk_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "from_state" TEXT,
    "to_state" TEXT,
    "reason" TEXT,
    "detail" JSONB,
    "request_id" TEXT,

    CONSTRAINT "audit_event_pk" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "desk_name_once" ON "desk"("name");

-- CreateIndex
CREATE UNIQUE INDEX "person_name_once_per_desk" ON "person"("desk_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_hash_once" ON "api_key"("key_hash");

-- CreateIndex
CREATE INDEX "api_key_by_person" ON "api_key"("person_id");

-- CreateIndex
CREATE INDEX "idempotency_key_by_age" ON "idempotency_key"("created_at");

-- CreateIndex
CREATE INDEX "article_by_desk" ON "article"("desk_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "article_source_url_once_per_desk" ON "article"("desk_id", "source_url");

-- CreateIndex
CREATE INDEX "article_version_unsplit" ON "article_version"("hinted_at") WHERE (split_state IN ('pending', 'splitting'));

-- CreateIndex
CREATE UNIQUE INDEX "article_version_text_once_per_desk" ON "article_version"("desk_id", "content_hash");

-- CreateIndex
CREATE UNIQUE INDEX "article_version_number_once" ON "article_version"("article_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "claimant_once_per_desk" ON "claimant"("desk_id", "kind", "name_key");

-- CreateIndex
CREATE INDEX "claim_by_article" ON "claim"("article_id", "ordinal");

-- CreateIndex
CREATE INDEX "claim_by_state" ON "claim"("desk_id", "state", "id");

-- CreateIndex
CREATE INDEX "claim_unopened" ON "claim"("created_at") WHERE (state = 'extracted');

-- CreateIndex
CREATE UNIQUE INDEX "claim_once_per_version" ON "claim"("version_id", "ordinal");

-- CreateIndex
CREATE INDEX "claim_by_claimant" ON "claim_claimant"("claimant_id", "claim_id");

-- CreateIndex
CREATE INDEX "review_task_next" ON "review_task"("desk_id", "priority" DESC, "id") WHERE (state = 'open');

-- CreateIndex
CREATE UNIQUE INDEX "review_task_once_per_round" ON "review_task"("claim_id", "cycle", "round");

-- CreateIndex
CREATE UNIQUE INDEX "lease_one_live_per_slot" ON "lease"("person_id", "slot") WHERE (ended_at IS NULL);

-- CreateIndex
CREATE INDEX "lease_live_by_expiry" ON "lease"("expires_at") WHERE (ended_at IS NULL);

-- CreateIndex
CREATE UNIQUE INDEX "lease_one_live_per_task" ON "lease"("task_id") WHERE (ended_at IS NULL);

-- CreateIndex
CREATE UNIQUE INDEX "judgement_once_per_task" ON "judgement"("task_id");

-- CreateIndex
CREATE UNIQUE INDEX "judgement_once_per_round" ON "judgement"("claim_id", "cycle", "round");

-- CreateIndex
CREATE UNIQUE INDEX "judgement_once_per_person" ON "judgement"("claim_id", "cycle", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "verdict_once_per_judgement" ON "verdict"("judgement_id");

-- CreateIndex
CREATE UNIQUE INDEX "verdict_once_per_cycle" ON "verdict"("claim_id", "cycle");

-- CreateIndex
CREATE INDEX "evidence_by_claim" ON "evidence"("claim_id");

-- CreateIndex
CREATE INDEX "judgement_evidence_by_evidence" ON "judgement_evidence"("evidence_id");

-- CreateIndex
CREATE INDEX "audit_event_by_subject" ON "audit_event"("desk_id", "subject_id", "id");

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_desk_fk" FOREIGN KEY ("desk_id") REFERENCES "desk"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_desk_fk" FOREIGN KEY ("desk_id") REFERENCES "desk"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_person_fk" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "idempotency_key" ADD CONSTRAINT "idempotency_key_api_key_fk" FOREIGN KEY ("api_key_id") REFERENCES "api_key"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "article" ADD CONSTRAINT "article_desk_fk" FOREIGN KEY ("desk_id") REFERENCES "desk"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "article" ADD CONSTRAINT "article_current_version_fk" FOREIGN KEY ("current_version_id") REFERENCES "article_version"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "article_version" ADD CONSTRAINT "article_version_article_fk" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "claimant_alias" ADD CONSTRAINT "claimant_alias_claimant_fk" FOREIGN KEY ("claimant_id") REFERENCES "claimant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_article_fk" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_version_fk" FOREIGN KEY ("version_id") REFERENCES "article_version"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "attribution" ADD CONSTRAINT "attribution_claim_fk" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "claim_claimant" ADD CONSTRAINT "claim_claimant_claim_fk" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "claim_claimant" ADD CONSTRAINT "claim_claimant_claimant_fk" FOREIGN KEY ("claimant_id") REFERENCES "claimant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "review_task" ADD CONSTRAINT "review_task_claim_fk" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "lease" ADD CONSTRAINT "lease_task_fk" FOREIGN KEY ("task_id") REFERENCES "review_task"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "judgement" ADD CONSTRAINT "judgement_task_fk" FOREIGN KEY ("task_id") REFERENCES "review_task"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "verdict" ADD CONSTRAINT "verdict_claim_fk" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "verdict" ADD CONSTRAINT "verdict_judgement_fk" FOREIGN KEY ("judgement_id") REFERENCES "judgement"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_claim_fk" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "judgement_evidence" ADD CONSTRAINT "judgement_evidence_judgement_fk" FOREIGN KEY ("judgement_id") REFERENCES "judgement"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "judgement_evidence" ADD CONSTRAINT "judgement_evidence_evidence_fk" FOREIGN KEY ("evidence_id") REFERENCES "evidence"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- Invariants a row can hold by itself -------------------------------------------------------------------------------

-- A list of spans is start, end, start, end, …: in reading order, not empty, not overlapping.
CREATE FUNCTION spans_in_order(spans int[]) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  last int := 0;
BEGIN
  IF cardinality(spans) = 0 OR cardinality(spans) % 2 = 1 THEN RETURN false; END IF;
  FOR i IN 1..cardinality(spans) LOOP
    IF spans[i] < last OR (i % 2 = 0 AND spans[i] = last) THEN RETURN false; END IF;
    last := spans[i];
  END LOOP;
  RETURN true;
END $$;

ALTER TABLE claim
  ADD CONSTRAINT claim_spans_in_order CHECK (spans_in_order(spans)),
  ADD CONSTRAINT claim_sentence_holds_order CHECK (0 <= sentence_start AND sentence_start < sentence_end),
  ADD CONSTRAINT claim_ordinal_not_negative CHECK (ordinal >= 0),
  ADD CONSTRAINT claim_quote_not_empty CHECK (quote <> ''),
  ADD CONSTRAINT claim_check_worthiness_0_to_1 CHECK (check_worthiness BETWEEN 0 AND 1);

ALTER TABLE attribution
  ADD CONSTRAINT attribution_cue_spans_in_order CHECK (spans_in_order(cue_spans)),
  ADD CONSTRAINT attribution_content_spans_in_order CHECK (spans_in_order(content_spans)),
  ADD CONSTRAINT attribution_source_spans_in_order CHECK (
    (source_text IS NULL AND cardinality(source_spans) = 0) OR (source_text IS NOT NULL AND spans_in_order(source_spans)));

ALTER TABLE article_version
  ADD CONSTRAINT article_version_text_not_empty CHECK (text_length > 0),
  ADD CONSTRAINT article_version_content_hash_is_sha256 CHECK (octet_length(content_hash) = 32),
  ADD CONSTRAINT article_version_done_has_splitter CHECK (split_state <> 'done' OR (splitter IS NOT NULL AND coverage IS NOT NULL));

ALTER TABLE api_key ADD CONSTRAINT api_key_hash_is_sha256 CHECK (octet_length(key_hash) = 32);

ALTER TABLE lease
  ADD CONSTRAINT lease_token_from_one CHECK (token >= 1),
  ADD CONSTRAINT lease_expires_later CHECK (expires_at > granted_at),
  ADD CONSTRAINT lease_end_is_told CHECK ((ended_at IS NULL) = (ended IS NULL));

ALTER TABLE article ADD CONSTRAINT article_unsettled_claims_not_negative CHECK (unsettled_claims >= 0);

ALTER TABLE judgement
  ADD CONSTRAINT judgement_content_applies CHECK (content <> 'not_applicable'),
  ADD CONSTRAINT judgement_has_rationale CHECK (btrim(rationale) <> ''),
  ADD CONSTRAINT judgement_unresolved_says_what_would_settle CHECK (
    (attribution <> 'unresolved' AND content <> 'unresolved') OR btrim(coalesce(what_would_settle, '')) <> ''),
  ADD CONSTRAINT judgement_lease_fk FOREIGN KEY (task_id, lease_token) REFERENCES lease (task_id, token);

ALTER TABLE evidence ADD CONSTRAINT evidence_is_url_or_document CHECK ((url IS NULL) <> (document IS NULL));

-- Derived state -------------------------------------------------------------------------------------------------------

CREATE FUNCTION claim_is_settled(state claim_state) RETURNS boolean LANGUAGE sql IMMUTABLE AS
  $$ SELECT state IN ('concluded', 'dismissed', 'superseded') $$;

-- An article is in review while one of its claims is unsettled, and concluded when none is. A counter under the article's
-- row lock: two last verdicts at once cannot each believe that the other is still missing.
CREATE FUNCTION roll_up_article() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    UPDATE article SET unsettled_claims = unsettled_claims + change.added
      FROM (SELECT article_id, count(*) AS added FROM new_rows WHERE NOT claim_is_settled(state) GROUP BY article_id) AS change
      WHERE article.id = change.article_id;
  ELSE
    WITH change AS (
      SELECT article_id, sum(claim_is_settled(old_rows.state)::int - claim_is_settled(new_rows.state)::int) AS added
      FROM old_rows JOIN new_rows USING (id, article_id) GROUP BY article_id
    ), moved AS (
      UPDATE article SET unsettled_claims = unsettled_claims + added,
        status = CASE WHEN status NOT IN ('in_review', 'concluded') THEN status
                      WHEN unsettled_claims + added = 0 THEN 'concluded'::article_status ELSE 'in_review' END
      FROM change, (SELECT id, status AS before FROM article WHERE id IN (SELECT article_id FROM change)) AS prior
      WHERE added <> 0 AND article.id = change.article_id AND prior.id = article.id
      RETURNING article.id, article.desk_id, article.status, unsettled_claims, prior.before
    )
    INSERT INTO audit_event (desk_id, actor, action, subject_type, subject_id, from_state, to_state)
      SELECT desk_id, 'system', 'article.' || CASE status WHEN 'concluded' THEN 'conclude' ELSE 'reopen' END, 'article', id, before::text, status::text
      FROM moved WHERE before <> status;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER claim_insert_rolls_up AFTER INSERT ON claim
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION roll_up_article();
CREATE TRIGGER claim_update_rolls_up AFTER UPDATE ON claim
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION roll_up_article();

-- Rows that never change ----------------------------------------------------------------------------------------------

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER judgement_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON judgement
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER verdict_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON verdict
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER judgement_evidence_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON judgement_evidence
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A version's text is what every span points into.
CREATE TRIGGER article_version_text_is_immutable BEFORE UPDATE OF text, text_length, content_hash, article_id ON article_version
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
