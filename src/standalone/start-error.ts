/** A start that cannot go on, told in one line with what to do; shown without a stack. */
export class StartError extends Error {
  override name = 'StartError';
}
