import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import {
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiResponse,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../auth/access.js';
import { IdParam } from '../errors/id-param.js';
import { PublishedReportView } from './report.view.js';
import { SendReport } from './send-report.js';
import { ShowReport } from './show-report.js';

/** What readers see, without a key. */
@ApiTags('publishing')
@Controller('reports/:id')
@Public()
@ApiExtraModels(PublishedReportView)
export class ReaderController {
  constructor(
    private readonly show: ShowReport,
    private readonly send: SendReport,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The newest edition of an article’s report: a page, or JSON by Accept' })
  @ApiProduces('text/html', 'application/json')
  @ApiOkResponse({
    content: {
      'text/html': { schema: { type: 'string' } },
      'application/json': { schema: { $ref: getSchemaPath(PublishedReportView) } },
    },
  })
  @ApiResponse({ status: 304, description: 'The caller has it: If-None-Match' })
  @ApiResponse({ status: 404, description: 'Never published' })
  @ApiResponse({ status: 410, description: 'Withdrawn' })
  async report(
    @Param('id', IdParam) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    return this.send.report(await this.show.forReaders(id), request, reply);
  }

  @Get('report.jsonld')
  @ApiOperation({ summary: 'ClaimReview markup of that edition' })
  @ApiOkResponse({ content: { 'application/ld+json': { schema: { type: 'object' } } } })
  async claimReviews(
    @Param('id', IdParam) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    return this.send.claimReviews(await this.show.forReaders(id), request, reply);
  }
}
