import { applyDecorators, Header, SetMetadata } from '@nestjs/common';

export const SECRET_FIELD = 'claimdesk:secret-field';

/**
 * The reply's `field` may be seen once and is kept nowhere: not by caches on the way, and not with an Idempotency-Key, whose
 * replay has `null` in its place. Who lost the first reply asks for a new secret.
 */
export const ReplyHoldsSecret = (field: string): MethodDecorator =>
  applyDecorators(SetMetadata(SECRET_FIELD, field), Header('cache-control', 'no-store'));

/** A reply's body as it may be kept. `field` is undefined where the reply holds no secret. */
export const withoutSecret = (body: unknown, field: string | undefined): unknown =>
  field === undefined ? body : { ...(body as object), [field]: null };
