-- CreateEnum
CREATE TYPE "delivery_state" AS ENUM ('pending', 'delivered', 'failed');

-- CreateTable
CREATE TABLE "webhook_endpoint" (
    "id" UUID NOT NULL,
    "desk_id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "events" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "disabled_reason" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "secret" BYTEA NOT NULL,
    "old_secret" BYTEA,
    "old_secret_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhook_endpoint_pk" PRIMARY KEY ("id")
);

-- CreateTable: without a foreign key to its endpoint, whose row every step of every reviewer would lock.
CREATE TABLE "webhook_delivery" (
    "id" UUID NOT NULL,
    "desk_id" UUID NOT NULL,
    "endpoint_id" UUID NOT NULL,
    "event_id" BIGINT,
    "type" TEXT NOT NULL,
    "state" "delivery_state" NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "delivered_at" TIMESTAMPTZ(3),
    "last_status" SMALLINT,
    "last_error" TEXT,

    CONSTRAINT "webhook_delivery_pk" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "webhook_endpoint_by_desk" ON "webhook_endpoint"("desk_id", "id");

-- CreateIndex
CREATE INDEX "webhook_delivery_by_endpoint" ON "webhook_delivery"("endpoint_id", "id");

-- CreateIndex
CREATE INDEX "webhook_delivery_due" ON "webhook_delivery"("endpoint_id", "due_at") WHERE (state = 'pending');

-- Events --------------------------------------------------------------------------------------------------------------
-- An event is a row of the audit log that outsiders may know of: the log has every change of state, written with it, and its
-- chain has all of them in the order of their commits. src/events/event-types.ts says what each type means.

-- The type of the event that a row of the log is; NULL for the steps that nobody outside is told of.
CREATE FUNCTION event_type(e audit_event) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN e.action IN ('article.submit', 'article.revise') THEN 'article.received'
    WHEN e.action = 'article.split_done' AND e.to_state = 'in_review' THEN 'article.split'
    WHEN e.action IN ('article.split_done', 'article.conclude') THEN 'article.concluded'
    WHEN e.action = 'article.fail' THEN 'article.failed'
    WHEN e.action = 'article.reopen' THEN 'article.reopened'
    WHEN e.action = 'claim.open' THEN 'claim.opened'
    WHEN e.action = 'claim.judge' AND e.to_state = 'concluded' THEN 'verdict.given'
    WHEN e.subject_type = 'claim' AND e.from_state <> e.to_state THEN 'claim.state_changed'
  END
$$;

-- What outsiders are told, made of what never changes, so that it is the same whenever it is asked for. The claim may be under
-- review: who took a step is told as a kind, findings only of the verdict that settled it. A request's id is the caller's own
-- word and may be a name, so it is left out wherever the log hides it (src/audit/find-audit-events.ts).
CREATE FUNCTION event_body(e audit_event) RETURNS json LANGUAGE sql STABLE AS $$
  SELECT json_build_object(
    'type', event_type(e),
    'timestamp', to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'data', CASE e.subject_type
      WHEN 'article' THEN json_build_object('eventId', e.id, 'articleId', e.subject_id, 'from', e.from_state, 'to', e.to_state,
        'actorKind', split_part(e.actor, ':', 1), 'requestId', e.request_id)
      ELSE json_build_object('eventId', e.id, 'claimId', e.subject_id,
        'articleId', (SELECT article_id FROM claim WHERE id = e.subject_id), 'from', e.from_state, 'to', e.to_state,
        'verdict', (SELECT json_build_object('id', verdict.id, 'attribution', attribution, 'content', content)
          FROM verdict JOIN judgement ON judgement.id = judgement_id
          WHERE event_type(e) = 'verdict.given' AND judgement_id = (e.detail ->> 'judgement')::uuid),
        'actorKind', split_part(e.actor, ':', 1), 'requestId',
        CASE WHEN e.to_state NOT IN ('open', 'reopened', 'in_review', 'second_review', 'adjudication') OR e.action = 'claim.reopen'
          THEN e.request_id END)
    END)
$$;

-- Webhooks ------------------------------------------------------------------------------------------------------------

-- A UUIDv7 of a moment: its milliseconds, then chance.
CREATE FUNCTION uuid_at(moment timestamptz) RETURNS uuid LANGUAGE sql VOLATILE AS $$
  SELECT (substr(ms, 1, 8) || '-' || substr(ms, 9) || '-7' || substr(gen_random_uuid()::text, 16))::uuid
  FROM lpad(to_hex(floor(extract(epoch FROM moment) * 1000)::bigint), 12, '0') AS ms
$$;

-- Deliveries come with the event, in its transaction.
CREATE FUNCTION queue_webhook_deliveries() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM webhook_endpoint WHERE enabled) THEN
    INSERT INTO webhook_delivery (id, desk_id, endpoint_id, event_id, type)
      SELECT uuid_at(clock_timestamp()), event.desk_id, endpoint.id, event.id, event.type
      FROM (SELECT id, desk_id, event_type(new_rows) AS type FROM new_rows) AS event
        JOIN webhook_endpoint AS endpoint ON endpoint.desk_id = event.desk_id AND endpoint.enabled
          AND (endpoint.events = '{}' OR event.type = ANY (endpoint.events))
      WHERE event.type IS NOT NULL;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER audit_event_queues_deliveries AFTER INSERT ON audit_event
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION queue_webhook_deliveries();

DO $$
BEGIN
  GRANT SELECT, INSERT, UPDATE, DELETE ON webhook_endpoint, webhook_delivery TO claimdesk_app;
EXCEPTION WHEN insufficient_privilege OR undefined_object THEN
  RAISE NOTICE 'claimdesk_app could not be set up';
END $$;
