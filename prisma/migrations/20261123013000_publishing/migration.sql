-- What readers may see of an article's report, and every edition that they ever saw.

-- CreateTable
CREATE TABLE "publication" (
    "article_id" UUID NOT NULL,
    "desk_id" UUID NOT NULL,
    "edition" INTEGER NOT NULL DEFAULT 1,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "publication_pk" PRIMARY KEY ("article_id")
);

-- CreateTable
CREATE TABLE "report_edition" (
    "article_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content_hash" BYTEA NOT NULL,
    "report" JSON NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "report_edition_pk" PRIMARY KEY ("article_id","number")
);

-- AddForeignKey
ALTER TABLE "publication" ADD CONSTRAINT "publication_article_fk" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "report_edition" ADD CONSTRAINT "report_edition_publication_fk" FOREIGN KEY ("article_id") REFERENCES "publication"("article_id") ON DELETE RESTRICT ON UPDATE RESTRICT;

CREATE TRIGGER report_edition_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON report_edition
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE report_edition ENABLE ALWAYS TRIGGER report_edition_append_only;

-- New tables come with the app's rights by default where the first migrations could set them up; this says them anyway.
DO $$
BEGIN
  GRANT SELECT, INSERT, UPDATE ON publication TO claimdesk_app;
  REVOKE DELETE ON publication FROM claimdesk_app;
  GRANT SELECT, INSERT ON report_edition TO claimdesk_app;
  REVOKE UPDATE, DELETE ON report_edition FROM claimdesk_app;
EXCEPTION WHEN insufficient_privilege OR undefined_object THEN
  RAISE NOTICE 'claimdesk_app could not be set up';
END $$;
