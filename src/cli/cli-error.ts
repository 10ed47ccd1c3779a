/** A command that cannot go on, told in one line with what to do; shown without a stack. */
export class CliError extends Error {
  override name = 'CliError';
}
