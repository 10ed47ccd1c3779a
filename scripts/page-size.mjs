// How much a browser fetches before the page's first view stands, gzipped; fails above the budget.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { gzipSync } from 'node:zlib';

const BUDGET_KB = 250;
const BUILT = join(import.meta.dirname, '..', 'web', 'dist');
const FIRST_VIEW = 'src/views/queue/queue-view.tsx';

const manifest = JSON.parse(readFileSync(join(BUILT, 'manifest.json'), 'utf8'));
const files = new Set(['index.html']);
const visit = (name) => {
  const chunk = manifest[name];
  if (!chunk || files.has(chunk.file)) return;
  files.add(chunk.file);
  for (const file of chunk.css ?? []) files.add(file);
  for (const next of chunk.imports ?? []) visit(next);
};
visit('index.html');
visit(FIRST_VIEW);

const bytes = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(BUILT, file))).length, 0);
process.stdout.write(
  `   first load ${(bytes / 1000).toFixed(1)} kB gzip in ${files.size} files, budget ${BUDGET_KB} kB\n`,
);
if (bytes > BUDGET_KB * 1000) process.exit(1);
