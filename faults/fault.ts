import type { Ground } from './ground/ground.js';

export type Backend = 'postgres' | 'redis';
export type Scale = 'full' | 'short';

/** Something that breaks in production, done to the product's own processes. */
export interface Fault {
  name: string;
  /** What is done, in a line. */
  does: string;
  /** Where the queue lives while it is done. */
  on: Backend[];
  /** Which of them the short form runs. */
  short: Backend[];
  /** Breaks something, waits until it has healed, and notes on `ground` what was not as it must be. */
  run(ground: Ground, scale: Scale): Promise<Injected>;
}

export interface Injected {
  /** How often something was broken. */
  times: number;
  /** From the last time until it was well again, as the fault defines it. */
  healMs: number;
}

/** What came of one fault on one backend. */
export interface Row {
  fault: string;
  backend: Backend;
  injected: number;
  /** Acknowledged articles without their whole claim set. */
  lost: number;
  /** Articles with more than that, or with a step that was done or logged twice. */
  doubled: number;
  /** Starts of a split beyond the first. */
  rerun: number;
  healMs: number;
  pass: boolean;
  /** Everything that was not as it must be. */
  misses: string[];
}

/** A fault that cannot be injected here, with the reason. */
export class Skipped extends Error {
  override name = 'Skipped';
}
