import fc from 'fast-check';
import type { Finding } from '../../src/database/generated/enums.js';
import type { LeasedTaskView } from '../../src/reviews/lease.view.js';
import { nextStates } from '../../src/reviews/claim-lifecycle.js';
import type { ClaimStep } from '../check/sequential-claim.js';
import { mishap, type Mishap } from './mishaps.js';
import { expectReply, expectStates, untilSwept } from './expectations.js';
import { takerOf, type DeskModel, type Granted, type ModelClaim, type Person, type RealDesk } from './desk-model.js';
import { openArticle } from './open-article.js';

export type DeskCommand = fc.AsyncCommand<DeskModel, RealDesk>;
type Run = (model: DeskModel, desk: RealDesk) => Promise<void>;

/** A command that may always be tried, legal or not; afterwards every claim of the desk is where the model says. */
const command = (title: string, run: Run): DeskCommand => ({
  check: () => true,
  run: async (model, desk) => {
    await run(model, desk);
    await expectStates(model, desk);
    const [name] = title.split('(');
    desk.ran[name!] = (desk.ran[name!] ?? 0) + 1;
  },
  toString: () => title,
});

const MOST_ARTICLES = 4;
const at = <Item>(items: Item[], n: number): Item => items[n % items.length]!;
const tokenOf = ({ token }: Granted): { leaseToken: number } => ({ leaseToken: token });

const ingest = (claims: number, during: Mishap | null): DeskCommand =>
  command(`ingest(${claims}${during ? `, ${during} meanwhile` : ''})`, async (model, desk) => {
    if (model.articles < MOST_ARTICLES) model.open(await openArticle(desk, claims, during));
  });

const lease = (who: number, which: number): DeskCommand =>
  command(`lease(person ${who}, claim ${which})`, (model, desk) =>
    leaseOne(model, at(desk.people, who), at(model.claims, which)),
  );

/** @returns the lease, where there was to be one */
async function leaseOne(model: DeskModel, person: Person, claim: ModelClaim): Promise<void> {
  const reply = await person.client.post<LeasedTaskView>('/v1/reviews/lease', {
    claimId: claim.id,
    leaseSeconds: 3600,
  });
  if (model.held(person) >= model.leaseLimit) return expectReply(reply, 429, 'lease_limit');
  if (!claim.model.mayLease(person.id, person.leads)) return expectReply(reply, 204);
  expectReply(reply, 200);
  granted(model, person, reply.body);
}

/** Whichever task the queue gives must be one that the person may have; none only where there is none. */
const leaseAny = (who: number): DeskCommand =>
  command(`leaseAny(person ${who})`, async (model, desk) => {
    const person = at(desk.people, who);
    const reply = await person.client.post<LeasedTaskView>('/v1/reviews/lease', { leaseSeconds: 3600 });
    if (model.held(person) >= model.leaseLimit) return expectReply(reply, 429, 'lease_limit');
    const some = model.claims.some((claim) => claim.model.mayLease(person.id, person.leads));
    expectReply(reply, some ? 200 : 204);
    if (some) granted(model, person, reply.body);
  });

function granted(
  model: DeskModel,
  person: Person,
  { claim: { id }, taskId, leaseToken: token, round }: LeasedTaskView,
): void {
  const claim = model.claims.find((one) => one.id === id)!;
  const to = claim.model.state === 'open' || claim.model.state === 'reopened' ? 'in_review' : claim.model.state;
  model.take(claim, { action: 'lease', by: takerOf(person), to, round, token });
  model.leases.push({ claim, taskId, token, round, cycle: claim.model.cycle, person });
}

/** A write under some lease that was granted: taken while the lease is live, refused ever after. */
const underLease = (
  title: string,
  n: number,
  write: {
    route: string;
    body?: object;
    status: number;
    step?: (lease: Granted, model: DeskModel) => Partial<ClaimStep>;
  },
): DeskCommand =>
  command(`${title}(lease ${n})`, async (model) => {
    if (!model.leases.length) return;
    await writeUnder(model, at(model.leases, n), write);
  });

async function writeUnder(
  model: DeskModel,
  lease: Granted,
  { route, body, status, step }: Parameters<typeof underLease>[2],
): Promise<void> {
  const isLive = model.isLive(lease);
  const reply = await lease.person.client.post(`/v1/reviews/${lease.taskId}/${route}`, { ...tokenOf(lease), ...body });
  expectReply(reply, isLive ? status : 409);
  if (!isLive || !step) return;
  const base = { by: takerOf(lease.person), round: lease.round, token: lease.token };
  model.take(lease.claim, { ...base, ...(step(lease, model) as Pick<ClaimStep, 'action' | 'to'>) });
}

const renew = (n: number): DeskCommand =>
  underLease('renew', n, { route: 'heartbeat', status: 200, body: { leaseSeconds: 3600 } });
const draft = (n: number): DeskCommand =>
  underLease('draft', n, { route: 'draft', status: 204, body: { draft: { n } } });
const returned = (how: 'released' | 'skipped') => (lease: Granted, model: DeskModel) => ({
  action: 'return' as const,
  to: model.freeState(lease.claim),
  how,
});
const release = (n: number): DeskCommand =>
  underLease('release', n, { route: 'release', status: 204, step: returned('released') });
const skip = (n: number): DeskCommand =>
  underLease('skip', n, { route: 'skip', status: 204, body: { reason: 'lacks_language' }, step: returned('skipped') });

const judgement = (content: Finding): Parameters<typeof underLease>[2] => {
  const found = { attribution: 'verified', content } as const;
  return {
    route: 'verdict',
    status: 200,
    body: { ...found, rationale: 'As the log says.' },
    step: ({ claim }) => ({ action: 'judge', to: claim.model.afterJudging(found), found }),
  };
};

/** In a second round `agree` finds what the first found, and otherwise the opposite. */
const decide = (n: number, agree: boolean): DeskCommand =>
  command(`decide(lease ${n}, ${agree ? 'agree' : 'differ'})`, async (model) => {
    if (!model.leases.length) return;
    const lease = at(model.leases, n);
    const first = lease.claim.model.judged[0]?.found.content ?? 'verified';
    await writeUnder(model, lease, judgement(agree === (first === 'verified') ? 'verified' : 'disputed'));
  });

/** A lead takes an adjudication, where there is one for them, and settles it. */
const adjudicate = (who: number): DeskCommand =>
  command(`adjudicate(lead ${who})`, async (model, desk) => {
    const lead = at(
      desk.people.filter(({ leads }) => leads),
      who,
    );
    const claim = model.claims.find((one) => one.model.state === 'adjudication' && one.model.mayLease(lead.id, true));
    if (!claim || model.held(lead) >= model.leaseLimit) return;
    await leaseOne(model, lead, claim);
    await writeUnder(model, model.leases.at(-1)!, judgement('disputed'));
  });

/** The lease runs out: its holder can write no more, and a worker gives the task back. */
const expire = (n: number): DeskCommand =>
  command(`expire(lease ${n})`, async (model, desk) => {
    const lease = model.leases.length ? at(model.leases, n) : undefined;
    if (!lease || !model.isLive(lease)) return;
    await desk.service.query(
      `UPDATE lease SET expires_at = greatest(granted_at + interval '1 ms', now() - interval '1 ms')
       WHERE task_id = $1 AND token = $2`,
      [lease.taskId, lease.token],
    );
    const { route, body } = judgement('verified');
    const reply = await lease.person.client.post(`/v1/reviews/${lease.taskId}/${route}`, {
      ...tokenOf(lease),
      ...body,
    });
    expectReply(reply, 409);
    await untilSwept(desk);
    const { round, token } = lease;
    const to = model.freeState(lease.claim);
    model.take(lease.claim, {
      action: 'return',
      by: { person: null, role: 'system' },
      to,
      round,
      token,
      how: 'expired',
    });
  });

/** A lead's step, refused where the table has none. */
const steer = (action: 'boost' | 'dismiss' | 'reopen', who: number, which: number): DeskCommand =>
  command(`${action}(person ${who}, claim ${which})`, async (model, desk) => {
    const person = at(desk.people, who);
    const claim = at(model.claims, which);
    const body = { reason: 'The desk wants it so.', ...(action === 'boost' ? { boost: 0.5 } : {}) };
    const reply = await person.client.post(`/v1/claims/${claim.id}/${action}`, body);
    if (!person.leads) return expectReply(reply, 403);
    const [to] = nextStates(claim.model.state, action, 'lead');
    if (to === undefined) return expectReply(reply, 409, 'illegal_transition');
    expectReply(reply, 200);
    model.take(claim, { action, by: takerOf(person), to });
  });

const assign = (which: number, to: number | null): DeskCommand =>
  command(`assign(claim ${which}, ${to === null ? 'nobody' : `person ${to}`})`, async (model, desk) => {
    const lead = desk.people.find(({ leads }) => leads)!;
    const claim = at(model.claims, which);
    const { state, task, judged } = claim.model;
    const assignee = to === null ? null : at(desk.people, to);
    const reply = await lead.client.post(`/v1/claims/${claim.id}/assign`, { personId: assignee?.id ?? null });
    if (!nextStates(state, 'assign', 'lead').length) return expectReply(reply, 409, 'illegal_transition');
    const mayNot =
      assignee && ((task!.round === 3 && !assignee.leads) || judged.some(({ person }) => person === assignee.id));
    if (mayNot) return expectReply(reply, 400);
    expectReply(reply, 200);
    model.take(claim, {
      action: 'assign',
      by: takerOf(lead),
      to: model.freeState(claim),
      round: task!.round,
      assignee: assignee?.id ?? null,
      takenFrom: task!.holder,
    });
  });

const mishapNow = (what: Mishap): DeskCommand => command(what, (_model, desk) => mishap(desk, what));
const sweep = (): DeskCommand => command('sweep', (_model, desk) => untilSwept(desk));

/** Every command, each as often as its weight says. */
export function deskCommands(): fc.Arbitrary<DeskCommand>[] {
  const n = fc.nat({ max: 59 });
  const weighted = (weight: number, arbitrary: fc.Arbitrary<DeskCommand>): fc.Arbitrary<DeskCommand>[] =>
    Array.from({ length: weight }, () => arbitrary);
  const during = fc.oneof(
    { weight: 18, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constantFrom<Mishap>('kill worker', 'lose the queue') },
  );
  return [
    ...weighted(
      2,
      fc.tuple(fc.integer({ min: 1, max: 3 }), during).map((args) => ingest(...args)),
    ),
    ...weighted(
      6,
      fc.tuple(n, n).map((args) => lease(...args)),
    ),
    ...weighted(6, n.map(leaseAny)),
    ...weighted(2, n.map(renew)),
    ...weighted(1, n.map(draft)),
    ...weighted(1, n.map(release)),
    ...weighted(1, n.map(skip)),
    ...weighted(2, n.map(expire)),
    ...weighted(
      8,
      fc.tuple(n, fc.boolean()).map((args) => decide(...args)),
    ),
    ...weighted(3, n.map(adjudicate)),
    ...weighted(
      2,
      fc.tuple(n, n).map((args) => steer('reopen', ...args)),
    ),
    ...weighted(
      1,
      fc.tuple(n, n).map((args) => steer('dismiss', ...args)),
    ),
    ...weighted(
      1,
      fc.tuple(n, n).map((args) => steer('boost', ...args)),
    ),
    ...weighted(
      2,
      fc.tuple(n, fc.option(n, { freq: 3 })).map((args) => assign(...args)),
    ),
    ...weighted(1, fc.constantFrom<Mishap>('lose the queue', 'lose the queue', 'kill worker').map(mishapNow)),
    ...weighted(1, fc.constant(sweep())),
  ];
}
