import { Cluster } from 'ioredis';
import {
  createIORedisClient,
  createPostgresBackend,
  RedisConnection,
  setDefaultBackendFactory,
  type QueueOptions,
} from 'bullmq';
import { setTimeout as pause } from 'node:timers/promises';
import type { Settings } from '../config/settings.js';
import { redisUrls } from '../config/redis-urls.js';
import { QUEUE_SCHEMA } from '../database/migrate.js';

type PostgresBackend = ReturnType<typeof createPostgresBackend>;

/** A Redis Cluster keeps what shares a hash tag on one node, as a queue's keys must be. */
const REDIS_PREFIX = '{claimdesk}';

type Connection = QueueOptions['connection'];

/** What a queue or a worker is opened with, whichever store it lives in. */
export interface QueueBackend {
  name: 'postgres' | 'redis';
  prefix: string;
  /** For adding jobs: fails at once while the store is away, so that no request waits for it. */
  producer: Connection;
  /** For running jobs: waits for the store as long as it takes. */
  worker: Connection;
}

/** Redis where REDIS_URL is set, else the Postgres that holds everything else. Chosen once for the whole process. */
export function chooseQueueBackend(settings: Settings): QueueBackend {
  if (settings.redisUrl) {
    setDefaultBackendFactory();
    const nodes = redisUrls(settings.redisUrl);
    if (nodes.length > 1) return redisCluster(nodes);
    delete RedisConnection.clientFactory;
    const redis = {
      url: settings.redisUrl,
      connectTimeout: 5_000,
      // A connection that owes an answer for so long is dead, whatever TCP believes. Waiting for a job takes 10 s at most.
      socketTimeout: 12_000,
      retryStrategy: (n: number) => Math.min(n * 100, 1_000),
    };
    return {
      name: 'redis',
      prefix: REDIS_PREFIX,
      producer: { ...redis, enableOfflineQueue: false, maxRetriesPerRequest: 1 },
      worker: { ...redis, maxRetriesPerRequest: null },
    };
  }
  const open = (...options: Parameters<typeof createPostgresBackend>): PostgresBackend =>
    patient(createPostgresBackend(...options));
  setDefaultBackendFactory(open);
  // BullMQ's option types stay those of Redis whatever backend is set; the factory above reads these.
  const postgres = {
    // LISTEN wakes the workers, and a pooler in transaction mode has none.
    connectionString: settings.databaseDirectUrl ?? settings.databaseUrl,
    schema: QUEUE_SCHEMA,
    connectionTimeoutMillis: 5_000,
    // Its statements are short; one without an answer for so long has lost its connection.
    query_timeout: 12_000,
    max: 4,
  } as unknown as Connection;
  return { name: 'postgres', prefix: 'bull', producer: postgres, worker: postgres };
}

/**
 * Where a master is lost its replica takes over after the cluster's `cluster-node-timeout`; until then adding fails as it does
 * with one Redis that is away, and workers wait.
 */
function redisCluster(nodes: URL[]): QueueBackend {
  const [{ username, password, protocol }] = nodes as [URL];
  const startupNodes = nodes.map(({ hostname: host, port }) => ({ host, port: Number(port || 6379) }));
  // BullMQ opens, and closes, what this makes of a connection's options.
  RedisConnection.clientFactory = ({ enableOfflineQueue = true, maxRetriesPerRequest, connectionName }) =>
    createIORedisClient(
      new Cluster(startupNodes, {
        enableOfflineQueue,
        clusterRetryStrategy: (n) => Math.min(n * 100, 1_000),
        slotsRefreshTimeout: 2_000,
        slotsRefreshInterval: 5_000,
        redisOptions: {
          connectTimeout: 5_000,
          maxRetriesPerRequest,
          connectionName,
          ...(username ? { username: decodeURIComponent(username) } : {}),
          ...(password ? { password: decodeURIComponent(password) } : {}),
          ...(protocol === 'rediss:' ? { tls: {} } : {}),
        },
      }),
    );
  return {
    name: 'redis',
    prefix: REDIS_PREFIX,
    producer: { enableOfflineQueue: false, maxRetriesPerRequest: 1 },
    worker: { maxRetriesPerRequest: null },
  };
}

const PAUSE_MS = 1_000;

/**
 * A worker asks for its next job again at once after any error but a refused connection. Over a connection that Postgres has
 * broken off the answer comes without a turn of the event loop, and the process is deaf from then on: it neither heals nor
 * stops. So a failure takes its time.
 */
function patient(backend: PostgresBackend): PostgresBackend {
  forgiving(backend);
  forgiving(backend.connection);
  const moveToActive = backend.moveToActive.bind(backend);
  backend.moveToActive = async (...options) => {
    const next: Promise<unknown[]> = moveToActive(...options);
    await next.catch(() => pause(PAUSE_MS));
    return next;
  };
  return backend;
}

/** BullMQ remembers for ever that its first connection failed; this forgets it, so that the next use tries again. */
function forgiving(side: { waitUntilReady(): Promise<void> }): void {
  const waitUntilReady = side.waitUntilReady.bind(side);
  side.waitUntilReady = () =>
    waitUntilReady().catch((error: unknown) => {
      Reflect.deleteProperty(side, 'readyPromise');
      throw error;
    });
}
