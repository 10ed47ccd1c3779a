/** Whose keys `npm start` makes and prints. They are for trying things out, and stand in a file: no production has them. */
export const DEV_PEOPLE = {
  admin: 'Dev Admin',
  lead: 'Dev Lead',
  submitter: 'Dev Submitter',
  reviewers: ['Dev Reviewer 1', 'Dev Reviewer 2'],
} as const;
