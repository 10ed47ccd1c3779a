-- The request that brought a version in, and its place in a trace: whoever works on the version later, in whatever process and
-- however its job came to be, writes both on.
ALTER TABLE "article_version" ADD COLUMN     "request_id" TEXT,
ADD COLUMN     "traceparent" TEXT;
