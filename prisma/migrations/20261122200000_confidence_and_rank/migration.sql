-- How sure the splitter is of each span and claimant; null for attributions stored before.
ALTER TABLE "attribution"
  ADD COLUMN "source_confidence" REAL,
  ADD COLUMN "cue_confidence" REAL,
  ADD COLUMN "content_confidence" REAL,
  ADD COLUMN "claimant_confidence" REAL[];

-- Place of a claim among those of its article by check-worthiness; null for claims stored before.
ALTER TABLE "claim" ADD COLUMN "check_rank" INTEGER;
