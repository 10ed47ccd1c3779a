import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { JOB_NAMES, type JobName, type PayloadOf } from './job-registry.js';

const HANDLES = Symbol('claimdesk:handles-job');
const FINDS_PENDING = Symbol('claimdesk:finds-pending');

type Handler<Name extends JobName> = (payload: PayloadOf<Name>, signal: AbortSignal) => Promise<void>;
/** Payloads of work that waits in Postgres, at most `limit`, each not offered again for `afterSeconds`. */
type PendingFinder<Name extends JobName> = (limit: number, afterSeconds: number) => Promise<PayloadOf<Name>[]>;

const mark =
  (marker: symbol, name: JobName) =>
  (_target: object, _key: string, descriptor: { value?: object }): void => {
    Reflect.defineMetadata(marker, name, descriptor.value!);
  };

/** The method that runs a job. Running it twice must change nothing the second time. */
export const HandlesJob =
  <Name extends JobName>(name: Name) =>
  (target: object, key: string, descriptor: { value?: Handler<Name> }): void =>
    mark(HANDLES, name)(target, key, descriptor);

/** The method that finds work in Postgres which this job must still do. */
export const FindsPending =
  <Name extends JobName>(name: Name) =>
  (target: object, key: string, descriptor: { value?: PendingFinder<Name> }): void =>
    mark(FINDS_PENDING, name)(target, key, descriptor);

/** Handler and finder of every job, found among the providers. */
@Injectable()
export class JobHandlers implements OnModuleInit {
  private handlers!: Map<JobName, Handler<JobName>>;
  private finders!: Map<JobName, PendingFinder<JobName>>;

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onModuleInit(): void {
    this.handlers = this.collect(HANDLES, 'handler');
    this.finders = this.collect(FINDS_PENDING, 'pending finder');
  }

  handlerOf<Name extends JobName>(name: Name): Handler<Name> {
    return this.handlers.get(name) as Handler<Name>;
  }

  finderOf<Name extends JobName>(name: Name): PendingFinder<Name> {
    return this.finders.get(name) as unknown as PendingFinder<Name>;
  }

  /** @throws when a job has no method for this part, or two */
  private collect<Method>(marker: symbol, part: string): Map<JobName, Method> {
    const found = new Map<JobName, Method>();
    for (const { instance } of this.discovery.getProviders() as { instance?: object }[]) {
      if (!instance) continue;
      for (const key of this.scanner.getAllMethodNames(Object.getPrototypeOf(instance) as object | null)) {
        const method = (instance as Record<string, unknown>)[key];
        if (typeof method !== 'function') continue;
        const name = Reflect.getMetadata(marker, method) as JobName | undefined;
        if (name === undefined) continue;
        if (found.has(name)) throw new Error(`job ${name} has two methods as ${part}: keep one`);
        found.set(name, method.bind(instance) as Method);
      }
    }
    const missing = JOB_NAMES.filter((name) => !found.has(name));
    if (missing.length) throw new Error(`no ${part} for job ${missing.join(', ')}: add one, or import its module`);
    return found;
  }
}
