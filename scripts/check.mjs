// `npm run check`, the one gate: format, lint, room boundaries, types, dead code, generated files, tests.
// `npm run check -- --fix` mends what can be mended by itself.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setUp } from './setup.mjs';

const ROOT = join(import.meta.dirname, '..');
const fix = process.argv.includes('--fix');
const bin = (path) => [process.execPath, join('node_modules', path)];

setUp();
const checks = [
  ['format', [...bin('prettier/bin/prettier.cjs'), fix ? '--write' : '--check', '--log-level=warn', '.']],
  ['lint', [...bin('eslint/bin/eslint.js'), '.', ...(fix ? ['--fix'] : [])]],
  ['rooms', [...bin('dependency-cruiser/bin/dependency-cruise.mjs'), 'src', '--config', '.dependency-cruiser.cjs']],
  ['types', [...bin('typescript/bin/tsc'), '--noEmit', '-p', '.']],
  ['types of the page', [...bin('typescript/bin/tsc'), '--noEmit', '-p', 'web']],
  ['size of the page', [process.execPath, 'scripts/page-size.mjs']],
  ['dead code', [...bin('knip/bin/knip.js')]],
  ['openapi.json', () => generated('openapi.json', () => product('openapi'))],
  ['README settings', () => generated('README.md', () => between('README.md', 'settings'))],
  ['lifecycle', () => generated('docs/reviewing.md', () => between('docs/reviewing.md', 'lifecycle'))],
  ...(fix || process.argv.includes('--without-tests') ? [] : [['tests', [process.execPath, 'scripts/test.mjs']]]),
];

const failed = checks.filter(([name, check]) => {
  const started = Date.now();
  process.stdout.write(`── ${name}\n`);
  const passed =
    typeof check === 'function'
      ? check()
      : spawnSync(check[0], check.slice(1), { cwd: ROOT, stdio: 'inherit' }).status === 0;
  process.stdout.write(`   ${passed ? 'ok' : 'FAILED'} in ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
  return !passed;
});
if (failed.length) {
  process.stderr.write(
    `Failed: ${failed.map(([name]) => name).join(', ')}. \`npm run check -- --fix\` mends format, lint and generated files.\n`,
  );
  process.exit(1);
}

/** Whether the file holds what `make` gives; with --fix it then does. */
function generated(file, make) {
  const path = join(ROOT, file);
  const wanted = make();
  if (readFileSync(path, { encoding: 'utf8', flag: 'a+' }) === wanted) return true;
  if (fix) writeFileSync(path, wanted);
  else process.stdout.write(`   ${file} is out of date\n`);
  return fix;
}

function product(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/main.cli.js', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

/** The file with what a command of that name prints between its markers. */
function between(file, command) {
  const [begin, end] = [`<!-- ${command} -->\n`, `<!-- /${command} -->`];
  const text = readFileSync(join(ROOT, file), 'utf8');
  const [from, to] = [text.indexOf(begin) + begin.length, text.indexOf(end)];
  return text.slice(0, from) + product(command) + text.slice(to);
}
