import 'reflect-metadata';
import {
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsUrl,
  Matches,
  Max,
  Min,
  MaxLength,
  MinLength,
  ValidateBy,
  ValidateIf,
} from 'class-validator';
import { FAILPOINTS } from './failpoint.js';
import { IsRedisUrls } from './redis-urls.js';
import { Setting } from './setting.js';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export const WEBHOOK_TARGETS = ['https', 'public', 'any'] as const;
const isDatabaseUrl = { protocols: ['postgresql', 'postgres'], require_tld: false, require_protocol: true };
const isModelUrl = { protocols: ['https', 'http'], require_tld: false, require_protocol: true, disallow_auth: true };
const isWebUrl = {
  protocols: ['https', 'http'],
  require_tld: false,
  require_protocol: true,
  disallow_auth: true,
  allow_query_components: false,
  allow_fragments: false,
};

/** Every setting of the api, the worker and the command line, read from the environment once. */
export class Settings {
  @Setting('NODE_ENV', 'development', '`production` turns development conveniences off.')
  @IsIn(['development', 'test', 'production'])
  nodeEnv!: 'development' | 'test' | 'production';

  @Setting('HOST', '127.0.0.1', 'Address that the api and the worker’s health page listen on.')
  host!: string;

  @Setting('PORT', 3000, 'Port of the api; 0 picks a free one.')
  @IsInt()
  @Min(0)
  @Max(65535)
  port!: number;

  @Setting('WORKER_PORT', 0, 'Port of the worker’s health page; 0 picks a free one.')
  @IsInt()
  @Min(0)
  @Max(65535)
  workerPort!: number;

  @Setting('DATABASE_URL', undefined, 'Postgres 15 or later. Unset: `npm start` and `npm test` run the embedded one.')
  @IsOptional()
  @IsUrl(isDatabaseUrl, { message: 'must be a URL such as postgresql://user:password@host:5432/claimdesk' })
  databaseUrl?: string;

  @Setting(
    'DATABASE_DIRECT_URL',
    undefined,
    'The same database without a pooler. Set it where `DATABASE_URL` is one in transaction mode, such as PgBouncer.',
  )
  @IsOptional()
  @IsUrl(isDatabaseUrl, { message: 'must be a URL such as postgresql://user:password@host:5432/claimdesk' })
  databaseDirectUrl?: string;

  @Setting('DATABASE_POOL', 10, 'Connections to Postgres a process holds at most, besides the queue’s own.')
  @IsInt()
  @Min(2)
  @Max(200)
  databasePool!: number;

  @Setting(
    'REDIS_URL',
    undefined,
    'Redis for the queue; several nodes of a Redis Cluster with commas between. Unset: the queue lives in Postgres.',
  )
  @IsOptional()
  @IsRedisUrls()
  redisUrl?: string;

  @Setting(
    'REDIS_CHECK',
    'config',
    '`none` where a managed Redis hides CONFIG: production then starts without looking at it.',
  )
  @IsIn(['config', 'none'])
  redisCheck!: 'config' | 'none';

  @Setting('CLAIMDESK_HOME', '.claimdesk', 'Folder of the embedded Postgres, its log and `dev-keys.json`.')
  home!: string;

  @Setting('LOG_LEVEL', 'info', `How much is logged: ${LOG_LEVELS.join(', ')}.`)
  @IsIn(LOG_LEVELS)
  logLevel!: (typeof LOG_LEVELS)[number];

  @Setting('OTEL_EXPORTER_OTLP_ENDPOINT', undefined, 'OTLP/HTTP collector that traces go to. Unset: nothing is traced.')
  @IsOptional()
  @IsUrl(isModelUrl, { message: 'must be a URL such as http://collector:4318' })
  otlpEndpoint?: string;

  @Setting(
    'QUEUE_BOARD',
    'off',
    'Bull Board for admins at /admin/queues: `off`, `read`, or `write` to retry and remove jobs too.',
  )
  @IsIn(['off', 'read', 'write'])
  queueBoard!: 'off' | 'read' | 'write';

  @Setting('WORKER_CONCURRENCY', 8, 'Jobs of a queue that one worker process runs at once.')
  @IsInt()
  @Min(1)
  @Max(200)
  workerConcurrency!: number;

  @Setting('SWEEP_SECONDS', 3, 'How often a worker looks in Postgres for work that has no job.')
  @IsInt()
  @Min(1)
  @Max(3600)
  sweepSeconds!: number;

  @Setting('SWEEP_AFTER_SECONDS', 10, 'How long work may wait in Postgres before its job is added again.')
  @IsInt()
  @Min(1)
  @Max(3600)
  sweepAfterSeconds!: number;

  @Setting(
    'WEDGE_SECONDS',
    60,
    'A worker that takes none of the jobs that wait for so long ends itself, to be started anew.',
  )
  @IsInt()
  @Min(1)
  @Max(3600)
  wedgeSeconds!: number;

  @Setting('SPLIT_ATTEMPTS', 5, 'Starts of a split, counted in Postgres, after which the article is `failed`.')
  @IsInt()
  @Min(1)
  @Max(100)
  splitAttempts!: number;

  @Setting('SHUTDOWN_SECONDS', 25, 'How long a stopping worker waits for its running jobs.')
  @IsInt()
  @Min(1)
  @Max(600)
  shutdownSeconds!: number;

  @Setting('ARTICLE_MAX_CHARACTERS', 1_000_000, 'Longest article text or HTML, in UTF-16 code units.')
  @IsInt()
  @Min(1)
  @Max(10_000_000)
  articleMaxCharacters!: number;

  @Setting(
    'PUBLIC_URL',
    undefined,
    'Address under which readers reach the api, for links in published reports. Unset: that of `HOST` and `PORT`.',
  )
  @IsOptional()
  @IsUrl(isWebUrl, { message: 'must be a URL such as https://facts.example, without a query' })
  publicUrl?: string;

  @Setting('PUBLISHER_NAME', undefined, 'Who publishes the reports. Unset: the desk, by its name.')
  @IsOptional()
  @MaxLength(200)
  publisherName?: string;

  @Setting('RATE_LIMIT', 30_000, 'Requests a minute that one API key may make, over all api processes.')
  @IsInt()
  @Min(1)
  rateLimit!: number;

  @Setting(
    'SECRETS_KEY',
    undefined,
    'Keys that stored secrets are encrypted with: 32 random bytes in base64 each, comma between; the first encrypts.',
    { secret: true },
  )
  @IsOptional()
  @Matches(/^[A-Za-z0-9+/]{43}=(,[A-Za-z0-9+/]{43}=)*$/, {
    message: 'must be 32 random bytes in base64, as `openssl rand -base64 32` prints them; a comma between two',
  })
  secretsKey?: string;

  @Setting(
    'WEBHOOK_TARGETS',
    undefined,
    'Where webhooks may go: `https` to public addresses (default in production), `public` with http too (default elsewhere), or `any`.',
  )
  @IsOptional()
  @IsIn(WEBHOOK_TARGETS)
  webhookTargets?: (typeof WEBHOOK_TARGETS)[number];

  @Setting('WEBHOOK_TIMEOUT_SECONDS', 15, 'How long a receiver may take for its whole reply.')
  @IsInt()
  @Min(1)
  @Max(60)
  webhookTimeoutSeconds!: number;

  @Setting(
    'WEBHOOK_RETRY_SECONDS',
    '5,300,1800,7200,18000,36000,50400,72000,86400',
    'Pauses between the attempts at a delivery, each a fifth shorter or longer by chance; after the last it has failed.',
  )
  @Matches(/^\d{1,7}(,\d{1,7}){0,30}$/, { message: 'must be seconds with a comma between two' })
  webhookRetrySeconds!: string;

  @Setting('WEBHOOK_CONCURRENCY', 20, 'Webhooks that one worker process serves at once.')
  @IsInt()
  @Min(1)
  @Max(200)
  webhookConcurrency!: number;

  @Setting(
    'EVENTS_HEARTBEAT_SECONDS',
    15,
    'Silence after which an event stream gets a comment; twice that ends a stuck one.',
  )
  @IsInt()
  @Min(1)
  @Max(300)
  eventsHeartbeatSeconds!: number;

  @Setting(
    'SPLITTER_MODEL',
    'models/attribution.bin',
    'Trained network that finds who said what: a file, or `rules` for none.',
  )
  @MinLength(1)
  splitterModel!: string;

  @Setting('LLM_URL', undefined, 'OpenAI-compatible endpoint that finds who said what. Unset: no model is asked.')
  @IsOptional()
  @IsUrl(isModelUrl, { message: 'must be a URL such as https://api.example/v1; the key goes into LLM_KEY' })
  llmUrl?: string;

  @Setting('LLM_MODEL', undefined, 'Name of the model to ask; needed with `LLM_URL`.')
  @ValidateIf(({ llmUrl, llmModel }: Settings) => llmUrl !== undefined || llmModel !== undefined)
  @Matches(/^[!-~]{1,100}$/, { message: 'must name a model of LLM_URL, without spaces' })
  llmModel?: string;

  @Setting('LLM_KEY', undefined, 'Key of the endpoint, where it asks for one.', { secret: true })
  @IsOptional()
  @Matches(/^[!-~]{1,1000}$/, { message: 'must be a key without spaces' })
  llmKey?: string;

  @Setting('LLM_TIMEOUT', 60, 'Seconds a model has for an article; then the built-in splitter answers.')
  @IsInt()
  @Min(1)
  @Max(600)
  llmTimeout!: number;

  @Setting('LLM_PRICE_IN', 0, 'US dollars for a million tokens read, for the cost in the log; 0: unknown.')
  @IsNumber()
  @Min(0)
  llmPriceIn!: number;

  @Setting('LLM_PRICE_OUT', 0, 'US dollars for a million tokens written.')
  @IsNumber()
  @Min(0)
  llmPriceOut!: number;

  @Setting(
    'FAILPOINTS',
    undefined,
    'Where the process dies or waits, for `npm run test:faults`; refused in production.',
  )
  @IsOptional()
  @Matches(FAILPOINTS, { message: 'must be such as after-enqueue:kill@1 or before-claims-stored:wait-500' })
  @ValidateBy({
    name: 'notInProduction',
    validator: {
      validate: (_points, on) => (on?.object as Settings).nodeEnv !== 'production',
      defaultMessage: () => 'must be unset where NODE_ENV is production',
    },
  })
  failpoints?: string;
}
