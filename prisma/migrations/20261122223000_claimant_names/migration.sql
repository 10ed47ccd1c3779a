-- The names that splits find an entry by are rows of their own, so that an entry keeps being found after people rename it,
-- confirm an alias or merge two. Whose a name is, the primary key decides.

-- CreateTable
CREATE TABLE "claimant_name" (
    "desk_id" UUID NOT NULL,
    "kind" "claimant_kind" NOT NULL,
    "name_key" TEXT NOT NULL,
    "claimant_id" UUID NOT NULL,

    CONSTRAINT "claimant_name_pk" PRIMARY KEY ("desk_id","kind","name_key")
);

INSERT INTO claimant_name (desk_id, kind, name_key, claimant_id) SELECT desk_id, kind, name_key, coalesce(merged_into, id) FROM claimant;

-- DropIndex
DROP INDEX "claimant_once_per_desk";

-- AlterTable
ALTER TABLE "claimant" DROP COLUMN "name_key";

-- A claim names an entry once in each role.
DELETE FROM claim_claimant AS later USING claim_claimant AS first
WHERE later.claim_id = first.claim_id AND later.role = first.role AND later.claimant_id = first.claimant_id
  AND later.position > first.position;

-- DropIndex
DROP INDEX "claim_by_claimant";

-- CreateIndex
CREATE UNIQUE INDEX "claim_names_claimant_once" ON "claim_claimant"("claimant_id", "claim_id", "role");

-- CreateIndex
CREATE INDEX "claimant_name_by_claimant" ON "claimant_name"("claimant_id");

-- CreateIndex
CREATE INDEX "claimant_by_desk" ON "claimant"("desk_id", "id") WHERE (merged_into IS NULL);

-- CreateIndex
CREATE INDEX "claimant_by_survivor" ON "claimant"("merged_into") WHERE (merged_into IS NOT NULL);

-- AddForeignKey
ALTER TABLE "claimant_name" ADD CONSTRAINT "claimant_name_claimant_fk" FOREIGN KEY ("claimant_id") REFERENCES "claimant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE claimant ADD CONSTRAINT claimant_is_not_its_survivor CHECK (merged_into <> id);

-- Claims are with entries that live -----------------------------------------------------------------------------------
-- Where a claim names both entries already, or the survivor twice by now, one mention stays.

-- A merge takes the claims along. The lock waits for claims that are being stored under the entry at this moment, and whoever
-- stores one later waits for us and then finds what the next trigger looks for.
CREATE FUNCTION merge_moves_claims() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM claimant WHERE id = NEW.id FOR UPDATE;
  WITH gone AS (
    DELETE FROM claim_claimant WHERE claimant_id = NEW.id RETURNING claim_id, role, position
  )
  INSERT INTO claim_claimant (claim_id, role, position, claimant_id)
    SELECT claim_id, role, position, NEW.merged_into FROM gone ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER claimant_merge_moves_claims AFTER UPDATE OF merged_into ON claimant
  FOR EACH ROW WHEN (NEW.merged_into IS NOT NULL) EXECUTE FUNCTION merge_moves_claims();

-- A split finds its claimants before it stores its claims; an entry may be merged away in between.
CREATE FUNCTION claims_name_survivors() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM new_rows JOIN claimant ON claimant.id = claimant_id WHERE merged_into IS NOT NULL) THEN
    WITH gone AS (
      DELETE FROM claim_claimant AS link USING new_rows, claimant
      WHERE link.claim_id = new_rows.claim_id AND link.role = new_rows.role AND link.position = new_rows.position
        AND claimant.id = link.claimant_id AND merged_into IS NOT NULL
      RETURNING link.claim_id, link.role, link.position, merged_into
    )
    INSERT INTO claim_claimant (claim_id, role, position, claimant_id) SELECT * FROM gone ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER claim_claimant_names_survivors AFTER INSERT ON claim_claimant
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION claims_name_survivors();
