/** Compiles kernels.ts and writes it, as base64, into the product: src/text/tagging/kernels.wasm.ts. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const HERE = import.meta.dirname;
const TARGET = join(HERE, '..', '..', 'src', 'text', 'tagging', 'kernels.wasm.ts');

export function buildKernels(): void {
  const folder = mkdtempSync(join(tmpdir(), 'claimdesk-kernels-'));
  try {
    const wasm = join(folder, 'kernels.wasm');
    const compiler = join(
      dirname(createRequire(import.meta.url).resolve('assemblyscript/package.json')),
      'bin',
      'asc.js',
    );
    const flags = ['--runtime', 'stub', '--enable', 'simd', '-O3', '--importMemory', '--noAssert'];
    execFileSync(process.execPath, [compiler, join(HERE, 'kernels.ts'), '--outFile', wasm, ...flags], {
      stdio: 'inherit',
    });
    const lines =
      readFileSync(wasm)
        .toString('base64')
        .match(/.{1,100}/g) ?? [];
    writeFileSync(
      TARGET,
      '// Compiled from training/kernels/kernels.ts; do not edit. See training/README.md.\n' +
        '/** WebAssembly, base64. */\n' +
        `export const KERNELS =\n${lines.map((line) => `  '${line}'`).join(' +\n')};\n`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
