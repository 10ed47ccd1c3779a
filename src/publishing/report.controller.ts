import { Body, Controller, Get, Headers, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AnyRole, Leads } from '../auth/access.js';
import { CurrentActor, type Actor } from '../auth/actor.js';
import { IdParam } from '../errors/id-param.js';
import { AnnotateArticle } from './annotate-article.js';
import { PublishReport } from './publish-report.js';
import { PublishReportDto, WithdrawReportDto } from './publish-report.dto.js';
import { DeskReportView } from './report.view.js';
import { SendReport } from './send-report.js';
import { ShowReport } from './show-report.js';

const JSON_LD = { content: { 'application/ld+json': { schema: { type: 'object' as const } } } };

@ApiTags('publishing')
@Controller('v1/articles/:id')
export class ReportController {
  constructor(
    private readonly show: ShowReport,
    private readonly send: SendReport,
    private readonly publishReport: PublishReport,
    private readonly annotate: AnnotateArticle,
  ) {}

  @Get('report')
  @AnyRole()
  @ApiOperation({
    summary: 'The report of an article as it stands now, for the desk',
    description: 'A page where Accept asks for HTML. Its ETag is what the If-Match of publishing names.',
  })
  @ApiProduces('application/json', 'text/html')
  @ApiOkResponse({
    content: {
      'application/json': { schema: { $ref: getSchemaPath(DeskReportView) } },
      'text/html': { schema: { type: 'string' } },
    },
  })
  async report(
    @CurrentActor() actor: Actor,
    @Param('id', IdParam) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    return this.send.report(await this.show.forDesk(actor.deskId, id), request, reply);
  }

  @Get('report.jsonld')
  @AnyRole()
  @ApiOperation({ summary: 'ClaimReview markup of the report as it stands now' })
  @ApiOkResponse(JSON_LD)
  async claimReviews(
    @CurrentActor() actor: Actor,
    @Param('id', IdParam) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    return this.send.claimReviews(await this.show.forDesk(actor.deskId, id), request, reply);
  }

  @Get('annotations.jsonld')
  @AnyRole()
  @ApiOperation({
    summary: 'Claims, sources and cues as W3C Web Annotations',
    description: 'Positions count Unicode code points there; everywhere else they count UTF-16 code units.',
  })
  @ApiOkResponse(JSON_LD)
  async annotations(
    @CurrentActor() actor: Actor,
    @Param('id', IdParam) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    return this.send.jsonLd(await this.annotate.run(actor.deskId, id), reply);
  }

  @Post('publish')
  @Leads()
  @HttpCode(200)
  @ApiOperation({ summary: 'Make the report as it stands now the edition that readers see' })
  @ApiHeader({ name: 'If-Match', required: false, description: 'ETag of the report that you read: that one or none.' })
  @ApiOkResponse({ type: DeskReportView })
  @ApiConflictResponse({ description: 'Claims have no verdict; `errors` lists what is in the way' })
  async publish(
    @CurrentActor() actor: Actor,
    @Param('id', IdParam) id: string,
    @Body() dto: PublishReportDto,
    @Headers('if-match') ifMatch?: string,
  ): Promise<DeskReportView> {
    await this.publishReport.publish(actor, id, dto, ifMatch);
    return (await this.show.forDesk(actor.deskId, id)).report;
  }

  @Post('unpublish')
  @Leads()
  @HttpCode(200)
  @ApiOperation({ summary: 'Take the report away from readers; its editions stay' })
  @ApiOkResponse({ type: DeskReportView })
  @ApiConflictResponse({ description: 'Readers do not see it' })
  async unpublish(
    @CurrentActor() actor: Actor,
    @Param('id', IdParam) id: string,
    @Body() dto: WithdrawReportDto,
  ): Promise<DeskReportView> {
    await this.publishReport.withdraw(actor, id, dto);
    return (await this.show.forDesk(actor.deskId, id)).report;
  }
}
