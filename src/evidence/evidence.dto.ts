import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  IsBoolean,
  IsEnum,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUrl,
  Matches,
  MaxLength,
  ValidateIf,
} from 'class-validator';
import { IsTime } from '../errors/is-time.js';
import { Stance } from '../database/generated/enums.js';

const isWebUrl = { protocols: ['http', 'https'], require_protocol: true, require_tld: false };

/** What a reviewer found that bears on a claim: `url` or `document`, with the passage. */
export class EvidenceDto {
  @ApiPropertyOptional({ description: 'Web address. Either this or `document`.' })
  @ValidateIf((dto: EvidenceDto) => dto.document === undefined || dto.url !== undefined)
  @IsUrl(isWebUrl, { message: 'must be an http or https address (or send document)' })
  @MaxLength(2000)
  url?: string;

  @ApiPropertyOptional({ description: 'A source that has no address: a report, a record, an interview.' })
  @ValidateIf((dto: EvidenceDto) => dto.document !== undefined)
  @IsString()
  @IsNotEmpty()
  @MaxLength(1000)
  document?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(500)
  title?: string;

  @ApiProperty({ description: 'The words that bear on the claim, verbatim.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(20_000)
  passage!: string;

  @ApiPropertyOptional({ description: 'Where in the source the passage stands: a page, a heading, a time.' })
  @IsOptional()
  @IsString()
  @MaxLength(300)
  locator?: string;

  @ApiProperty({ enum: Stance })
  @IsEnum(Stance)
  stance!: Stance;

  @ApiPropertyOptional({ default: false, description: 'A primary source: the record itself, not a report of it.' })
  @IsOptional()
  @IsBoolean()
  primary?: boolean;

  @ApiPropertyOptional({
    description:
      'The independent source it goes back to, named alike for all its copies: a wire report and its reprints have one. Where missing: the site, or the document.',
  })
  @IsOptional()
  @IsString()
  @Matches(/\S/, { message: 'must name a source' })
  @MaxLength(300)
  origin?: string;

  @ApiPropertyOptional({
    description: 'SHA-256, in hex, of the page or file as it was seen. Where missing, the passage’s own is kept.',
  })
  @IsOptional()
  @Matches(/^[0-9a-f]{64}$/i, { message: 'must be a SHA-256 in hex: 64 digits' })
  contentHash?: string;

  @ApiPropertyOptional({ description: 'Address of an archived copy.' })
  @IsOptional()
  @IsUrl(isWebUrl)
  @MaxLength(2000)
  archiveUrl?: string;

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'When it was looked at; now where missing.' })
  @IsOptional()
  @IsTime()
  accessedAt?: string;
}
