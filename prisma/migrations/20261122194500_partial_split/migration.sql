-- Why the split of a version is partial: only English is attributed in full.
ALTER TABLE "article_version" ADD COLUMN "partial_reason" TEXT;
