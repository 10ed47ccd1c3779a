/** An index row has room for no more; nobody is called so. Only a hostile article has longer names. */
const LONGEST = 500;

export const shortened = (name: string): string => name.slice(0, LONGEST).toWellFormed();

/** What two spellings of one name share: neither case nor spacing nor the form of a character counts. */
export const nameKey = (name: string): string =>
  shortened(name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim());
