import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { HttpClient } from '../http-client.js';
import { TestService } from './test-service.js';

interface Alert {
  alert: string;
  expr: string;
  for: string;
  labels: { severity: string };
  annotations: { summary: string; action: string; runbook: string };
}
interface Panel {
  title: string;
  targets: { expr: string }[];
}

const file = (...path: string[]): string => readFileSync(join(import.meta.dirname, '..', '..', ...path), 'utf8');
const { groups } = parse(file('ops', 'prometheus', 'alerts.yml')) as { groups: { rules: Alert[] }[] };
const alerts = groups.flatMap(({ rules }) => rules);
const { panels } = JSON.parse(file('ops', 'grafana', 'claimdesk.json')) as { panels: Panel[] };
const expressions = [
  ...alerts.map(({ alert, expr }): [string, string] => [alert, expr]),
  ...panels.flatMap(({ title, targets }) => targets.map(({ expr }): [string, string] => [title, expr])),
];
const manual = file('docs', 'operations.md');

let service: TestService;
/** Names of samples on both pages, with the labels that each has. */
const known = new Map<string, Set<string>>();

beforeAll(async () => {
  service = await TestService.startWithWorker();
  const admin = await service.client('admin');
  for (const url of [admin.address, await service.worker!.getUrl()]) {
    const { text } = await new HttpClient(url, admin.key).get('/metrics');
    for (const [, name, labels] of text.matchAll(/^([a-z]\w*)(?:\{(.*)\})? /gm))
      known.set(
        name!,
        new Set([...(known.get(name!) ?? []), ...[...(labels ?? '').matchAll(/(\w+)="/g)].map(([, l]) => l!)]),
      );
  }
});
afterAll(() => service.stop());

it.each(expressions)('%s asks for figures and labels that there are', (_name, expr) => {
  const asked = [...expr.matchAll(/((?:claimdesk|nodejs|process)_\w+)(?:\{([^}]*)\})?/g)];
  expect(asked.length > 0 || expr.startsWith('up{')).toBe(true);
  for (const [, name, labels] of asked) {
    expect([name, known.has(name!)]).toEqual([name, true]);
    for (const [, label] of (labels ?? '').matchAll(/(\w+)(?:=|!)/g)) expect([...known.get(name!)!]).toContain(label);
  }
});

it.each(alerts)('the alert $alert says what it means and what to do, and leads to a section of the manual', (alert) => {
  expect(alert.annotations.summary.length).toBeGreaterThan(20);
  expect(alert.annotations.action.length).toBeGreaterThan(20);
  expect(['warning', 'critical']).toContain(alert.labels.severity);
  const [path, anchor] = alert.annotations.runbook.split('#');
  expect(path).toBe('docs/operations.md');
  const anchors = [...manual.matchAll(/^##+ (.*)$/gm)].map(([, title]) =>
    title!
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
  expect(anchors).toContain(anchor);
  expect(manual).toContain(`\`${alert.alert}\``);
});

it('every figure of our own is in the manual', () => {
  const names = [...known.keys()]
    .filter((name) => name.startsWith('claimdesk_'))
    .map((name) => name.replace(/_(bucket|sum|count)$/, ''));
  for (const name of new Set(names)) expect(manual).toContain(`\`${name}`);
});
