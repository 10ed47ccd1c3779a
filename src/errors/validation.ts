import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { Problem, type FieldFault } from './problem.js';

/** Checks bodies and queries against their DTO classes: unknown fields are refused, faults come all at once. */
export const validationPipe = (): ValidationPipe =>
  new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    stopAtFirstError: false,
    exceptionFactory: (errors) => invalidRequest(errors.flatMap((error) => faults(error, ''))),
  });

export function invalidRequest(errors: FieldFault[]): Problem {
  const names = errors.map((e) => (e.pointer ? e.pointer.slice(1) : e.parameter)).filter(Boolean);
  return new Problem('invalid_request', `Cannot use: ${[...new Set(names)].join(', ') || 'the body'}.`, errors);
}

function faults(error: ValidationError, parent: string): FieldFault[] {
  const pointer = `${parent}/${error.property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const own = Object.entries(error.constraints ?? {}).map(([rule, text]) => ({
    pointer,
    detail: rule === 'whitelistValidation' ? 'is not a field of this request' : text,
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => faults(child, pointer))];
}
