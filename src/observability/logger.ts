import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';
import type { Settings } from '../config/settings.js';

type Level = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';

/** JSON lines on standard output. Keys are cut out wherever a request is logged. */
export const createLog = (settings: Settings, processName: string): Logger =>
  pino({ level: settings.logLevel, base: { process: processName }, redact: ['req.headers.authorization'] });

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
