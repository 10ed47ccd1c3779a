import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Matches, Max, Min, ValidateIf } from 'class-validator';

/** An exported head: both fields or neither. */
export class VerifyAuditQuery {
  @ApiPropertyOptional({ minimum: 0, description: '`seq` of a head exported before.' })
  @ValidateIf((query: VerifyAuditQuery) => query.seq !== undefined || query.hash !== undefined)
  @Type(() => Number)
  @IsInt({ message: 'must be a whole number; send seq and hash together' })
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  seq?: number;

  @ApiPropertyOptional({ description: '`hash` of that head.' })
  @ValidateIf((query: VerifyAuditQuery) => query.seq !== undefined || query.hash !== undefined)
  @Matches(/^[0-9a-f]{64}$/, { message: 'must be 64 hexadecimal digits in lower case; send seq and hash together' })
  hash?: string;
}
