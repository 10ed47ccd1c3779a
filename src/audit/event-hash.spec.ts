import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { chainHash, eventHash, GENESIS, type EventRow } from './event-hash.js';

const EVENT: EventRow = {
  id: '17',
  desk_id: '0199f0a2-0000-7000-8000-000000000001',
  at: new Date('2026-11-22T17:30:00.050Z'),
  actor: 'system',
  action: 'claim.open',
  subject_type: 'claim',
  subject_id: '0199f0a2-0000-7000-8000-000000000002',
  from_state: 'extracted',
  to_state: 'open',
  reason: null,
  detail: '{"cycle": 1}',
  request_id: '',
};

const hex = (text: string): string => createHash('sha256').update(text).digest('hex');

const written = (reason: string): string =>
  '2:17' +
  '36:0199f0a2-0000-7000-8000-000000000001' +
  '24:2026-11-22T17:30:00.050Z' +
  '6:system10:claim.open5:claim' +
  '36:0199f0a2-0000-7000-8000-000000000002' +
  `9:extracted4:open${reason}12:{"cycle": 1}0:`;

it('an event’s hash covers each field with its length in bytes; a missing field is a dash', () => {
  expect(eventHash(EVENT).toString('hex')).toBe(hex(written('-')));
  expect(eventHash({ ...EVENT, reason: 'Überprüft 🟢' }).toString('hex')).toBe(hex(written('16:Überprüft 🟢')));
});

it('no two events have one hash, however their fields are cut', () => {
  const text = fc.option(fc.stringMatching(/^[0-9:-]{0,6}$/));
  const fields = fc.record({ from_state: text, to_state: text, reason: text, detail: text, request_id: text });
  fc.assert(
    fc.property(fields, fields, (one, other) => {
      const same = JSON.stringify(one) === JSON.stringify(other);
      expect(eventHash({ ...EVENT, ...one }).equals(eventHash({ ...EVENT, ...other }))).toBe(same);
    }),
  );
});

it('the chain begins with the service’s name, and each step hashes 64 bytes', () => {
  expect(GENESIS.toString('hex')).toBe(hex('claimdesk'));
  const event = eventHash(EVENT);
  const both = Buffer.concat([GENESIS, event]);
  expect(both).toHaveLength(64);
  expect(chainHash(GENESIS, event)).toEqual(createHash('sha256').update(both).digest());
});

it('a time that is none has a hash too, of its own', () => {
  const hashes = [Infinity, -Infinity, new Date(0)].map((at) => eventHash({ ...EVENT, at }).toString('hex'));
  expect(new Set(hashes).size).toBe(3);
});
