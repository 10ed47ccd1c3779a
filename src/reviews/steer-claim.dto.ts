import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsNumber, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import { IsTime } from '../errors/is-time.js';

const MAX_REASON = 2_000;

export class ReasonDto {
  @ApiProperty({ description: 'Why, in words; it is shown with the claim.', maxLength: MAX_REASON })
  @IsString()
  @Matches(/\S/, { message: 'must say why, in words' })
  @MaxLength(MAX_REASON)
  reason!: string;
}

export class BoostDto extends ReasonDto {
  @ApiProperty({ minimum: -1, maximum: 1, description: 'Added to the score; takes the place of an earlier boost.' })
  @IsNumber()
  @Min(-1)
  @Max(1)
  boost!: number;
}

export class AssignDto {
  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'Whom the task is kept for; null for nobody.',
  })
  @ValidateIf(({ personId }: AssignDto) => personId !== null)
  @IsUUID()
  personId!: string | null;

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'When it goes back to everybody.' })
  @IsOptional()
  @IsTime()
  deadline?: string;

  @ApiPropertyOptional({ maxLength: MAX_REASON })
  @IsOptional()
  @IsString()
  @MaxLength(MAX_REASON)
  reason?: string;
}
