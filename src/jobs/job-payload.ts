import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { JOBS, type JobName, type PayloadOf } from './job-registry.js';

/** A payload that can never be run, whoever retries it. */
export class InvalidPayload extends Error {
  override name = 'InvalidPayload';
}

/**
 * Checks a payload against its class: when it is sent and again when it is received.
 * @throws InvalidPayload naming the job and the fields
 */
export function checkPayload<Name extends JobName>(name: Name, data: unknown): PayloadOf<Name> {
  const payload = plainToInstance(JOBS[name].payload as new () => PayloadOf<Name>, data);
  const faults =
    typeof payload === 'object' && payload !== null
      ? validateSync(payload, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true })
      : [{ property: 'payload' }];
  if (faults.length) throw new InvalidPayload(`${name}: cannot use ${faults.map((f) => f.property).join(', ')}`);
  return payload;
}
