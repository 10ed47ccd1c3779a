import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';

export class PublishReportDto {
  @ApiPropertyOptional({
    enum: ['refuse', 'show'],
    default: 'refuse',
    description:
      'What to do about claims without a verdict: refuse, or show them as under review, with nothing found so far.',
  })
  @IsOptional()
  @IsIn(['refuse', 'show'])
  unfinished?: 'refuse' | 'show';

  @ApiPropertyOptional({ description: 'Why now, for the log.' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  reason?: string;
}

export class WithdrawReportDto {
  @ApiProperty({ description: 'For the log.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(1000)
  reason!: string;
}
