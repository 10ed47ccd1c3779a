-- When and why a split was given up. An article says it of its current version only.
ALTER TABLE article_version ADD COLUMN failed_at TIMESTAMPTZ(3), ADD COLUMN failure_reason TEXT;
UPDATE article_version SET failed_at = coalesce((SELECT max(at) FROM audit_event WHERE subject_id = article_id AND action = 'article.fail'), now()),
  failure_reason = coalesce((SELECT failure_reason FROM article WHERE current_version_id = article_version.id), 'not known')
  WHERE split_state = 'failed';
ALTER TABLE article_version ADD CONSTRAINT article_version_failure_is_told
  CHECK ((split_state = 'failed') = (failed_at IS NOT NULL) AND (split_state = 'failed') = (failure_reason IS NOT NULL));

-- CreateIndex
CREATE INDEX "article_version_failed" ON "article_version"("desk_id", "id") WHERE (split_state = 'failed');

-- A version that takes an older one's place says so until that one's claims have given way. Without a claim of its own nothing
-- else would tell that this is still to be done.
ALTER TABLE article_version ADD COLUMN takes_over BOOLEAN NOT NULL DEFAULT false;
UPDATE article_version SET takes_over = true WHERE number > 1 AND split_state IN ('pending', 'splitting');
UPDATE article_version SET takes_over = true FROM article WHERE current_version_id = article_version.id AND EXISTS (
  SELECT FROM claim WHERE claim.article_id = article.id AND version_id <> current_version_id AND NOT claim_is_settled(claim.state));

-- CreateIndex
CREATE INDEX "article_version_taking_over" ON "article_version"("hinted_at") WHERE (takes_over);

-- The log of a desk in its order: without it a desk with few events reads those of all the others.
-- CreateIndex
CREATE INDEX "audit_event_by_desk" ON "audit_event"("desk_id", "id");
