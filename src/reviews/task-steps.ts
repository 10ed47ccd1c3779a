/** Pieces of the statements that move a review task and its claim. */

/** The state of a claim whose task of this round is free, as SQL over columns `round` and `cycle`. */
export const FREE_STATE = `CASE round WHEN 2 THEN 'second_review' WHEN 3 THEN 'adjudication' ELSE CASE cycle WHEN 1 THEN 'open' ELSE 'reopened' END END`;

/** The state of a claim whose task of this round is leased. */
export const LEASED_STATE = `CASE round WHEN 2 THEN 'second_review' WHEN 3 THEN 'adjudication' ELSE 'in_review' END`;

/** From the task of claim $1 of desk $2 that is not finished, with its claim: what a statement selects from. */
export const FROM_UNFINISHED_TASK = `
    FROM review_task JOIN claim ON claim.id = claim_id
    WHERE claim_id = $1 AND claim.desk_id = $2 AND review_task.cycle = claim.cycle AND review_task.state IN ('open', 'leased')`;
