/** The product as it runs: modules of `dist/`, which the compiler and not the bench's loader made. */
export const built = <Module>(path: string): Promise<Module> =>
  import(new URL(`../dist/${path}`, import.meta.url).href) as Promise<Module>;

/** A measurement that cannot be taken, told in one line with what to do. */
export class BenchError extends Error {
  override name = 'BenchError';
}
