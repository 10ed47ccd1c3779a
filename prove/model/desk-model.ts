import type { HttpClient } from '../../test/http-client.js';
import { SequentialClaim, type ClaimStep, type Taker } from '../check/sequential-claim.js';
import type { ProofService } from '../service/proof-service.js';

/** Somebody of the desk. */
export interface Person {
  id: string;
  leads: boolean;
  client: HttpClient;
}

/** The desk that a run works on, in the service. */
export interface RealDesk {
  service: ProofService;
  name: string;
  people: Person[];
  /** How often each command has been run, over all runs. */
  ran: Record<string, number>;
}

export interface ModelClaim {
  id: string;
  model: SequentialClaim;
}

/** A lease that was granted, perhaps long ago. */
export interface Granted {
  claim: ModelClaim;
  taskId: string;
  token: number;
  cycle: number;
  round: number;
  person: Person;
}

/** What the desk must be like: its claims, each one step at a time, and every lease there has been. */
export class DeskModel {
  readonly claims: ModelClaim[] = [];
  readonly leases: Granted[] = [];
  articles = 0;

  constructor(
    readonly leaseLimit: number,
    private readonly reviewedTwice: (claimId: string) => boolean,
  ) {}

  open(ids: string[]): void {
    this.articles += 1;
    for (const id of ids) {
      const claim = { id, model: new SequentialClaim(this.reviewedTwice(id)) };
      this.claims.push(claim);
      this.take(claim, { action: 'open', by: { person: null, role: 'system' }, to: 'open' });
    }
  }

  /** Takes a step that the model has foreseen. @throws Error where it is illegal: the model contradicts itself */
  take({ model }: ModelClaim, step: Omit<ClaimStep, 'from' | 'cycle'>): void {
    const cycle = model.cycle + (step.action === 'reopen' ? 1 : 0);
    const faults = model.take({ from: model.state, cycle, ...step });
    if (faults.length) throw new Error(`the model contradicts itself: ${faults.join('; ')}`);
  }

  /** Whether the lease is still its person's, unless it ran out. */
  isLive({ claim, token, cycle, round, person }: Granted): boolean {
    const { model } = claim;
    return model.cycle === cycle && model.task?.round === round && model.holds(person.id, token);
  }

  held(person: Person): number {
    return this.claims.filter(({ model }) => model.task?.holder === person.id).length;
  }

  /** The state of a claim once its task is free. */
  freeState({ model }: ModelClaim): string {
    if (model.state !== 'in_review') return model.state;
    return model.cycle === 1 ? 'open' : 'reopened';
  }
}

export const takerOf = ({ id, leads }: Person): Taker => ({ person: id, role: leads ? 'lead' : 'reviewer' });
