import { expect, test } from '@jest/globals';
import { loadSettings } from '../config/load-settings.js';
import { pauseAfter, readSchedule } from './retry-schedule.js';

const schedule = readSchedule(loadSettings({}).webhookRetrySeconds);

test('by default ten attempts over three days', () => {
  const days = schedule.reduce((sum, pause) => sum + pause, 0) / 86_400;
  expect(schedule).toHaveLength(9);
  expect(days).toBeGreaterThan(3);
  expect(days).toBeLessThan(3.2);
  expect(pauseAfter(9, schedule)).toBeDefined();
  expect(pauseAfter(10, schedule)).toBeUndefined();
});

test('a pause is up to a fifth shorter or longer', () => {
  expect([0, 0.5, 1].map((chance) => Math.round(pauseAfter(2, [5, 300], chance)!))).toEqual([240, 300, 360]);
  const pauses = new Set(Array.from({ length: 50 }, () => pauseAfter(1, [1000])));
  expect(pauses.size).toBeGreaterThan(40);
});
