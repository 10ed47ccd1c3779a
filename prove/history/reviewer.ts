import type { Role } from '../../src/database/generated/enums.js';
import type { LeasedTaskView } from '../../src/reviews/lease.view.js';
import type { Journal, OperationKind, Sent } from './journal.js';

/** Findings that need no reasons and no word on what would settle them; a second reviewer differs now and then. */
const CONTENT = ['verified', 'verified', 'verified', 'disputed'];
const SHORTEST_LEASE = 1;
const LONGEST_LEASE = 3;
/** Of so many leases one is asked for by the name of a contested claim. */
const ONE_CONTESTED_IN = 3;
/** Of so many verdicts one is sent twice at once, as by two tabs. */
const ONE_TWICE_IN = 12;
const MOST_FORGOTTEN = 20;
const WINDOWS_OF_A_LEAD = 4;

interface Held {
  claimId: string;
  taskId: string;
  token: number;
}

type Choice = OperationKind | 'late';

/** What is done with a lease, by how often. */
const UNDER_A_LEASE: [Choice, number][] = [
  ['verdict', 34],
  ['heartbeat', 16],
  ['draft', 14],
  ['let expire', 10],
  ['release', 7],
  ['skip', 5],
  ['late', 14],
];
const WHEN_LATE: [OperationKind, number][] = [
  ['verdict', 5],
  ['heartbeat', 3],
  ['draft', 2],
  ['release', 1],
];
const OF_A_LEAD: [OperationKind, number][] = [
  ['boost', 4],
  ['assign', 3],
  ['dismiss', 2],
  ['reopen', 6],
];

/** Somebody who reviews, and where they lead also steers; does one thing after the other. */
export class Reviewer {
  private readonly held: Held[] = [];
  /** Leases they have lost, given back or submitted under, and may try to use all the same. */
  private readonly forgotten: Held[] = [];

  constructor(
    readonly person: string,
    private readonly role: Role,
    private readonly key: string,
    private readonly journal: Journal,
    private readonly random: () => number,
    /** The claims that everybody wants. */
    private readonly contested: string[],
    private readonly others: string[],
  ) {}

  /** Until all operations are done; somebody who leads has several windows open. */
  async work(): Promise<void> {
    const inOneWindow = async (): Promise<void> => {
      while (this.journal.begin()) await this.step();
    };
    await Promise.all(Array.from({ length: this.role === 'lead' ? WINDOWS_OF_A_LEAD : 1 }, inOneWindow));
  }

  private async step(): Promise<void> {
    if (this.role === 'lead' && this.random() < 0.6) return this.steer(pickWeighted(OF_A_LEAD, this.random));
    if (!this.held.length || this.random() < 0.3) return this.lease();
    const choice = pickWeighted(UNDER_A_LEASE, this.random);
    if (choice === 'late') return this.late();
    const at = Math.floor(this.random() * this.held.length);
    const lease = this.held[at]!;
    if (choice !== 'heartbeat' && choice !== 'draft') this.forget(at);
    await this.use(choice, lease);
  }

  private async lease(): Promise<void> {
    const contested = this.random() * ONE_CONTESTED_IN < 1;
    const wishes: Record<string, unknown> = {
      leaseSeconds: SHORTEST_LEASE + Math.floor(this.random() * (LONGEST_LEASE - SHORTEST_LEASE + 1)),
    };
    if (contested) wishes['claimId'] = this.pick(this.contested);
    const { operation, body } = await this.send<LeasedTaskView>('lease', null, '/v1/reviews/lease', () => wishes);
    if (operation.status !== 200 || !body) return;
    const { taskId, leaseToken: token, claim } = body;
    operation.claimId = claim.id;
    operation.lease = { taskId, token };
    this.held.push({ claimId: claim.id, taskId, token });
  }

  /** Writes under a lease that is no longer theirs, or perhaps still is: the reply to its end may have been lost. */
  private async late(): Promise<void> {
    const lease = this.forgotten[Math.floor(this.random() * this.forgotten.length)];
    if (!lease) return this.lease();
    const kind = pickWeighted(WHEN_LATE, this.random);
    await this.use(kind, lease);
  }

  private async use(kind: OperationKind, lease: Held): Promise<void> {
    const about = { taskId: lease.taskId, token: lease.token };
    if (kind === 'let expire')
      return this.journal.note({ kind, person: this.person, claimId: lease.claimId, lease: about });
    const send = (): Promise<Sent<unknown>> =>
      this.send(kind, lease, `/v1/reviews/${lease.taskId}/${kind}`, (id) => ({
        leaseToken: lease.token,
        ...this.fieldsOf(kind, id),
      }));
    if (kind === 'verdict' && this.random() * ONE_TWICE_IN < 1 && this.journal.begin())
      await Promise.all([send(), send()]);
    else await send();
  }

  private fieldsOf(kind: OperationKind, id: string): object {
    if (kind === 'verdict') return { attribution: 'verified', content: this.pick(CONTENT), rationale: id };
    if (kind === 'draft') return { draft: { id } };
    if (kind === 'skip') return { reason: 'lacks_expertise' };
    if (kind === 'heartbeat') return { leaseSeconds: SHORTEST_LEASE + Math.floor(this.random() * 2) };
    return {};
  }

  private async steer(kind: OperationKind): Promise<void> {
    const claimId = this.pick(this.contested);
    const body = (id: string): object => {
      if (kind === 'boost') return { boost: Math.round(this.random() * 20 - 10) / 10, reason: id };
      if (kind === 'assign') return { personId: this.random() < 0.4 ? this.pick(this.others) : null, reason: id };
      return { reason: id };
    };
    await this.journal.send(
      { kind, person: this.person, claimId, lease: null },
      this.key,
      `/v1/claims/${claimId}/${kind}`,
      body,
    );
  }

  private send<Body>(
    kind: OperationKind,
    lease: Held | null,
    path: string,
    body: (id: string) => object,
  ): Promise<Sent<Body>> {
    const about = lease && { taskId: lease.taskId, token: lease.token };
    return this.journal.send<Body>(
      { kind, person: this.person, claimId: lease?.claimId ?? null, lease: about },
      this.key,
      path,
      body,
    );
  }

  private forget(at: number): void {
    this.forgotten.push(...this.held.splice(at, 1));
    if (this.forgotten.length > MOST_FORGOTTEN) this.forgotten.shift();
  }

  private pick<Item>(items: Item[]): Item {
    return items[Math.floor(this.random() * items.length)]!;
  }
}

function pickWeighted<Item>(choices: [Item, number][], random: () => number): Item {
  let left = random() * choices.reduce((sum, [, weight]) => sum + weight, 0);
  return choices.find(([, weight]) => (left -= weight) < 0)![0];
}
