import { expect, test } from '@jest/globals';
import { Gather } from './gather.js';

/** A service whose groups are answered when the test says so. */
function service(most = 10) {
  const groups: { group: number[]; answer: () => void; fail: (error: Error) => void }[] = [];
  const gather = new Gather(
    (group: number[]) =>
      new Promise<string[]>((resolve, reject) =>
        groups.push({ group, answer: () => resolve(group.map((n) => `to ${n}`)), fail: reject }),
      ),
    most,
  );
  return { groups, gather };
}

const soon = (): Promise<void> => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

test('who asks at the same moment is served together, and who asks meanwhile in the next group', async () => {
  const { groups, gather } = service();
  const first = Promise.all([gather.ask(1), gather.ask(2)]);
  await soon();
  const second = Promise.all([gather.ask(3), gather.ask(4), gather.ask(5)]);
  await soon();
  expect(groups.map(({ group }) => group)).toEqual([[1, 2]]);
  groups[0]!.answer();
  expect(await first).toEqual(['to 1', 'to 2']);
  await soon();
  expect(groups[1]!.group).toEqual([3, 4, 5]);
  groups[1]!.answer();
  expect(await second).toEqual(['to 3', 'to 4', 'to 5']);
});

test('a group has so many members at most', async () => {
  const { groups, gather } = service(2);
  const all = Promise.all([1, 2, 3].map((n) => gather.ask(n)));
  await soon();
  groups[0]!.answer();
  await soon();
  groups[1]!.answer();
  expect(await all).toEqual(['to 1', 'to 2', 'to 3']);
  expect(groups.map(({ group }) => group)).toEqual([[1, 2], [3]]);
});

test('what a group fails with, each of its members is told; the next is served', async () => {
  const { groups, gather } = service();
  const failed = Promise.allSettled([gather.ask(1), gather.ask(2)]);
  await soon();
  groups[0]!.fail(new Error('no database'));
  expect((await failed).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  const next = gather.ask(3);
  await soon();
  groups[1]!.answer();
  expect(await next).toBe('to 3');
});

test('a group that is stuck does not stop all others', async () => {
  const { groups, gather } = service();
  const stuck = gather.ask(1);
  await soon();
  const other = gather.ask(2);
  while (groups.length < 2) await soon();
  groups[1]!.answer();
  expect(await other).toBe('to 2');
  groups[0]!.answer();
  expect(await stuck).toBe('to 1');
});
