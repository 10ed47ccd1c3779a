import pg from 'pg';
import { createKey } from '../../src/auth/create-key.js';
import { loadSettings } from '../../src/config/load-settings.js';
import { Database } from '../../src/database/database.js';
import type { Role } from '../../src/database/generated/enums.js';
import { freePort } from '../../src/standalone/free-port.js';
import { HttpClient } from '../../test/http-client.js';
import type { Query } from '../check/recorded.js';
import { ProductProcess } from './product-process.js';

export interface ServiceShape {
  apis: number;
  workers: number;
  env?: Record<string, string>;
}

/** One of several processes, which may be killed and comes back at the same address. */
interface Place {
  name: 'api' | 'worker';
  env: Record<string, string>;
  process: ProductProcess & { url: string };
  /** Null while it is down. */
  url: string | null;
  /** Ends when it is up again. */
  back: Promise<void>;
}

/** Short texts need no network, and expired leases are looked for each second. */
const ENV = { SPLITTER_MODEL: 'rules', SWEEP_SECONDS: '1', SWEEP_AFTER_SECONDS: '2', RATE_LIMIT: '100000000' };

/** The product as several processes on one database. */
export class ProofService {
  /** What killed processes had printed; those that live are asked. */
  private printed = '';

  private constructor(
    readonly databaseUrl: string,
    private readonly env: Record<string, string>,
    private readonly database: Database,
    private readonly owner: pg.Pool,
    private readonly apis: Place[],
    private readonly workers: Place[],
  ) {}

  static async start(databaseUrl: string, { apis, workers, env = {} }: ServiceShape): Promise<ProofService> {
    const own = { ...ENV, DATABASE_URL: databaseUrl, ...env };
    const all = (name: 'api' | 'worker', n: number): Promise<Place[]> =>
      Promise.all(Array.from({ length: n }, () => startPlace(name, own)));
    const [started, atWork] = await Promise.all([all('api', apis), all('worker', workers)]);
    const database = new Database(loadSettings({ DATABASE_URL: databaseUrl, DATABASE_POOL: '2' }));
    const owner = new pg.Pool({ connectionString: databaseUrl, max: 3 });
    owner.on('error', () => undefined);
    return new ProofService(databaseUrl, own, database, owner, started, atWork);
  }

  readonly query: Query = async <Row extends object>(text: string, values: unknown[] = []) =>
    (await this.owner.query<Row>(text, values)).rows;

  /** Addresses of the apis that are up. */
  get addresses(): string[] {
    return this.apis.flatMap(({ url }) => url ?? []);
  }

  /** A new key of a person, who is new unless named before; bound to the first api. */
  async client(role: Role, person: string, desk?: string): Promise<HttpClient> {
    return new HttpClient(this.apis[0]!.url!, await createKey(this.database, role, person, desk));
  }

  /** `kill -9` of an api, which is then started again; `back` tells when it is up. */
  async killApi(n: number): Promise<void> {
    await this.kill(this.apis[n % this.apis.length]!);
  }

  async killWorker(n: number): Promise<void> {
    await this.kill(this.workers[n % this.workers.length]!);
  }

  /** The processes as they are now. */
  get processes(): { name: 'api' | 'worker'; pid: number }[] {
    return [...this.apis, ...this.workers].map(({ name, process }) => ({ name, pid: process.pid }));
  }

  /** The numbers of the workers that are up. */
  get workersUp(): number[] {
    return this.workers.flatMap(({ url }, n) => (url === null ? [] : n));
  }

  /** One more worker. */
  async addWorker(env: Record<string, string> = {}): Promise<ProductProcess> {
    const place = await startPlace('worker', { ...this.env, ...env });
    this.workers.push(place);
    return place.process;
  }

  /** Starts again what has ended by itself. @returns how many had */
  revive(): number {
    const dead = [...this.apis, ...this.workers].filter(({ url, process }) => url !== null && process.hasEnded);
    for (const place of dead) {
      place.url = null;
      void this.kill(place);
    }
    return dead.length;
  }

  /** Waits until every killed process is up again. */
  async allBack(): Promise<void> {
    await Promise.all([...this.apis, ...this.workers].map(({ back }) => back));
  }

  /** The end of what the processes printed, for whoever looks into a failure. */
  get output(): string {
    return this.printed + [...this.apis, ...this.workers].map((place) => place.process.output).join('');
  }

  async stop(): Promise<void> {
    await this.allBack();
    await Promise.all([...this.apis, ...this.workers].map((place) => place.process.stop()));
    await this.owner.end();
    await this.database.onApplicationShutdown();
  }

  /** Kills one after the other: a process that is killed twice at once is started again once for each. */
  private kill(place: Place): Promise<void> {
    const killed = place.back.then(async () => {
      place.url = null;
      await place.process.kill();
      this.printed += place.process.output;
    });
    place.back = killed.then(async () => {
      place.process = await ProductProcess.start(place.name, place.env);
      place.url = place.process.url;
    });
    return killed;
  }
}

async function startPlace(name: 'api' | 'worker', env: Record<string, string>): Promise<Place> {
  const own = { PORT: String(await freePort()), WORKER_PORT: '0', ...env };
  const process = await ProductProcess.start(name, own);
  return { name, env: own, process, url: process.url, back: Promise.resolve() };
}
