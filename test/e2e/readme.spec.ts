import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PROJECT_ROOT } from '../../src/config/project-root.js';
import { cleanEnvironment, removeHome, StartedProduct, temporaryHome } from './started-product.js';

const home = temporaryHome();
let product: StartedProduct;

beforeAll(async () => {
  product = await StartedProduct.start(home);
}, 120_000);
afterAll(async () => {
  await product.stop();
  removeHome(home);
});

/** The shell blocks under a heading of the README, as a reader would type them. */
function shellBlocks(heading: string): string {
  const readme = readFileSync(join(PROJECT_ROOT, 'README.md'), 'utf8');
  const section = readme.split(`## ${heading}\n`)[1]!.split('\n## ')[0]!;
  return [...section.matchAll(/```sh\n([\s\S]*?)```/g)].map((match) => match[1]).join('\n');
}

test('the walk from article to verdict does what it says', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'claimdesk-readme-'));
  try {
    const { stdout } = await promisify(execFile)(
      'bash',
      ['-euo', 'pipefail', '-c', shellBlocks('From article to verdict')],
      {
        cwd: folder,
        timeout: 60_000,
        env: cleanEnvironment({ CLAIMDESK_HOME: home, API: product.service().apiUrl }),
      },
    );
    expect(stdout).toContain('Lena Moor: harbour fees would double in May');
    expect(stdout).toContain('400 jobs are at risk');
    expect(stdout.trim().split('\n').at(-1)).toBe('concluded');
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 90_000);

test('the two commands it opens with are those of package.json', () => {
  const { scripts } = JSON.parse(readFileSync(join(PROJECT_ROOT, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const readme = readFileSync(join(PROJECT_ROOT, 'README.md'), 'utf8');
  expect(/```sh\n([\s\S]*?)```/.exec(readme)![1]).toBe('npm start\nnpm test\n');
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(['start', 'test', 'check', 'bench']));
});
