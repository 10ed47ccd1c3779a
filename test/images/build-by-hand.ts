import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { environmentOf, ignores, type Stage } from './dockerfile.js';

/**
 * Runs the stages of a Dockerfile as far as a plain machine can: COPY and RUN, each stage in a folder of its own.
 * The base image is this machine with its own Node.
 * @returns the folder that is the last stage's `/`
 */
export function buildByHand(stages: Stage[], context: string, into: string): string {
  for (const stage of stages) {
    const root = join(into, stage.name);
    let work = '/';
    for (const { name, flags, text, words } of stage.instructions) {
      if (name === 'WORKDIR') {
        work = text;
        mkdirSync(join(root, work), { recursive: true });
      } else if (name === 'COPY') {
        const from = flags['from'] === undefined ? context : join(into, flags['from']);
        copy(
          words.slice(0, -1).map((path) => join(from, path)),
          resolve(work, words.at(-1)!),
          words.at(-1)!,
          root,
        );
      } else if (name === 'RUN') {
        runIn(join(root, work), text, environmentOf(stage));
      }
    }
  }
  return join(into, stages.at(-1)!.name);
}

/** As Docker copies: into a folder where the target ends in a slash or is `.`; a folder's contents, not the folder. */
function copy(sources: string[], target: string, written: string, root: string): void {
  const place = join(root, target);
  for (const source of sources) {
    const intoFolder = /(^|\/)\.?\/?$/.test(written) && !statSync(source).isDirectory();
    const destination = intoFolder ? join(place, basename(source)) : place;
    mkdirSync(dirname(destination), { recursive: true });
    cpSync(source, destination, { recursive: true, verbatimSymlinks: true });
  }
}

function runIn(folder: string, command: string, stageEnv: Record<string, string>): void {
  const { PATH, HOME } = process.env;
  const result = spawnSync('sh', ['-c', command], { cwd: folder, env: { PATH, HOME, ...stageEnv }, encoding: 'utf8' });
  if (result.status !== 0) throw new Error(`RUN ${command} failed:\n${result.stdout}${result.stderr}`);
}

/** The build context: what git knows, less what .dockerignore keeps out. */
export function copyContext(repository: string, dockerignore: string, into: string): number {
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: repository,
    encoding: 'utf8',
  });
  const paths = list
    .split('\0')
    .filter((path) => path && !ignores(dockerignore, path) && existsSync(join(repository, path)));
  for (const path of paths) {
    mkdirSync(dirname(join(into, path)), { recursive: true });
    cpSync(join(repository, path), join(into, path));
  }
  return paths.length;
}
