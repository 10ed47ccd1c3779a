import { describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createProgram } from '../../src/cli/program.js';
import { loadSettings } from '../../src/config/load-settings.js';
import { PROJECT_ROOT } from '../../src/config/project-root.js';
import { faultsOf, type ImageFiles } from '../images/check-images.js';
import { readCompose } from '../images/compose.js';

const read = (path: string): string => readFileSync(join(PROJECT_ROOT, path), 'utf8');
const git = (...args: string[]): string[] =>
  execFileSync('git', args, { cwd: PROJECT_ROOT, encoding: 'utf8' }).split('\n').filter(Boolean);

const files: ImageFiles = {
  dockerfile: read('Dockerfile'),
  compose: read('docker-compose.yml'),
  dockerignore: read('.dockerignore'),
  paths: git('ls-files', '--cached', '--others', '--exclude-standard'),
  cliCommands: createProgram().commands.map((command) => command.name()),
};

describe('docker-compose.yml, Dockerfile and .dockerignore', () => {
  it('name nothing that does not exist', () => {
    expect(faultsOf(files)).toEqual([]);
  });

  it('give every app service settings that load', () => {
    const { services } = readCompose(files.compose);
    for (const name of ['migrate', 'api', 'worker']) {
      const env = Object.entries(services[name]!.environment!).map(([key, value]) => [key, String(value)] as const);
      expect(loadSettings(Object.fromEntries(env)).databaseUrl).toContain('@postgres:5432/claimdesk');
    }
  });

  it('run Redis so that it forgets nothing', () => {
    const command = readCompose(files.compose).services['redis']!.command!.join(' ');
    expect(command).toContain('--appendonly yes --appendfsync everysec --maxmemory-policy noeviction');
  });

  it('take passwords from outside', () => {
    const { services } = readCompose(files.compose, { POSTGRES_PASSWORD: 'p1', REDIS_PASSWORD: 'r1' });
    expect(services['postgres']!.environment!['POSTGRES_PASSWORD']).toBe('p1');
    expect(services['api']!.environment).toMatchObject({
      DATABASE_URL: 'postgresql://claimdesk:p1@postgres:5432/claimdesk',
      REDIS_URL: 'redis://default:r1@redis:6379',
    });
    expect(services['redis']!.command!.at(-1)).toBe('r1');
  });
});

describe('the checks themselves', () => {
  type Text = 'dockerfile' | 'compose' | 'dockerignore';
  it.each<[Text, string | RegExp, string, string]>([
    ['dockerfile', 'USER 10001:10001', 'USER root', 'USER root: not a number of 10000 or more'],
    ['dockerfile', 'COPY samples samples', 'COPY examples samples', 'COPY: examples is not in the context'],
    ['dockerfile', '--from=build', '--from=builder', 'COPY: no earlier stage builder'],
    ['dockerfile', /node:20\.20\.2-bookworm-slim AS run/, 'node:latest AS run', 'run: node:latest has no fixed tag'],
    ['dockerfile', 'WORKER_PORT=3001', 'WORKER_PROT=3001', 'ENV WORKER_PROT: no such setting'],
    ['dockerfile', 'dist/main.api.js', 'dist/main.js', 'CMD: dist/main.js has no source'],
    ['compose', 'LOG_LEVEL: $', 'LOGLEVEL: $', 'api: no such variable LOGLEVEL'],
    ['compose', '@postgres:5432', '@database:5432', 'worker: host database is no service'],
    ['compose', 'main.worker.js', 'main.workers.js', 'worker: dist/main.workers.js has no source'],
    ['compose', 'dist/main.cli.js, migrate', 'dist/main.cli.js, migrations', 'migrate: no command migrations'],
    ['compose', 'CMD, pg_isready', 'CMD, pg_ready', 'postgres: health by pg_ready, which its image lacks'],
    ['compose', '127.0.0.1:3001/health', '127.0.0.1:3002/health', 'worker: health is not asked on port 3001'],
    ['compose', 'target: run', 'target: runtime', 'api: no stage runtime'],
    ['compose', 'read_only: true', 'read_only: false', 'worker: its file system can be written'],
    ['compose', 'SHUTDOWN_SECONDS: 25', 'SHUTDOWN_SECONDS: 45', 'worker: is killed before SHUTDOWN_SECONDS'],
    ['compose', ':-3000}:3000', ':-3000}:8080', 'api: publishes 127.0.0.1:3000:8080, but listens on 3000'],
    ['dockerignore', '**/.env\n', '!.env\n', '.dockerignore lets .env in'],
  ])('find in the %s that %s became %s', (file, from, to, fault) => {
    const altered = files[file].replace(from, to);
    expect(altered).not.toBe(files[file]);
    expect(faultsOf({ ...files, [file]: altered })).toContain(fault);
  });
});
