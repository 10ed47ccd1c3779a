import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { PROJECT_ROOT } from '../../src/config/project-root.js';
import type { DevKeys } from '../../src/standalone/dev-keys.js';
import type { RunningService } from '../../src/standalone/running-service.js';
import { eventually } from '../eventually.js';
import { HttpClient } from '../http-client.js';

const READY = 'Ctrl-C stops everything';

/** The variables of this process without those that would point the product at something else. */
export function cleanEnvironment(env: Record<string, string> = {}): NodeJS.ProcessEnv {
  const { DATABASE_URL: _database, REDIS_URL: _redis, NODE_ENV: _nodeEnv, ...rest } = process.env;
  return { ...rest, ...env };
}

/** A home folder of the product's that goes away with the test. */
export function temporaryHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'claimdesk-e2e-'));
  chmodSync(home, 0o755);
  return home;
}

/** Also where the data folder is a link, as it may be for root. */
export function removeHome(home: string): void {
  rmSync(realpathSync(join(home, 'postgres')), { recursive: true, force: true });
  rmSync(home, { recursive: true, force: true });
}

/** `npm start`, as a user runs it. */
export class StartedProduct {
  output = '';
  readonly ended: Promise<number | null>;

  private constructor(
    readonly home: string,
    private readonly child: ChildProcess,
  ) {
    for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (chunk) => (this.output += String(chunk)));
    this.ended = new Promise((resolve) => child.once('close', resolve));
  }

  /** Starts and does not wait. */
  static launch(home: string, env: Record<string, string> = {}): StartedProduct {
    const child = spawn(process.execPath, [join(PROJECT_ROOT, 'scripts', 'start.mjs')], {
      env: cleanEnvironment({ CLAIMDESK_HOME: home, PORT: '0', ...env }),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new StartedProduct(home, child);
  }

  /** Starts and waits until it says what to do next. */
  static async start(home: string, env: Record<string, string> = {}): Promise<StartedProduct> {
    const product = StartedProduct.launch(home, env);
    let code: number | null | undefined;
    void product.ended.then((ended) => (code = ended));
    await eventually(
      'the product is ready',
      () => {
        if (code !== undefined) throw new Error(`ended with ${code}: ${product.output}`);
        return product.output.includes(READY);
      },
      90_000,
    );
    return product;
  }

  get pid(): number {
    return this.child.pid!;
  }

  service(): RunningService {
    return JSON.parse(readFileSync(join(this.home, 'running.json'), 'utf8')) as RunningService;
  }

  keys(): DevKeys {
    return JSON.parse(readFileSync(join(this.home, 'dev-keys.json'), 'utf8')) as DevKeys;
  }

  as(role: 'admin' | 'lead' | 'submitter' | 'reviewer'): HttpClient {
    const keys = this.keys();
    return new HttpClient(this.service().apiUrl, role === 'reviewer' ? keys.reviewers[0] : keys[role]);
  }

  async query<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    const client = new pg.Client({ connectionString: this.service().databaseUrl });
    await client.connect();
    try {
      return (await client.query<Row>(text, values)).rows;
    } finally {
      await client.end();
    }
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Ctrl-C, and the exit code. */
  async stop(): Promise<number | null> {
    this.signal('SIGINT');
    return this.ended;
  }
}

/** Processes of the product whose command line or environment names this home: none may be left after a stop. */
export async function processesOf(home: string): Promise<string[]> {
  const { execFileSync } = await import('node:child_process');
  const all = execFileSync('ps', ['axeww', '-o', 'pid=,stat=,args='], { encoding: 'utf8', maxBuffer: 1e8 }).split('\n');
  const data = realpathSync(join(home, 'postgres'));
  return all.filter((line) => {
    if (line.includes('ps axeww') || / Z/.test(line.slice(0, 16))) return false;
    return line.includes(`CLAIMDESK_HOME=${home}`) || line.includes(data);
  });
}
