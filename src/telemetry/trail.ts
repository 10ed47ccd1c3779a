import type { Context, Span } from '@opentelemetry/api';
import { AsyncLocalStorage } from 'node:async_hooks';

/** What caused a piece of work, as the row that waited for it keeps it. */
export interface Cause {
  request_id: string | null;
  /** A place in a trace, as W3C Trace Context writes it. */
  traceparent: string | null;
}

/** The request or the job that the code now running belongs to. A job learns its request when it has read its row. */
export interface Trail {
  requestId: string | undefined;
  /** Only while tracing is on, and once it is known whose work this is. */
  span: Span | undefined;
  /** A job's: begins its span under whatever caused it. */
  open: ((parent: Context) => Span) | undefined;
  /** Steps that ended before that: written down once there is a span to put them under. */
  early: (() => void)[];
}

export const newTrail = (requestId?: string): Trail => ({ requestId, span: undefined, open: undefined, early: [] });

const trails = new AsyncLocalStorage<Trail>();

export const currentTrail = (): Trail | undefined => trails.getStore();

export const onTrail = <Result>(trail: Trail, work: () => Result): Result => trails.run(trail, work);
