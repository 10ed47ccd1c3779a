-- CreateEnum
CREATE TYPE "correction_kind" AS ENUM ('change', 'split', 'merge', 'add');

-- AlterTable: counts the corrections of a claim, so that two at once cannot undo each other unseen.
ALTER TABLE "claim" ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 1;

-- A claim that a correction replaced gives its place in the article to the one that follows.
-- DropIndex
DROP INDEX "claim_once_per_version";

-- CreateIndex
CREATE UNIQUE INDEX "claim_once_per_version" ON "claim"("version_id", "ordinal") WHERE (state <> 'superseded');

-- CreateTable
CREATE TABLE "split_correction" (
    "id" UUID NOT NULL,
    "desk_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "kind" "correction_kind" NOT NULL,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,
    "before_ids" UUID[],
    "after_ids" UUID[],
    "reason" TEXT,
    "splitter" TEXT NOT NULL,
    "corrected_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "split_correction_pk" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "split_correction_by_version" ON "split_correction"("version_id", "id");

-- CreateIndex
CREATE INDEX "split_correction_by_desk" ON "split_correction"("desk_id", "id");

-- AddForeignKey
ALTER TABLE "split_correction" ADD CONSTRAINT "split_correction_version_fk" FOREIGN KEY ("version_id") REFERENCES "article_version"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

CREATE TRIGGER split_correction_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON split_correction
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE split_correction ENABLE ALWAYS TRIGGER split_correction_append_only;

-- A claim that is added to a concluded article, or takes a judged one's place, brings the article back into review. Claims of
-- a text that is not the article's any more are about to be superseded: they change nothing. The article is locked as an update
-- of it would: the claims' own foreign keys hold a weaker lock on it, and two of them would wait for each other for more.
CREATE OR REPLACE FUNCTION roll_up_article() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  WITH change AS (
    SELECT article_id, count(*) AS added, bool_or(version_id = current_version_id) AS is_current
    FROM new_rows JOIN article ON article.id = article_id WHERE NOT claim_is_settled(state) GROUP BY article_id
  ), moved AS (
    UPDATE article SET unsettled_claims = unsettled_claims + added,
      status = CASE WHEN status = 'concluded' AND is_current THEN 'in_review'::article_status ELSE status END
    FROM change, (SELECT id, status AS before FROM article WHERE id IN (SELECT article_id FROM change) FOR NO KEY UPDATE) AS prior
    WHERE article.id = change.article_id AND prior.id = article.id
    RETURNING article.id, desk_id, before, status
  )
  INSERT INTO audit_event (desk_id, actor, action, subject_type, subject_id, from_state, to_state)
    SELECT desk_id, 'system', 'article.reopen', 'article', id, before, status FROM moved WHERE before <> status;
  RETURN NULL;
END $$;

DO $$
BEGIN
  GRANT SELECT, INSERT ON split_correction TO claimdesk_app;
  REVOKE UPDATE, DELETE ON split_correction FROM claimdesk_app;
EXCEPTION WHEN insufficient_privilege OR undefined_object THEN
  RAISE NOTICE 'claimdesk_app could not be set up';
END $$;
