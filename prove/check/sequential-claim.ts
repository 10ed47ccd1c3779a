import type { ClaimState, Finding } from '../../src/database/generated/enums.js';
import { nextStates, type ClaimAction, type StepTaker } from '../../src/reviews/claim-lifecycle.js';
import { afterJudgement, type Findings } from '../../src/reviews/judge-outcome.js';

/** How a lease that was not submitted came to its end. */
export type ReturnedHow = 'released' | 'skipped' | 'expired' | 'handed_over' | 'revoked';

/** A person by id, or a machine. */
export interface Taker {
  person: string | null;
  role: StepTaker;
}

/** One step of a claim as the audit log tells of it. */
export interface ClaimStep {
  action: ClaimAction | 'assignment_lapse';
  by: Taker;
  from: string | null;
  to: string | null;
  cycle: number;
  /** Of lease, return, judge and assign. */
  round?: number;
  token?: number;
  how?: ReturnedHow;
  /** Whom an assignment or a hand-over is to; null for nobody. */
  assignee?: string | null;
  takenFrom?: string | null;
  found?: { attribution: Finding; content: Finding };
}

export interface ModelTask {
  round: number;
  state: 'open' | 'leased' | 'done' | 'cancelled';
  /** Fencing tokens handed out so far; the newest is this number. */
  lastToken: number;
  holder: string | null;
  assignedTo: string | null;
  barred: Set<string>;
}

const BEGINS_CYCLE = new Set<ClaimStep['action']>(['reopen', 'restore']);

/**
 * One claim with its task, lease and judgements, one step at a time: what every history of it must be equal to. Knows the
 * table of transitions and the outcome of judgements; knows no database and no clock.
 */
export class SequentialClaim {
  state: ClaimState = 'extracted';
  cycle = 1;
  task: ModelTask | undefined;
  /** Judgements of this cycle, by round. */
  judged: { person: string; found: Findings }[] = [];
  verdicts = 0;

  /** @param reviewedTwice whether the policy asks for a second review */
  constructor(readonly reviewedTwice: boolean) {}

  /** Takes the step, legal or not. @returns what is illegal about it; empty where nothing is */
  take(step: ClaimStep): string[] {
    const faults = this.faultsOf(step);
    this.apply(step);
    return faults;
  }

  /** Whether this person could lease the task now. */
  mayLease(person: string, leads: boolean): boolean {
    const { task } = this;
    if (task?.state !== 'open' || (task.round === 3 && !leads)) return false;
    return task.assignedTo === null ? !task.barred.has(person) : task.assignedTo === person;
  }

  /** Whether this person holds the task under this token, its clock aside. */
  holds(person: string, token: number): boolean {
    return this.task?.state === 'leased' && this.task.holder === person && this.task.lastToken === token;
  }

  /** Where a judgement of the leased task would take the claim. */
  afterJudging(found: Findings): ClaimState {
    return afterJudgement({
      round: this.task!.round,
      secondReview: this.reviewedTwice ? ['policy'] : [],
      ...(this.judged[0] ? { first: this.judged[0].found } : {}),
      ...found,
    });
  }

  private faultsOf(step: ClaimStep): string[] {
    const { action, by } = step;
    const faults: string[] = [];
    const must = (holds: boolean, fault: string): void => void (holds || faults.push(`${action}: ${fault}`));
    must(step.from === this.state, `from ${step.from}, but the claim is ${this.state}`);
    if (action === 'assignment_lapse') {
      must(!!this.task?.assignedTo, 'nobody is assigned');
      return faults;
    }
    const next = nextStates(this.state, action, by.role);
    must(
      next.includes(step.to as ClaimState),
      `from ${this.state} to ${step.to} by ${by.role} is no step of the table`,
    );
    must(
      step.cycle === this.cycle + (BEGINS_CYCLE.has(action) ? 1 : 0),
      `in cycle ${step.cycle}, but it is ${this.cycle}`,
    );
    const isFirst = this.cycle === 1;
    if (this.state === 'in_review' && (action === 'return' || action === 'assign'))
      must(step.to === (isFirst ? 'open' : 'reopened'), `to ${step.to} in cycle ${this.cycle}`);
    if (step.round !== undefined)
      must(step.round === this.task?.round, `of round ${step.round}, not ${this.task?.round}`);
    if (action === 'lease') {
      must(step.token === this.task!.lastToken + 1, `token ${step.token} after ${this.task!.lastToken}`);
      must(this.mayLease(by.person!, by.role !== 'reviewer'), `${by.person} may not have the task`);
    }
    if (action === 'return' || action === 'judge') {
      const holder = by.person ?? this.task?.holder;
      must(!!holder && this.holds(holder, step.token!), `token ${step.token} of ${by.person} is not the live lease`);
    }
    if (action === 'return')
      must(['expired', 'revoked'].includes(step.how!) === (by.person === null), `${step.how} by ${by.person}`);
    if (action === 'judge' && this.task) {
      must(!this.judged.some(({ person }) => person === by.person), `${by.person} judged an earlier round`);
      must(step.to === this.afterJudging(step.found!), `to ${step.to}, not ${this.afterJudging(step.found!)}`);
    }
    if (action === 'assign')
      must(
        (step.takenFrom ?? null) === (this.task?.holder ?? null),
        `taken from ${step.takenFrom}, not ${this.task?.holder}`,
      );
    return faults;
  }

  private apply(step: ClaimStep): void {
    const { action, by } = step;
    if (step.to !== null) this.state = step.to as ClaimState;
    const task = this.task;
    if (action === 'open') this.begin(1);
    else if (BEGINS_CYCLE.has(action)) {
      this.cycle += 1;
      this.judged = [];
      this.begin(1);
    } else if (!task) return;
    else if (action === 'lease') {
      task.state = 'leased';
      task.lastToken = step.token!;
      task.holder = by.person;
    } else if (action === 'return') {
      if (step.how !== 'expired') task.assignedTo = step.how === 'handed_over' ? step.assignee! : null;
      if (step.how === 'skipped') task.barred.add(by.person!);
      this.free(task, 'open');
    } else if (action === 'assign') {
      task.assignedTo = step.assignee ?? null;
      if (step.assignee) task.barred.delete(step.assignee);
      this.free(task, 'open');
    } else if (action === 'assignment_lapse') task.assignedTo = null;
    else if (action === 'judge') this.judge(task, by.person!, step.found!);
    else if (action === 'dismiss' || action === 'supersede') this.free(task, 'cancelled');
  }

  private judge(task: ModelTask, person: string, found: Findings): void {
    this.judged.push({ person, found });
    this.free(task, 'done');
    if (this.state === 'concluded') this.verdicts += 1;
    else this.begin(task.round + 1);
  }

  private free(task: ModelTask, state: ModelTask['state']): void {
    task.state = state;
    task.holder = null;
  }

  private begin(round: number): void {
    const barred = new Set(this.judged.map(({ person }) => person));
    this.task = { round, state: 'open', lastToken: 0, holder: null, assignedTo: null, barred };
  }
}
