import { ValidationPipe, type ArgumentMetadata, type ValidationError } from '@nestjs/common';
import { Problem, type FieldFault } from './problem.js';

/** No request needs more; what checks and stores a body walks it by recursion. */
const DEEPEST = 32;

/** Fields that are cleaned before they are stored, so that they may hold what Postgres cannot. */
const CLEANED = new Set(['/text', '/html']);

/** Checks bodies and queries against their DTO classes: unknown fields are refused, faults come all at once. */
export const validationPipe = (): ValidationPipe =>
  new FieldPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    stopAtFirstError: false,
    exceptionFactory: (errors) => invalidRequest(errors.flatMap((error) => faults(error, ''))),
  });

class FieldPipe extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type !== 'body' && metadata.type !== 'query')
      return (await super.transform(value, metadata)) as unknown;
    try {
      if (typeof value !== 'object' || Array.isArray(value)) {
        throw invalidRequest([{ pointer: '', detail: 'must be an object' }]);
      }
      const unstorable = [...unstorableText(value, '')];
      if (unstorable.length) throw invalidRequest(unstorable);
      return (await super.transform(value, metadata)) as unknown;
    } catch (error) {
      if (metadata.type === 'body' || !(error instanceof Problem)) throw error;
      throw invalidRequest(error.errors.map(({ pointer, detail }) => ({ parameter: pointer?.slice(1), detail })));
    }
  }
}

/** Postgres keeps neither NUL nor half a surrogate pair; to leave them out would change what the caller wrote. */
function* unstorableText(value: unknown, pointer: string, depth = 0): Generator<FieldFault> {
  if (depth > DEEPEST) {
    yield { pointer: pointer.split('/').slice(0, 3).join('/'), detail: `must not nest deeper than ${DEEPEST} levels` };
    return;
  }
  if (typeof value === 'string' && !CLEANED.has(pointer) && (value.includes('\0') || !value.isWellFormed())) {
    yield { pointer, detail: 'must not hold a NUL or half of a surrogate pair' };
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, field] of Object.entries(value)) {
    if (key.includes('\0') || !key.isWellFormed()) {
      yield { pointer: `${pointer}/`, detail: 'a field’s name must not hold a NUL or half of a surrogate pair' };
    }
    yield* unstorableText(field, `${pointer}/${escapePointer(key)}`, depth + 1);
  }
}

const escapePointer = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

export function invalidRequest(errors: FieldFault[]): Problem {
  const names = errors.map((e) => (e.pointer ? e.pointer.slice(1) : e.parameter)).filter(Boolean);
  return new Problem('invalid_request', `Cannot use: ${[...new Set(names)].join(', ') || 'the body'}.`, errors);
}

function faults(error: ValidationError, parent: string): FieldFault[] {
  const pointer = `${parent}/${escapePointer(error.property)}`;
  const own = Object.entries(error.constraints ?? {}).map(([rule, text]) => ({
    pointer,
    detail: rule === 'whitelistValidation' ? 'is not a field of this request' : text,
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => faults(child, pointer))];
}
