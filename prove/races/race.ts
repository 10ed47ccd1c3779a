import { HttpClient, type Reply } from '../../test/http-client.js';
import type { ProofService } from '../service/proof-service.js';

/** What many did at once, and what came of it. */
export interface Race {
  name: string;
  /** How many replies there were of each kind, and what the database then held. */
  figures: Record<string, number>;
  violations: string[];
}

/** Notes what was wanted of a race and did not hold. */
export class Wanted {
  readonly violations: string[] = [];

  constructor(
    private readonly name: string,
    readonly figures: Record<string, number> = {},
  ) {}

  equal(what: string, found: number, wanted: number): void {
    this.figures[what] = found;
    if (found !== wanted) this.violations.push(`${this.name}: ${what}: ${found}, not ${wanted}`);
  }

  holds(what: string, holds: boolean): void {
    if (!holds) this.violations.push(`${this.name}: ${what}`);
  }

  race(): Race {
    return { name: this.name, figures: this.figures, violations: this.violations };
  }
}

/** Sends `n` requests at once, in turn to each api. */
export function atOnce<Body>(
  { addresses }: Pick<ProofService, 'addresses'>,
  client: HttpClient,
  n: number,
  send: (client: HttpClient) => Promise<Reply<Body>>,
): Promise<Reply<Body>[]> {
  return Promise.all(
    Array.from({ length: n }, (_, i) => send(new HttpClient(addresses[i % addresses.length]!, client.key))),
  );
}

export const withStatus = <Body>(replies: Reply<Body>[], status: number): Reply<Body>[] =>
  replies.filter((reply) => reply.status === status);

/** The number that `SELECT count(*) FROM …` gives. */
export async function count({ query }: Pick<ProofService, 'query'>, from: string, values: unknown[]): Promise<number> {
  const [row] = await query<{ n: number }>(`SELECT count(*)::int AS n FROM ${from}`, values);
  return row!.n;
}
