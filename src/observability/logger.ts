import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';
import type { Settings } from '../config/settings.js';
import { currentTrail } from '../telemetry/trail.js';

type Level = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';

/** Fields that hold secrets; cut out wherever one is logged, by itself, in an object or among its headers. */
const SECRET = ['authorization', 'cookie', 'set-cookie', 'apiKey', 'key', 'password', 'secret', 'connectionString'];
const REDACTED = SECRET.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.headers["${name}"]`]);

/** JSON lines on standard output, each with the id of the request that caused what it tells of, where one did. */
export const createLog = (settings: Settings, processName: string): Logger =>
  pino({
    level: settings.logLevel,
    base: { process: processName },
    redact: { paths: REDACTED, censor: '(hidden)' },
    mixin: () => {
      const { requestId, span } = currentTrail() ?? {};
      return { ...(requestId ? { requestId } : {}), ...(span ? { traceId: span.spanContext().traceId } : {}) };
    },
  });

/** Nest's own messages and those of `new Logger(context)`, as lines of the same log. */
export function nestLog(log: Logger): LoggerService {
  const at =
    (level: Level) =>
    (message: unknown, ...rest: unknown[]): void => {
      const context = typeof rest.at(-1) === 'string' ? rest.at(-1) : undefined;
      if (message instanceof Error) log[level]({ context, err: message }, message.message);
      else if (typeof message === 'object' && message !== null) log[level]({ context, ...message });
      else
        log[level]({ context, ...(level === 'error' && rest.length > 1 ? { stack: rest[0] } : {}) }, String(message));
    };
  return {
    log: at('info'),
    error: at('error'),
    warn: at('warn'),
    debug: at('debug'),
    verbose: at('trace'),
    fatal: at('fatal'),
  };
}
