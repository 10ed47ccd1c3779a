import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsNotEmpty, IsString, IsUUID, MaxLength, ValidateIf } from 'class-validator';

export class MergeClaimantDto {
  @ApiProperty({ format: 'uuid', description: 'The entry that stays.' })
  @IsUUID()
  intoId!: string;

  @ApiPropertyOptional({ maxLength: 2000 })
  @ValidateIf((dto: MergeClaimantDto) => dto.reason !== undefined)
  @IsString()
  @IsNotEmpty()
  @MaxLength(2000)
  reason?: string;
}
