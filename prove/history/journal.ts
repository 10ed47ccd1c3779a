import { HttpClient, type Reply } from '../../test/http-client.js';

/**
 * What became of an operation, as its client knows it. `unknown`: the connection broke, or the database was away, after the
 * request had been sent. `broken`: a reply that no client should ever get.
 */
export type Outcome = 'ok' | 'refused' | 'unknown' | 'broken';

export type OperationKind =
  | 'lease'
  | 'heartbeat'
  | 'draft'
  | 'verdict'
  | 'release'
  | 'skip'
  | 'let expire'
  | 'boost'
  | 'assign'
  | 'dismiss'
  | 'reopen';

export interface Operation {
  /** Also the request's id, and with it that of its audit events. */
  id: string;
  kind: OperationKind;
  person: string;
  claimId: string | null;
  /** Of those under a lease; the lease that was got, for `lease`. */
  lease: { taskId: string; token: number } | null;
  /** Milliseconds since 1970, by the machine's one clock. */
  invoked: number;
  completed: number;
  outcome: Outcome;
  status: number | null;
  code: string | null;
}

export interface Sent<Body> {
  operation: Operation;
  body: Body | undefined;
}

/** What all clients did, in one list, and the way every request of theirs goes. */
export class Journal {
  readonly operations: Operation[] = [];
  private begun = 0;

  /**
   * @param addresses of the apis that are up now
   * @param onBegin called with the number of each operation as it begins
   */
  constructor(
    private readonly limit: number,
    private readonly addresses: () => string[],
    private readonly random: () => number,
    private readonly onBegin: (n: number) => void,
  ) {}

  /** Whether there is an operation left to do; each asker must then do it. */
  begin(): boolean {
    if (this.begun >= this.limit) return false;
    this.begun += 1;
    this.onBegin(this.begun);
    return true;
  }

  /** Sends one request to either api and notes how it went. One that reached no api is sent again: nobody did anything yet. */
  async send<Body>(
    about: Pick<Operation, 'kind' | 'person' | 'claimId' | 'lease'>,
    key: string,
    path: string,
    body: (id: string) => object,
  ): Promise<Sent<Body>> {
    const id = `op-${this.operations.length + 1}`;
    const operation: Operation = {
      id,
      ...about,
      invoked: now(),
      completed: 0,
      outcome: 'unknown',
      status: null,
      code: null,
    };
    this.operations.push(operation);
    const reply = await this.reply<Body>(key, path, body(id), id);
    operation.completed = now();
    if (!reply) return { operation, body: undefined };
    operation.status = reply.status;
    operation.outcome = outcomeOf(reply.status);
    operation.code = reply.status >= 400 ? ((reply.body as { code?: string } | undefined)?.code ?? null) : null;
    return { operation, body: reply.body };
  }

  /** Notes something done without a request. */
  note(about: Pick<Operation, 'kind' | 'person' | 'claimId' | 'lease'>): void {
    const id = `op-${this.operations.length + 1}`;
    this.operations.push({ id, ...about, invoked: now(), completed: now(), outcome: 'ok', status: null, code: null });
  }

  /** @returns undefined where nobody can know whether it was done */
  private async reply<Body>(
    key: string,
    path: string,
    body: object,
    requestId: string,
  ): Promise<Reply<Body> | undefined> {
    for (;;) {
      const addresses = this.addresses();
      const address = addresses[Math.floor(this.random() * addresses.length)]!;
      try {
        return await new HttpClient(address, key).post<Body>(path, body, { 'x-request-id': requestId });
      } catch (error) {
        if (((error as Error).cause as { code?: string } | undefined)?.code !== 'ECONNREFUSED') return undefined;
      }
    }
  }
}

function outcomeOf(status: number): Outcome {
  if (status < 300) return 'ok';
  if (status === 503) return 'unknown';
  return status < 500 ? 'refused' : 'broken';
}

const now = (): number => performance.timeOrigin + performance.now();
