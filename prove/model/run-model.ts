import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { secondReviewReasons, type ReviewPolicy } from '../../src/reviews/review-policy.js';
import { checkJudgements } from '../check/check-judgements.js';
import { checkLeases } from '../check/check-leases.js';
import { checkPaths } from '../check/check-paths.js';
import { readRecorded } from '../check/recorded.js';
import { ProofService } from '../service/proof-service.js';
import { deskCommands, type DeskCommand } from './commands.js';
import { DeskModel, type Person, type RealDesk } from './desk-model.js';
import { openArticle } from './open-article.js';

export interface ModelOptions {
  runs: number;
  seed: number;
  /** Runs that go on side by side, each on desks of its own. */
  atOnce: number;
  /** Of a failure that was reported before: its path, with which it is run again alone. */
  path?: string | undefined;
  /** Reported beside it: which of the commands were run. */
  replayPath?: string | undefined;
  progress?: (line: string) => void;
}

export interface ModelProof {
  runs: number;
  commands: Record<string, number>;
  seconds: number;
  /** For each failure the report of the property's runner: seed, path, and the shortest commands that fail. */
  violations: string[];
}

const MOST_COMMANDS = 60;
const LEASE_LIMIT = 3;
const FIRST_CLAIMS = 3;
/** Whether each person leads. */
const PEOPLE = [true, true, false, false, false];

/** Random commands, legal and not, on the service and on the model: both must be of one mind after each. */
export async function runModel(databaseUrl: string, options: ModelOptions): Promise<ModelProof> {
  const { runs, seed, path, replayPath, atOnce, progress = () => undefined } = options;
  progress('starting');
  const service = await ProofService.start(databaseUrl, { apis: 1, workers: 1 });
  const proof: ModelProof = { runs: 0, commands: {}, seconds: 0, violations: [] };
  const start = performance.now();
  const property = fc.asyncProperty(
    fc.commands(deskCommands(), { maxCommands: MOST_COMMANDS, size: 'max', ...(replayPath ? { replayPath } : {}) }),
    async (commands) => {
      await runCommands(service, commands, proof.commands);
      proof.runs += 1;
      progress(`${proof.runs} of ${runs} runs`);
    },
  );
  const share = async (n: number): Promise<void> => {
    const numRuns = Math.floor(runs / atOnce) + (n < runs % atOnce ? 1 : 0);
    const details = await fc.check(
      property,
      path === undefined ? { numRuns, seed: seed + n } : { numRuns, seed, path },
    );
    if (details.failed) proof.violations.push(fc.defaultReportMessage(details)!);
  };
  try {
    await Promise.all(Array.from({ length: path === undefined ? atOnce : 1 }, (_, n) => share(n)));
    proof.seconds = (performance.now() - start) / 1000;
    return proof;
  } finally {
    await service.stop();
  }
}

/** One run on a desk of its own, with all checks at its end. @throws Error where service and model differ */
async function runCommands(
  service: ProofService,
  commands: Iterable<DeskCommand>,
  ran: ModelProof['commands'],
): Promise<void> {
  const name = randomUUID();
  const people = await Promise.all(PEOPLE.map((leads, n) => join(service, name, leads, n)));
  const { body: policy } = await people[0]!.client.patch<ReviewPolicy>(
    '/v1/policy',
    { leaseLimit: LEASE_LIMIT, secondReview: { samplePercent: 60 } },
    { 'if-match': '*' },
  );
  const reviewedTwice = (id: string): boolean =>
    secondReviewReasons(policy, { id, checkWorthiness: 0, claimType: 'event', claimantKinds: [] }).length > 0;
  const model = new DeskModel(LEASE_LIMIT, reviewedTwice);
  const real: RealDesk = { service, name, people, ran };
  model.open(await openArticle(real, FIRST_CLAIMS));
  await fc.asyncModelRun(() => ({ model, real }), commands);
  const recorded = await readRecorded(service.query, name);
  const roleOf = (id: string): 'lead' | 'reviewer' =>
    people.find((one) => one.id === id)?.leads ? 'lead' : 'reviewer';
  const rules = { reviewedTwice, roleOf, leaseLimit: LEASE_LIMIT };
  const violations = [...checkPaths(recorded, rules), ...checkLeases(recorded, rules), ...checkJudgements(recorded)];
  if (violations.length) throw new Error(violations.join('\n'));
}

async function join(service: ProofService, desk: string, leads: boolean, n: number): Promise<Person> {
  const client = await service.client(leads ? 'lead' : 'reviewer', `Person ${n}`, desk);
  const [row] = await service.query<{ id: string }>(
    'SELECT person.id FROM person JOIN desk ON desk.id = desk_id WHERE desk.name = $1 AND person.name = $2',
    [desk, `Person ${n}`],
  );
  return { id: row!.id, leads, client };
}
