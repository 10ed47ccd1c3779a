import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { NewPersonView, PersonView } from '../../src/auth/people.view.js';
import { eventually } from '../eventually.js';
import type { HttpClient } from '../http-client.js';
import { lease, leased, ownVoiceArticle } from './reviewing.js';
import { TestService } from './test-service.js';

let service: TestService;
let admin: HttpClient;

beforeAll(async () => {
  service = await TestService.startWithWorker();
  admin = await service.client('admin');
});
afterAll(() => service.stop());

const hire = async (name: string): Promise<NewPersonView> =>
  (await admin.post<NewPersonView>('/v1/people', { name, role: 'reviewer' })).body;
const leasesOf = async (id: string): Promise<number> =>
  (await admin.get<PersonView>(`/v1/people/${id}`)).body.leases.length;

test('leases of somebody without a live key end with the next sweep; those of others run on', async () => {
  await ownVoiceArticle(service, 3);
  const [gone, stays] = [await hire('Gone'), await hire('Stays')];
  const task = await leased(admin.withKey(gone.key!));
  const kept = await leased(admin.withKey(stays.key!));
  await admin.post(`/v1/people/${stays.id}/keys`, { role: 'reviewer' });
  for (const person of [gone, stays]) await admin.send('DELETE', `/v1/keys/${person.keys[0]!.id}`);
  await service.sweeper().sweep();
  await eventually('the lease has ended', async () => (await leasesOf(gone.id)) === 0);
  expect(await leasesOf(stays.id)).toBe(1);
  const events = await service.sql<{ reason: string; detail: { how: string } }>(
    `SELECT reason, detail FROM audit_event WHERE action = 'claim.return'`,
  );
  expect(events).toMatchObject([{ reason: 'the holder has no live key any more', detail: { how: 'revoked' } }]);
  const next = (await lease(admin, { claimId: task.claim.id })).body;
  expect([next.taskId, next.leaseToken]).toEqual([task.taskId, task.leaseToken + 1]);
  expect(kept.taskId).not.toBe(task.taskId);
});
