import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AuditPage } from '../../src/audit/audit.view.js';
import { ClaimState, Role } from '../../src/database/generated/enums.js';
import { mayEver, nextStates, TRANSITIONS, type ClaimAction } from '../../src/reviews/claim-lifecycle.js';
import type { HttpClient, Reply } from '../http-client.js';
import { fingerprint } from './fingerprint.js';
import { peopleByName, PLACES, Placing, type Place, type PlacedClaim, type PlaceName } from './placing.js';
import { EVIDENCE, VERDICT } from './reviewing.js';

const reason = 'The desk says so.';
const CLAIM = '/v1/claims/:id';
const TASK = '/v1/reviews/:taskId';

interface Request {
  /** Path, with a `:name` for what comes from the claim. */
  path: string;
  body?: (claim: PlacedClaim, spare: string) => object;
  /** What it is in the table of transitions: a step, or something that who holds a lease may do. Neither: anywhere. */
  step?: ClaimAction;
  holding?: true;
  /** Sent as a change of whatever revision there is. */
  patch?: true;
  /** Status where it is legal. */
  done: 200 | 201 | 204;
  /** Status where the claim's state does not allow it. */
  illegal: 204 | 409;
  /** Where neither step nor lease says who may ask. */
  roles?: readonly Role[];
}

const underLease = (path: string, step: Partial<Request>, more: object = {}): Request => ({
  path: `${TASK}/${path}`,
  body: ({ leaseToken }) => ({ leaseToken, ...more }),
  done: 204,
  illegal: 409,
  ...step,
});
const onClaim = (step: ClaimAction, body: (spare: string) => object): Request => ({
  path: `${CLAIM}/${step}`,
  body: (_claim, spare) => body(spare),
  step,
  done: 200,
  illegal: 409,
});

/** Everything that can be asked of a claim over HTTP. */
const REQUESTS = {
  lease: { path: '/v1/reviews/lease', body: ({ id }) => ({ claimId: id }), step: 'lease', done: 200, illegal: 204 },
  heartbeat: underLease('heartbeat', { holding: true, done: 200 }),
  draft: underLease('draft', { holding: true }, { draft: { rationale: 'half a thought' } }),
  release: underLease('release', { step: 'return' }),
  skip: underLease('skip', { step: 'return' }, { reason: 'lacks_language' }),
  'hand over': {
    ...underLease('hand-over', { step: 'return' }),
    body: ({ leaseToken }, personId) => ({ leaseToken, personId }),
  },
  'judge as round 1': underLease('verdict', { step: 'judge', done: 200 }, { ...VERDICT, content: 'disputed' }),
  'judge otherwise': underLease('verdict', { step: 'judge', done: 200 }, { ...VERDICT, content: 'verified' }),
  assign: onClaim('assign', (personId) => ({ personId })),
  boost: onClaim('boost', () => ({ boost: 0.5, reason })),
  dismiss: onClaim('dismiss', () => ({ reason })),
  reopen: onClaim('reopen', () => ({ reason })),
  correct: {
    path: CLAIM,
    body: () => ({ normalizedText: `Reworded ${Math.random()}`, restartReview: true }),
    patch: true,
    step: 'correct',
    done: 200,
    illegal: 409,
  },
  'add evidence': {
    path: `${CLAIM}/evidence`,
    body: () => EVIDENCE,
    done: 201,
    illegal: 409,
    roles: ['reviewer', 'lead', 'admin'],
  },
  read: { path: CLAIM, done: 200, illegal: 409, roles: Object.values(Role) },
} as const satisfies Record<string, Request>;

type Asked = keyof typeof REQUESTS;
const ASKED = Object.keys(REQUESTS) as Asked[];
const ROLES = Object.values(Role);
const NAMES = Object.keys(PLACES) as PlaceName[];

/** What the table says of a request: the status, the state after, and the step that the log then tells of. */
interface Outcome {
  status: number;
  state: ClaimState;
  step?: ClaimAction;
  isLegal: boolean;
}

/** The step's state to come, of those that the table allows. */
function stateAfter({ state, again, twice }: Place, asked: Asked, step: ClaimAction, to: ClaimState[]): ClaimState {
  if (step === 'judge' && state === 'in_review') return twice ? 'second_review' : 'concluded';
  if (step === 'judge' && state === 'second_review') return asked === 'judge otherwise' ? 'adjudication' : 'concluded';
  return (again ? to.at(-1) : to[0])!;
}

function outcomeOf(place: Place, asked: Asked, role: Role): Outcome {
  const { step, holding, done, illegal, roles }: Request = REQUESTS[asked];
  const { state } = place;
  const refused = (status: number): Outcome => ({ status, state, isLegal: false });
  if (!(roles ? roles.includes(role) : mayEver(step ?? 'return', role))) return refused(403);
  if (roles) return { status: done, state, isLegal: true };
  const needsLease = holding === true || step === 'return' || step === 'judge';
  // Nobody has leased what is not open yet: there is no task to speak of.
  if (needsLease && state === 'extracted') return refused(404);
  const to = nextStates(state, step ?? 'return', role);
  const isAtHand = needsLease ? place.leased : step !== 'lease' || !place.leased;
  if (!to.length || !isAtHand) return refused(illegal);
  if (!step) return { status: done, state, isLegal: true };
  const after = stateAfter(place, asked, step, to);
  if (!to.includes(after)) throw new Error(`the table has no ${step} from ${state} to ${after}`);
  return { status: done, state: after, step, isLegal: true };
}

let placing: Placing;
let spare: string;
let nobody: HttpClient;
const people = {} as Record<Role, HttpClient>;

beforeAll(async () => {
  placing = await Placing.start();
  for (const role of ROLES) people[role] = await placing.service.client(role, `Some ${role}`);
  await placing.service.client('lead', 'Spare Lead');
  spare = (await peopleByName(placing.lead)).get('Spare Lead')!;
  nobody = placing.lead.withKey(undefined);
});
afterAll(() => placing.stop());

function ask(client: HttpClient, asked: Asked, claim: PlacedClaim): Promise<Reply<unknown>> {
  const { path, body, patch }: Request = REQUESTS[asked];
  const at = path.replace(':id', claim.id).replace(':taskId', claim.taskId);
  if (patch) return client.patch(at, body?.(claim, spare), { 'if-match': '*' });
  return body ? client.post(at, body(claim, spare)) : client.get(at);
}

/** Who holds the lease when somebody of this role asks: they themselves, where they can. */
const holderFor = ({ state }: Place, role: Role): HttpClient =>
  people[nextStates(state, 'return', role).length ? role : 'admin'];

/** The steps that the log tells of a claim. */
async function steps(claimId: string): Promise<string[]> {
  const { body } = await placing.lead.get<AuditPage>(`/v1/audit?subjectId=${claimId}&limit=200`);
  return body.items
    .filter(({ action }) => action.startsWith('claim.'))
    .map(({ action, from, to }) => `${action} ${from} → ${to}`);
}

/** The steps that were taken, by role. */
const taken = new Set<string>();

/** Afterwards the claim is where it was, ready for the next request. */
const stays = (place: Place, { state, step }: Outcome): boolean =>
  state === place.state && step !== 'lease' && !(step !== 'boost' && step && place.leased);

describe.each(NAMES)('a claim that is %s', (name) => {
  const place: Place = PLACES[name];
  /** One for each role that can hold its lease, one for all where there is no lease. */
  const resting = {} as Record<Role, PlacedClaim>;
  const outcomes = (role: Role, isLegal: boolean): [Asked, Outcome][] =>
    ASKED.map((asked): [Asked, Outcome] => [asked, outcomeOf(place, asked, role)]).filter(
      ([, outcome]) => outcome.isLegal === isLegal,
    );

  beforeAll(async () => {
    const byHolder = new Map<HttpClient, PlacedClaim>();
    for (const role of ROLES) {
      const holder = place.leased ? holderFor(place, role) : people.lead;
      if (!byHolder.has(holder)) byHolder.set(holder, await placing.put(name, holder));
      resting[role] = byHolder.get(holder)!;
      expect((await placing.read(resting[role].id)).state).toBe(place.state);
    }
  });

  test('refuses everything else, and writes nothing', async () => {
    const before = await fingerprint(placing.service);
    for (const role of ROLES) {
      const replies: Record<string, number> = {};
      for (const [asked] of outcomes(role, false)) {
        replies[asked] = (await ask(people[role], asked, resting[role])).status;
      }
      const expected = outcomes(role, false).map(([asked, { status }]) => [asked, status]);
      expect({ role, ...replies }).toEqual({ role, ...Object.fromEntries(expected) });
      expect((await ask(people[role], 'read', resting[role])).status).toBe(200);
    }
    expect(await fingerprint(placing.service)).toEqual(before);
  });

  /** A legal request: it does what the table says, and the log tells of it once. */
  const take = async (
    role: Role,
    asked: Asked,
    claim: PlacedClaim,
    { status, state, step }: Outcome,
  ): Promise<void> => {
    const before = await steps(claim.id);
    const reply = await ask(people[role], asked, claim);
    const told = (await steps(claim.id)).slice(before.length);
    expect({ role, asked, status: reply.status, state: (await placing.read(claim.id)).state, told }).toEqual({
      role,
      asked,
      status,
      state,
      told: step ? [`claim.${step} ${place.state} → ${state}`] : [],
    });
    if (step) taken.add(`${role}: ${step} ${place.state} → ${state}`);
  };

  test('takes every step of the table, and the log tells of it once', async () => {
    for (const role of ROLES) {
      const legal = outcomes(role, true);
      for (const [asked, outcome] of legal) if (stays(place, outcome)) await take(role, asked, resting[role], outcome);
    }
    await Promise.all(
      ROLES.map(async (role) => {
        for (const [asked, outcome] of outcomes(role, true)) {
          if (stays(place, outcome)) continue;
          await take(role, asked, await placing.put(name, holderFor(place, role)), outcome);
        }
      }),
    );
  });
});

test('nobody takes a step without a key', async () => {
  const claim = await placing.put('in review', people.reviewer);
  const before = await fingerprint(placing.service);
  for (const asked of ASKED) expect([asked, (await ask(nobody, asked, claim)).status]).toEqual([asked, 401]);
  expect(await fingerprint(placing.service)).toEqual(before);
});

test('these are all the states, and all the steps that people take', () => {
  expect(new Set(NAMES.map((name) => PLACES[name].state))).toEqual(new Set(Object.values(ClaimState)));
  // A merge takes two claims: see corrections.spec.ts.
  const wanted = TRANSITIONS.filter(({ action }) => action !== 'merge').flatMap(({ action, from, to, by }) =>
    by.filter((who) => who !== 'system').map((role) => `${role}: ${action} ${from} → ${to}`),
  );
  expect([...taken].sort()).toEqual(wanted.sort());
});
