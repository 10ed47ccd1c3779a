-- Browsers that are signed in, each with the key it was signed in with: where the key is revoked, its sessions are over.
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "api_key_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pk" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "session_token_hash_once" ON "session"("token_hash");

-- CreateIndex
CREATE INDEX "session_by_key" ON "session"("api_key_id");

-- CreateIndex
CREATE INDEX "session_by_expiry" ON "session"("expires_at");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_api_key_fk" FOREIGN KEY ("api_key_id") REFERENCES "api_key"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE session ADD CONSTRAINT session_token_hash_is_sha256 CHECK (octet_length(token_hash) = 32);
