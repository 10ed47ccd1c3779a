import { expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { loadSettings } from '../config/load-settings.js';
import { SecretBox } from './secret-box.js';

const newKey = (): string => randomBytes(32).toString('base64');
const boxOf = (...keys: string[]): SecretBox => new SecretBox(loadSettings({ SECRETS_KEY: keys.join(',') }));
const SECRET = 'whsec_something';

test('what is locked can be unlocked, and is another text each time', () => {
  const box = boxOf(newKey());
  const [one, other] = [box.lock(SECRET, 'a'), box.lock(SECRET, 'a')];
  expect(one.equals(other)).toBe(false);
  expect(one.toString('latin1')).not.toContain('something');
  expect([one, other].map((locked) => box.unlock(locked, 'a'))).toEqual([SECRET, SECRET]);
});

test('one byte off, another owner or another key: it stays locked', () => {
  const box = boxOf(newKey());
  const locked = box.lock(SECRET, 'a');
  for (let n = 0; n < locked.length; n++) {
    const spoilt = Buffer.from(locked);
    spoilt[n]! ^= 1;
    expect(() => box.unlock(spoilt, 'a')).toThrow();
  }
  expect(() => box.unlock(locked, 'b')).toThrow();
  expect(() => boxOf(newKey()).unlock(locked, 'a')).toThrow('SECRETS_KEY');
});

test('a new key in front of the old one encrypts; both decrypt', () => {
  const [old, young] = [newKey(), newKey()];
  const before = boxOf(old).lock(SECRET, 'a');
  const both = boxOf(young, old);
  expect(both.unlock(before, 'a')).toBe(SECRET);
  expect(boxOf(young).unlock(both.lock(SECRET, 'a'), 'a')).toBe(SECRET);
});

test('without a key the setting is named', () => {
  expect(() => new SecretBox(loadSettings({})).lock(SECRET, 'a')).toThrow(/Set SECRETS_KEY/);
  expect(() => boxOf('too short')).toThrow('SECRETS_KEY=(hidden): must be 32 random bytes in base64');
});
