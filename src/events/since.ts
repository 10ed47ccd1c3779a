import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { invalidRequest } from '../errors/validation.js';

const PLACE = /^\d{1,15}$/;
const DESCRIPTION = 'Begin after the event with this id; without one, now.';

export class EventsQuery {
  @ApiPropertyOptional({ type: Number, description: DESCRIPTION })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(999_999_999_999_999)
  since?: number;
}

/** @throws Problem naming the header where it is no place of the feed; a browser that has none may send an empty one */
export function placeOf(header: string | undefined): number | undefined {
  if (!header) return undefined;
  if (PLACE.test(header)) return Number(header);
  throw invalidRequest([{ parameter: 'Last-Event-ID', detail: 'must be the id of an event of this stream' }]);
}

const documented: ParameterDecorator = (target, key) => {
  const header = { name: 'Last-Event-ID', required: false, description: `${DESCRIPTION} Counts before \`since\`.` };
  ApiHeader(header)(target, key!, Object.getOwnPropertyDescriptor(target, key!)!);
};

/** The place that a reader who comes back was at, as a controller parameter: see {@link placeOf}. */
export const LastEventId = createParamDecorator(
  (_data: unknown, context: ExecutionContext): number | undefined =>
    placeOf(
      context.switchToHttp().getRequest<FastifyRequest<{ Headers: { 'last-event-id'?: string } }>>().headers[
        'last-event-id'
      ],
    ),
  [documented],
);
