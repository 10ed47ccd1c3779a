import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength, MinLength } from 'class-validator';
import { Role } from '../database/generated/enums.js';

export class SignInDto {
  @ApiProperty({ description: 'An API key.', maxLength: 200 })
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  key!: string;
}

/** Who asks. */
export class SessionView {
  @ApiProperty({ format: 'uuid' })
  personId!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ enum: Role, description: 'Of the key.' })
  role!: Role;

  @ApiProperty({ description: 'Name of the desk.' })
  desk!: string;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When they have to sign in again; null where the key itself was sent.',
  })
  expiresAt!: string | null;
}
