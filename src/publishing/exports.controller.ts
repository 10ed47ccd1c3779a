import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AnyRole } from '../auth/access.js';
import { CurrentActor, type Actor } from '../auth/actor.js';
import { ExportClaims } from './export-claims.js';
import { ExportClaimsCsvQuery, ExportClaimsQuery } from './export-claims.query.js';

const text = (type: string): object => ({ content: { [type]: { schema: { type: 'string' } } } });

@ApiTags('publishing')
@Controller('v1/exports')
@AnyRole()
export class ExportsController {
  constructor(private readonly claims: ExportClaims) {}

  @Get('claims.csv')
  @ApiOperation({ summary: 'Claims as CSV, the oldest first', description: 'Filters as those of GET /v1/claims.' })
  @ApiOkResponse(text('text/csv'))
  async csv(@CurrentActor() actor: Actor, @Query() query: ExportClaimsCsvQuery): Promise<StreamableFile> {
    return new StreamableFile(await this.claims.csv(actor.deskId, query), {
      type: 'text/csv; charset=utf-8; header=present',
      disposition: 'attachment; filename="claims.csv"',
    });
  }

  @Get('claims.jsonl')
  @ApiOperation({
    summary: 'Claims as JSON, one a line, the oldest first',
    description: 'Filters as those of GET /v1/claims.',
  })
  @ApiOkResponse(text('application/jsonl'))
  async jsonl(@CurrentActor() actor: Actor, @Query() query: ExportClaimsQuery): Promise<StreamableFile> {
    return new StreamableFile(await this.claims.jsonl(actor.deskId, query), {
      type: 'application/jsonl; charset=utf-8',
      disposition: 'attachment; filename="claims.jsonl"',
    });
  }
}
