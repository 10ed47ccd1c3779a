import { IsInt, IsUUID, Min } from 'class-validator';
import 'reflect-metadata';

/** The queues. One for text work, which takes the processor; one for the short steps around reviews; one that waits for strangers. */
export const QUEUES = ['articles', 'reviews', 'webhooks'] as const;
export type QueueName = (typeof QUEUES)[number];

/** Payloads carry ids only: what is to be done is read from Postgres when the job runs. */
export class VersionPayload {
  @IsUUID()
  versionId!: string;
}

export class ClaimPayload {
  @IsUUID()
  claimId!: string;
}

export class TaskPayload {
  @IsUUID()
  taskId!: string;
}

export class LeasePayload extends TaskPayload {
  @IsInt()
  @Min(1)
  token!: number;
}

export class SealPayload {
  /** The row of `audit_head` whose chain is to grow. */
  @IsInt()
  @Min(1)
  headId!: number;
}

export class EndpointPayload {
  @IsUUID()
  endpointId!: string;
}

export interface JobDefinition<Payload extends object> {
  queue: QueueName;
  payload: new () => Payload;
  /** Runs before BullMQ gives a job up. The sweeper brings the work back; only Postgres decides that it has failed. */
  attempts: number;
  /** First pause between runs, in milliseconds; it doubles, with jitter. */
  backoffMs: number;
  timeoutMs: number;
  /** The part of the job's id that tells pieces of work apart: the same work added twice is one job. */
  key: (payload: Payload) => string;
}

const define = <Payload extends object>(definition: JobDefinition<Payload>): JobDefinition<Payload> => definition;

/** Every job there is. Senders, handlers and the sweeper derive from this table; the boot fails where one is missing. */
export const JOBS = {
  'split-article': define({
    queue: 'articles',
    payload: VersionPayload,
    attempts: 3,
    backoffMs: 1_000,
    timeoutMs: 60_000,
    key: ({ versionId }) => versionId,
  }),
  'open-claims': define({
    queue: 'reviews',
    payload: VersionPayload,
    attempts: 3,
    backoffMs: 500,
    timeoutMs: 30_000,
    key: ({ versionId }) => versionId,
  }),
  'expire-lease': define({
    queue: 'reviews',
    payload: LeasePayload,
    attempts: 3,
    backoffMs: 500,
    timeoutMs: 10_000,
    key: ({ taskId, token }) => `${taskId}-${token}`,
  }),
  'lapse-assignment': define({
    queue: 'reviews',
    payload: TaskPayload,
    attempts: 3,
    backoffMs: 500,
    timeoutMs: 10_000,
    key: ({ taskId }) => taskId,
  }),
  'recheck-claim': define({
    queue: 'reviews',
    payload: ClaimPayload,
    attempts: 3,
    backoffMs: 500,
    timeoutMs: 10_000,
    key: ({ claimId }) => claimId,
  }),
  'seal-audit': define({
    queue: 'reviews',
    payload: SealPayload,
    attempts: 1,
    backoffMs: 500,
    timeoutMs: 30_000,
    key: ({ headId }) => `head-${headId}`,
  }),
  'deliver-webhooks': define({
    queue: 'webhooks',
    payload: EndpointPayload,
    attempts: 1,
    backoffMs: 500,
    timeoutMs: 120_000,
    key: ({ endpointId }) => endpointId,
  }),
} as const;

export type JobName = keyof typeof JOBS;
export type PayloadOf<Name extends JobName> = InstanceType<(typeof JOBS)[Name]['payload']>;

export const JOB_NAMES = Object.keys(JOBS) as JobName[];

/** The job's id: never all digits, never with a colon, both of which BullMQ refuses. */
export function jobId<Name extends JobName>(name: Name, payload: PayloadOf<Name>): string {
  const definition = JOBS[name] as unknown as JobDefinition<PayloadOf<Name>>;
  return `${name}-${definition.key(payload)}`;
}
