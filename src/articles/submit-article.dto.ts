import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsTime } from '../errors/is-time.js';
import { IsLocale, IsOptional, IsString, IsUrl, MaxLength, ValidateIf } from 'class-validator';

const isWebUrl = { protocols: ['http', 'https'], require_protocol: true, require_tld: false };

/** An article to check: `text` or `html`, one of the two. */
export class SubmitArticleDto {
  @ApiPropertyOptional({ description: 'Headline. Taken from the HTML where there is one.' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  title?: string;

  @ApiPropertyOptional({ description: 'Plain text; blank lines between paragraphs. Either this or `html`.' })
  @ValidateIf((dto: SubmitArticleDto) => dto.html === undefined || dto.text !== undefined)
  @IsString({ message: 'must be a string with the article’s text (or send html)' })
  text?: string;

  @ApiPropertyOptional({ description: 'A page or fragment; its text is kept, its markup is not.' })
  @IsOptional()
  @IsString()
  html?: string;

  @ApiPropertyOptional({
    description: 'Where the article is published. The same address with another text is a new version.',
  })
  @IsOptional()
  @IsUrl(isWebUrl)
  @MaxLength(2000)
  sourceUrl?: string;

  @ApiPropertyOptional({ description: 'Outlet; becomes the claimant of what the article says in its own voice.' })
  @IsOptional()
  @IsString()
  @MaxLength(300)
  publisher?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(300)
  author?: string;

  @ApiPropertyOptional({ type: String, format: 'date-time' })
  @IsOptional()
  @IsTime()
  publishedAt?: string;

  @ApiPropertyOptional({ description: 'Language tag such as `en`; detected where it is missing.' })
  @IsOptional()
  @IsLocale()
  language?: string;
}
