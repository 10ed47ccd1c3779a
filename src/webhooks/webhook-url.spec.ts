import { describe, expect, test } from '@jest/globals';
import { loadSettings } from '../config/load-settings.js';
import { Problem } from '../errors/problem.js';
import { checkWebhookUrl, webhookTargets } from './webhook-url.js';

const faultOf = (url: string, targets: 'https' | 'public' | 'any'): string | undefined => {
  try {
    checkWebhookUrl(url, targets);
    return undefined;
  } catch (error) {
    const [fault] = (error as Problem).errors;
    expect([(error as Problem).code, fault?.pointer]).toEqual(['invalid_request', '/url']);
    return fault!.detail;
  }
};

test('production takes https only, unless a setting says otherwise', () => {
  expect(webhookTargets(loadSettings({ NODE_ENV: 'production' }))).toBe('https');
  expect(webhookTargets(loadSettings({ NODE_ENV: 'production', WEBHOOK_TARGETS: 'any' }))).toBe('any');
  expect(webhookTargets(loadSettings({}))).toBe('public');
});

describe.each([
  ['https://receiver.example/hook?token=1', undefined, undefined, undefined],
  ['https://receiver.example:8443/', undefined, undefined, undefined],
  ['https://8.8.8.8/', undefined, undefined, undefined],
  ['http://receiver.example/', 'https://', undefined, undefined],
  ['http://127.0.0.1:9/', 'https://', 'public address', undefined],
  ['https://2130706433/', 'public address', 'public address', undefined],
  ['https://LOCALHOST./', 'public address', 'public address', undefined],
  ['https://a.localhost/', 'public address', 'public address', undefined],
  ['https://[::ffff:10.0.0.1]/', 'public address', 'public address', undefined],
  ['https://name:word@receiver.example/', 'password', 'password', 'password'],
  ['https://receiver.example/#part', 'fragment', 'fragment', 'fragment'],
  ['file:///etc/passwd', 'https://', 'http://', 'http://'],
  ['gopher://receiver.example/', 'https://', 'http://', 'http://'],
  ['receiver.example', 'such as', 'such as', 'such as'],
  ['', 'such as', 'such as', 'such as'],
])('%s', (url, https, open, any) => {
  test.each([
    ['https', https],
    ['public', open],
    ['any', any],
  ] as const)('where targets are %s', (targets, told) => {
    const fault = faultOf(url, targets);
    if (told === undefined) expect(fault).toBeUndefined();
    else expect(fault).toContain(told);
  });
});
