import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import type { Actor } from '../../src/auth/actor.js';
import { LeaseNextTask, type NextTask } from '../../src/reviews/lease-next-task.js';
import { eventually } from '../eventually.js';
import { changePolicy, ownVoiceArticle } from './reviewing.js';
import { TestService } from './test-service.js';

let service: TestService;
let other: pg.Client;
let desks = 0;
let desk: string;

beforeAll(async () => {
  service = await TestService.startWithWorker();
  other = new pg.Client({ connectionString: service.settings.databaseUrl });
  await other.connect();
});
afterAll(async () => {
  await other.end();
  await service.stop();
});

/** Reviewers of a new desk, whose queue has so many tasks; the tasks' ids in the order of the queue. */
async function newDesk(names: string[], tasks: number): Promise<{ actors: Actor[]; queue: string[] }> {
  desk = `Desk ${++desks}`;
  for (const name of names) await service.client('reviewer', name, desk);
  await ownVoiceArticle(service, tasks, desk);
  const people = await service.sql<{ id: string; desk_id: string; key: string; name: string }>(
    `SELECT person.id, person.desk_id, api_key.id AS key, person.name FROM person JOIN api_key ON person_id = person.id
     JOIN desk ON desk.id = person.desk_id WHERE desk.name = $1 AND person.name = ANY ($2) ORDER BY array_position($2, person.name)`,
    [desk, names],
  );
  const queue = await service.sql<{ id: string }>(
    'SELECT id FROM review_task WHERE desk_id = $1 ORDER BY queue_key DESC, id',
    [people[0]!.desk_id],
  );
  const actors = people.map(({ id, desk_id, key, name }) => ({
    keyId: key,
    personId: id,
    deskId: desk_id,
    role: 'reviewer' as const,
    requestId: `of ${name}`,
    auditName: `person:${id}`,
  }));
  return { actors, queue: queue.map(({ id }) => id) };
}

const ask = (actor: Actor, wishes = {}): Promise<NextTask> => service.api.get(LeaseNextTask).run(actor, wishes);

/** The tasks that were given; null where there was none, the code of a refusal where it was refused. */
const askAll = async (actors: Actor[], wishes: object[] = []): Promise<(string | null)[]> =>
  Promise.all(
    actors.map((actor, n) =>
      ask(actor, wishes[n]).then(
        (next) => ('task' in next ? next.task.taskId : null),
        (error: unknown) => (error as { code: string }).code,
      ),
    ),
  );

const somebodyWaits = (): Promise<true> =>
  eventually('a statement waits for a lock', async () => {
    const { rows } = await other.query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    return rows.length > 0;
  });

test('reviewers who ask at the same moment get the first tasks of the queue, with one statement', async () => {
  const { actors, queue } = await newDesk(['Ada', 'Ben', 'Cem', 'Dea', 'Eli', 'Fay'], 8);
  const stranger = (await newDesk(['Gus'], 1)).actors[0]!;
  expect(await askAll([...actors, stranger], [{}, { leaseSeconds: 60 }])).toEqual([
    ...queue.slice(0, 6),
    expect.stringMatching(/^0/),
  ]);
  const leases = await service.sql<{ xmin: string; person_id: string; slot: number; seconds: number }>(
    `SELECT xmin::text, person_id, slot, extract(epoch FROM expires_at - granted_at)::int AS seconds FROM lease
     WHERE desk_id = $1 ORDER BY array_position($2, task_id)`,
    [actors[0]!.deskId, queue],
  );
  expect(new Set(leases.map(({ xmin }) => xmin)).size).toBe(1);
  expect(leases.map(({ person_id, slot, seconds }) => [person_id, slot, seconds])).toEqual(
    actors.map(({ personId }, n) => [personId, 1, n === 1 ? 60 : 900]),
  );
  const events = await service.sql<{ actor: string; request_id: string }>(
    `SELECT actor, request_id FROM audit_event JOIN audit_unsealed ON event_id = audit_event.id
     WHERE action = 'claim.lease' AND desk_id = $1 ORDER BY actor`,
    [actors[0]!.deskId],
  );
  const told = actors.map(({ auditName, requestId }) => ({ actor: auditName, request_id: requestId }));
  expect(events).toEqual(told.sort((a, b) => (a.actor < b.actor ? -1 : 1)));
});

test('each gets what they would get alone: assigned, barred, with a wish, or with no room', async () => {
  const { actors, queue } = await newDesk(['Ada', 'Ben', 'Cem', 'Dea', 'Eli'], 8);
  const [ada, ben, cem, dea, eli] = actors as [Actor, Actor, Actor, Actor, Actor];
  await changePolicy(service, { leaseLimit: 2 }, desk);
  await service.sql('UPDATE review_task SET assigned_to = $1 WHERE id = $2', [ada.personId, queue[7]]);
  await service.sql('UPDATE review_task SET barred = $1 WHERE id = $2', [[ben.personId], queue[0]]);
  expect(await askAll([cem, cem])).toEqual(queue.slice(0, 2));
  await service.sql(`UPDATE lease SET ended_at = now(), ended = 'released' WHERE task_id = $1`, [queue[0]]);
  await service.sql(`UPDATE claim SET state = 'open' WHERE id = (SELECT claim_id FROM review_task WHERE id = $1)`, [
    queue[0],
  ]);
  await service.sql(`UPDATE review_task SET state = 'open' WHERE id = $1`, [queue[0]]);
  const [claim] = await service.sql<{ id: string }>('SELECT claim_id AS id FROM review_task WHERE id = $1', [queue[6]]);
  const wishes = [{}, {}, {}, {}, {}, {}, {}, { claimId: claim!.id }];
  const given = await askAll([ben, ada, dea, dea, dea, cem, cem, eli], wishes);
  expect(given[1]).toBe(queue[7]);
  expect(given[7]).toBe(queue[6]);
  expect([given[4], given[6]]).toEqual(['lease_limit', 'lease_limit']);
  const rest = [given[0], given[2], given[3], given[5]];
  // One whose turn it was at a task they are barred from takes the next; it stays for whoever asks next.
  expect([...rest].sort()).toEqual(queue.slice(2, 6).sort());
  expect(await askAll([dea, eli])).toEqual(['lease_limit', queue[0]]);
  expect(await service.count('lease WHERE desk_id = $1 AND ended_at IS NULL AND slot > 2', [ada.deskId])).toBe(0);
});

test('a slot that is taken elsewhere at this moment costs nobody of the group their task', async () => {
  const { actors, queue } = await newDesk(['Ada', 'Ben'], 3);
  await other.query('BEGIN');
  await other.query(
    `INSERT INTO lease (task_id, token, desk_id, person_id, slot, expires_at) VALUES ($1, 99, $2, $3, 1, now() + interval '1 hour')`,
    [queue[2], actors[0]!.deskId, actors[0]!.personId],
  );
  const given = askAll(actors);
  await somebodyWaits();
  await other.query('COMMIT');
  expect(await given).toEqual(queue.slice(0, 2));
});

test('a task that is locked for a moment is waited for by whoever would else get none', async () => {
  const { actors, queue } = await newDesk(['Ada'], 1);
  for (const wish of [{}, { round: 1 }]) {
    await other.query('BEGIN');
    await other.query('SELECT FROM review_task WHERE id = $1 FOR UPDATE', [queue[0]]);
    const given = askAll(actors, [wish]);
    await somebodyWaits();
    await other.query('COMMIT');
    expect(await given).toEqual(queue);
    const task = (
      await service.sql<{ token: number }>('SELECT last_token AS token FROM review_task WHERE id = $1', [queue[0]])
    )[0]!;
    const reviewer = await service.client('reviewer', 'Ada', desk);
    await reviewer.post(`/v1/reviews/${queue[0]}/release`, { leaseToken: task.token });
  }
});
