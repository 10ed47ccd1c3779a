import { describe, expect, test } from '@jest/globals';
import { loadSettings, SettingsError } from './load-settings.js';
import { settingDescriptions } from './setting.js';

describe('settings', () => {
  test('defaults need nothing in the environment', () => {
    expect(loadSettings({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      splitAttempts: 5,
      nodeEnv: 'development',
    });
    expect(loadSettings({}).databaseUrl).toBeUndefined();
  });

  test('an empty variable counts as unset', () => {
    expect(loadSettings({ PORT: ' ', REDIS_URL: '' })).toMatchObject({ port: 3000 });
    expect(loadSettings({ REDIS_URL: '' }).redisUrl).toBeUndefined();
  });

  test('numbers are read as numbers, addresses as addresses', () => {
    const settings = loadSettings({
      PORT: '0',
      DATABASE_URL: 'postgresql://a:b@db:5432/claimdesk',
      REDIS_URL: 'redis://redis:6379',
    });
    expect(settings.port).toBe(0);
    expect(settings.databaseUrl).toBe('postgresql://a:b@db:5432/claimdesk');
  });

  test('every fault is told at once, by variable', () => {
    const load = (): unknown =>
      loadSettings({ PORT: 'many', REDIS_URL: 'http://redis', LOG_LEVEL: 'loud', RATE_LIMIT: '0' });
    expect(load).toThrow(SettingsError);
    for (const variable of ['PORT=many', 'REDIS_URL=http://redis', 'LOG_LEVEL=loud', 'RATE_LIMIT=0'])
      expect(load).toThrow(variable);
  });

  test('a model needs its name, and a key is never shown', () => {
    const url = 'http://localhost:11434/v1';
    expect(loadSettings({ LLM_URL: url, LLM_MODEL: 'small:8b' })).toMatchObject({ llmUrl: url, llmTimeout: 60 });
    expect(() => loadSettings({ LLM_URL: url })).toThrow('LLM_MODEL=: must name a model');
    expect(() => loadSettings({ LLM_URL: 'https://me:secret@api.example/v1', LLM_MODEL: 'a' })).toThrow('LLM_KEY');
    expect(() => loadSettings({ LLM_KEY: 'a secret' })).toThrow('LLM_KEY=(hidden): must be a key');
    expect(() => loadSettings({ LLM_PRICE_IN: 'cheap' })).toThrow('LLM_PRICE_IN=cheap');
  });

  test('failpoints are read, and refused in production', () => {
    const FAILPOINTS = 'after-enqueue:kill@3,before-claims-stored:wait-500';
    expect(loadSettings({ FAILPOINTS }).failpoints).toBe(FAILPOINTS);
    expect(() => loadSettings({ FAILPOINTS: 'nowhere:kill@1' })).toThrow('FAILPOINTS=nowhere:kill@1: must be such as');
    expect(() => loadSettings({ FAILPOINTS, NODE_ENV: 'production' })).toThrow(
      'must be unset where NODE_ENV is production',
    );
    expect(() => loadSettings({ NODE_ENV: 'production' })).not.toThrow();
  });

  test('no two settings share a variable', () => {
    const variables = settingDescriptions().map((d) => d.variable);
    expect(new Set(variables).size).toBe(variables.length);
  });
});
