import type { Context, Span, SpanOptions, Tracer } from '@opentelemetry/api';
import type { Settings } from '../config/settings.js';
import { currentTrail, newTrail, onTrail, type Cause, type Trail } from './trail.js';

/** Everything of OpenTelemetry that is needed; its packages are loaded only where tracing is on. */
interface Tracing {
  api: typeof import('@opentelemetry/api');
  tracer: Tracer;
  stop: () => Promise<void>;
}

let tracing: Tracing | undefined;

/** Sends traces to the settings' OTLP endpoint from now on; without one nothing is loaded and nothing is done. */
export async function startTracing({ otlpEndpoint }: Settings, processName: string): Promise<void> {
  if (otlpEndpoint === undefined || tracing) return;
  const [api, { BatchSpanProcessor, NodeTracerProvider }, { OTLPTraceExporter }, { resourceFromAttributes }] =
    await Promise.all([
      import('@opentelemetry/api'),
      import('@opentelemetry/sdk-trace-node'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
    ]);
  const exporter = new OTLPTraceExporter({ url: `${otlpEndpoint.replace(/\/$/, '')}/v1/traces` });
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': `claimdesk-${processName}` }),
    spanProcessors: [new BatchSpanProcessor(exporter, { scheduledDelayMillis: 1_000 })],
  });
  tracing = { api, tracer: provider.getTracer('claimdesk'), stop: () => provider.shutdown() };
}

/** Sends what is left. A collector that is away must not keep a process from stopping. */
export async function stopTracing(): Promise<void> {
  await tracing?.stop().catch(() => undefined);
  tracing = undefined;
}

/** A request's trail; `traceparent` is what the caller sent, if they trace too. */
export function beginRequest(requestId: string, method: string, traceparent: unknown): Trail {
  const trail = newTrail(requestId);
  if (tracing) trail.span = startSpan(method, 'SERVER', {}, contextOf(traceparent));
  return trail;
}

export function endRequest({ requestId, span }: Trail, method: string, route: string, status: number): void {
  if (!span || !tracing) return;
  span.updateName(`${method} ${route}`);
  span.setAttributes({
    'http.request.method': method,
    'http.route': route,
    'http.response.status_code': status,
    'claimdesk.request_id': requestId ?? '',
  });
  if (status >= 500) span.setStatus({ code: tracing.api.SpanStatusCode.ERROR });
  span.end();
}

/** Runs a job on a trail of its own, or on what is left of the one that hands it on. */
export async function runJob(name: string, jobId: string | undefined, work: () => Promise<void>): Promise<void> {
  const before = currentTrail();
  const trail = newTrail(before?.requestId);
  const startTime = now();
  const attributes = { 'messaging.operation.name': 'process', 'messaging.message.id': jobId ?? '' };
  trail.open = (parent) => startSpan(`run ${name}`, 'CONSUMER', { startTime, attributes }, parent);
  if (tracing && before?.span) trail.span = trail.open(contextUnder(before.span));
  try {
    await onTrail(trail, work);
  } catch (error) {
    open(trail)?.setStatus({ code: tracing!.api.SpanStatusCode.ERROR, message: (error as Error).name });
    throw error;
  } finally {
    open(trail)?.end();
  }
}

/** Ties the job that runs now to what caused it: its log lines get the request's id, its spans the request's trace. */
export function follow({ request_id, traceparent }: Cause): void {
  const trail = currentTrail();
  if (!trail) return;
  trail.requestId ??= request_id ?? undefined;
  open(trail, traceparent);
}

/** What to store beside a request's id, so that the trace goes on where the row is worked on. */
export function currentTraceparent(): string | null {
  const context = currentTrail()?.span?.spanContext();
  return context ? `00-${context.traceId}-${context.spanId}-0${context.traceFlags & 1}` : null;
}

/** A step of the work that runs now. Its name says which; values never become part of a trace. */
export async function traced<Result>(
  name: string,
  kind: 'CLIENT' | 'PRODUCER',
  attributes: Record<string, string>,
  work: () => Promise<Result>,
): Promise<Result> {
  const trail = tracing && currentTrail();
  if (!trail) return work();
  const startTime = now();
  let failed = false;
  try {
    return await work();
  } catch (error) {
    failed = true;
    throw error;
  } finally {
    const endTime = now();
    const write = (): void => {
      if (!tracing || !trail.span) return;
      const span = startSpan(name, kind, { startTime, attributes }, contextUnder(trail.span));
      if (failed) span.setStatus({ code: tracing.api.SpanStatusCode.ERROR });
      span.end(endTime);
    };
    if (trail.span) write();
    else trail.early.push(write);
  }
}

/** The job's span, begun where it is not yet. */
function open(trail: Trail, traceparent?: string | null): Span | undefined {
  if (!tracing) return undefined;
  if (!trail.span && trail.open) {
    trail.span = trail.open(contextOf(traceparent));
    for (const write of trail.early.splice(0)) write();
  }
  return trail.span;
}

const startSpan = (
  name: string,
  kind: 'SERVER' | 'CLIENT' | 'PRODUCER' | 'CONSUMER',
  options: SpanOptions,
  parent: Context,
): Span => tracing!.tracer.startSpan(name, { ...options, kind: tracing!.api.SpanKind[kind] }, parent);

const contextUnder = (span: Span): Context => tracing!.api.trace.setSpan(tracing!.api.ROOT_CONTEXT, span);

/** W3C Trace Context, version 00: 32 and 16 hexadecimal digits that are not all zero, and flags. */
const TRACEPARENT = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})$/;

function contextOf(traceparent: unknown): Context {
  const { ROOT_CONTEXT, trace } = tracing!.api;
  const [, traceId, spanId, flags] = (typeof traceparent === 'string' && TRACEPARENT.exec(traceparent)) || [];
  if (!traceId || !spanId) return ROOT_CONTEXT;
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags: parseInt(flags!, 16) & 1, isRemote: true });
}

const now = (): number => performance.timeOrigin + performance.now();
