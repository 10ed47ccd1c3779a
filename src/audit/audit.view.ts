import { ApiProperty } from '@nestjs/swagger';
import { FAULTS, type AuditCheck, type BadPlace, type Fault } from './audit-check.js';

/** In place of whoever judged or looked into a claim that others still have to judge without knowing. */
export const HIDDEN_ACTOR = 'hidden until the claim is settled';

export class AuditEventView {
  @ApiProperty()
  id!: number;

  @ApiProperty({ type: String, format: 'date-time' })
  at!: string;

  @ApiProperty({
    description: `\`person:\` and an id, \`system\`, or “${HIDDEN_ACTOR}”: then name, reason, detail and request id are null.`,
  })
  actor!: string;

  @ApiProperty({ type: String, nullable: true, description: 'The person’s name, where the actor is one.' })
  actorName!: string | null;

  @ApiProperty({ description: 'noun.verb' })
  action!: string;

  @ApiProperty()
  subjectType!: string;

  @ApiProperty({ format: 'uuid' })
  subjectId!: string;

  @ApiProperty({ type: String, nullable: true, description: 'State before.' })
  from!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'State after.' })
  to!: string | null;

  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;

  @ApiProperty({ type: Object, nullable: true, description: 'What else decided: round, cycle, token, versions.' })
  detail!: unknown;

  @ApiProperty({ type: String, nullable: true })
  requestId!: string | null;

  @ApiProperty({ type: Number, nullable: true, description: 'Its place in the chain; null until it is sealed.' })
  seq!: number | null;

  @ApiProperty({ type: String, nullable: true, description: 'The chain’s hash at this place.' })
  hash!: string | null;
}

export class AuditPage {
  @ApiProperty({ type: [AuditEventView] })
  items!: AuditEventView[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}

export class AuditHeadView {
  @ApiProperty({ description: 'How many events the chain holds.' })
  seq!: number;

  @ApiProperty({ description: 'SHA-256 over all of them: 64 hexadecimal digits.' })
  hash!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  sealedAt!: string | null;
}

class BadPlaceView implements BadPlace {
  @ApiProperty({ enum: FAULTS })
  kind!: Fault;

  @ApiProperty({ type: Number, nullable: true })
  eventId!: number | null;

  @ApiProperty({ type: Number, nullable: true })
  seq!: number | null;

  @ApiProperty()
  detail!: string;
}

export class AuditCheckView implements AuditCheck {
  @ApiProperty()
  ok!: boolean;

  @ApiProperty({ description: 'Events that are as they were written: all, or those before the bad place.' })
  events!: number;

  @ApiProperty({ description: 'The last good place of the chain.' })
  seq!: number;

  @ApiProperty({ description: 'The chain’s hash there.' })
  hash!: string;

  @ApiProperty({ type: BadPlaceView, nullable: true })
  firstBad!: BadPlaceView | null;

  @ApiProperty({ description: 'Milliseconds it took.' })
  checkedInMs!: number;
}
