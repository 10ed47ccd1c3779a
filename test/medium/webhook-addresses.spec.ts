import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Resolver } from 'node:dns';
import { createSocket, type Socket } from 'node:dgram';
import type { LookupFunction } from 'node:net';
import { networkInterfaces } from 'node:os';
import { postWebhook, type PostOutcome } from '../../src/webhooks/post-webhook.js';
import { Receiver } from './receiver.js';

/** One that listens on every address of this machine, IPv6 included. */
let canary: Receiver;
beforeAll(async () => {
  canary = await Receiver.start('::');
});
afterAll(() => canary.stop());

const post = (url: string, lookup?: LookupFunction, privateAddresses = false): Promise<PostOutcome> =>
  postWebhook(new URL(url), {}, '{}', { privateAddresses, timeoutMs: 3_000, ...(lookup ? { lookup } : {}) });

const ownAddress = Object.values(networkInterfaces())
  .flat()
  .find((one) => one?.family === 'IPv4' && !one.internal)?.address;

/** Spellings of addresses that are not public; those of this machine would reach the canary. */
const HOSTS = [
  ...['127.0.0.1', '127.1', '127.0.1', '127.255.255.254', '127.0.0.1.', '0', '0.0.0.0', '0x0', '0.0'],
  ...[
    '2130706433',
    '0x7f000001',
    '0x7f.0.0.1',
    '0177.0.0.1',
    '017700000001',
    '0x7f.1',
    '127.0x0.0.01',
    '0000177.0.0.0x1',
  ],
  ...['１２７.０.０.１', '①②⑦.⓪.⓪.①', '127。0。0。1', 'localhost', 'LOCALHOST', 'localhost.', 'ｌｏｃａｌｈｏｓｔ'],
  ...[
    '[::1]',
    '[0:0:0:0:0:0:0:1]',
    '[0000::0001]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[0:0:0:0:0:ffff:127.0.0.1]',
  ],
  ...[
    '[::127.0.0.1]',
    '[::7f00:1]',
    '[::ffff:0:127.0.0.1]',
    '[64:ff9b::127.0.0.1]',
    '[64:ff9b:1::7f00:1]',
    '[2002:7f00:1::]',
  ],
  ...[
    '[2001:0:7f00:1::]',
    '[fe80::1]',
    '[fec0::1]',
    '[fc00::1]',
    '[fd12:3456::1]',
    '[ff02::1]',
    '[100::1]',
    '[2001:db8::1]',
  ],
  ...[
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.254',
    '192.168.0.1',
    '100.64.0.1',
    '169.254.169.254',
    '192.0.0.192',
    '198.18.0.1',
  ],
  ...['224.0.0.1', '240.0.0.1', '255.255.255.255', 'name:word@127.0.0.1', 'receiver.example@127.0.0.1'],
  ...(ownAddress ? [ownAddress] : []),
];

test(`none of ${HOSTS.length} spellings gets through`, async () => {
  expect(HOSTS.length).toBeGreaterThan(50);
  for (const host of HOSTS) {
    const { status, error } = await post(`http://${host}:${canary.port}/`);
    expect([host, status]).toEqual([host, null]);
    // Not for want of a route: it was not tried. Not every resolver knows `localhost.`.
    expect([host, error]).toEqual([host, expect.stringMatching(/refused|not allowed|ENOTFOUND localhost/)]);
  }
  expect(canary.connections).toBe(0);
});

test('some of them would have', async () => {
  const before = canary.connections;
  for (const host of ['127.1', '0x7f000001', 'localhost', '[::ffff:7f00:1]', '0']) {
    expect([host, (await post(`http://${host}:${canary.port}/`, undefined, true)).status]).toEqual([host, 204]);
  }
  expect(canary.connections).toBe(before + 5);
});

describe('a name', () => {
  let dns: Socket;
  let answers: string[];
  let asked = 0;

  /** Answers A questions with the next of `answers`, good for no time at all. */
  beforeAll(async () => {
    dns = createSocket('udp4');
    dns.on('message', (question, from) => {
      const address = answers[Math.min(asked++, answers.length - 1)]!;
      const end = question.indexOf(0, 12) + 5;
      const head = Buffer.from([question[0]!, question[1]!, 0x81, 0x80, 0, 1, 0, 1, 0, 0, 0, 0]);
      const record = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, ...address.split('.').map(Number)]);
      dns.send(Buffer.concat([head, question.subarray(12, end), record]), from.port, from.address);
    });
    await new Promise<void>((done) => dns.bind(0, '127.0.0.1', done));
  });
  afterAll(() => new Promise<void>((done) => dns.close(done)));

  const lookup: LookupFunction = (hostname, options, answer) => {
    const resolver = new Resolver();
    resolver.setServers([`127.0.0.1:${dns.address().port}`]);
    resolver.resolve4(hostname, (error, found) => {
      const addresses = (found ?? []).map((address) => ({ address, family: 4 }));
      if (options.all) answer(error, addresses);
      else answer(error, addresses[0]?.address ?? '', 4);
    });
  };

  test('that leads to a private address is refused', async () => {
    answers = ['127.0.0.1'];
    const before = canary.connections;
    const outcome = await post(`http://receiver.example:${canary.port}/`, lookup);
    expect([outcome.status, outcome.error]).toEqual([null, expect.stringContaining('127.0.0.1')]);
    expect(canary.connections).toBe(before);
    expect((await post(`http://receiver.example:${canary.port}/`, lookup, true)).status).toBe(204);
  });

  test('that leads elsewhere once it has been looked at is refused', async () => {
    // The first answer is public, as it would be to a check before the connection; then it is the canary's.
    answers = ['192.0.43.8', '127.0.0.1'];
    asked = 0;
    const before = canary.connections;
    const looked = await new Promise((found) =>
      lookup('receiver.example', { all: true }, (_error, addresses) => found(addresses)),
    );
    expect(looked).toEqual([{ address: '192.0.43.8', family: 4 }]);
    const outcome = await post(`http://receiver.example:${canary.port}/`, lookup);
    expect([asked, outcome.status]).toEqual([2, null]);
    expect(outcome.error).toContain('127.0.0.1');
    expect(canary.connections).toBe(before);
  });
});
