import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Readable } from 'node:stream';
import { AnyRole, Leads, Reviewers } from '../auth/access.js';
import { CurrentActor, type Actor } from '../auth/actor.js';
import { PageQuery } from '../database/page.query.js';
import { IdParam } from '../errors/id-param.js';
import { IfMatch, type ExpectedRevision } from '../errors/if-match.js';
import { CorrectSplit } from './correct-split.js';
import { AddClaimDto, ChangeClaimDto, MergeClaimsDto, SplitClaimDto } from './correction.dto.js';
import { CorrectionPage, DoneCorrectionView } from './correction.view.js';
import { ExportCorrections } from './export-corrections.js';
import { FindCorrections } from './find-corrections.js';

@ApiTags('corrections')
@Controller('v1')
export class CorrectionsController {
  constructor(
    private readonly correct: CorrectSplit,
    private readonly find: FindCorrections,
    private readonly exporting: ExportCorrections,
  ) {}

  @Patch('claims/:id')
  @Reviewers()
  @ApiOperation({ summary: 'Correct a claim’s words, type or claimants' })
  @ApiOkResponse({ type: DoneCorrectionView })
  change(
    @CurrentActor() actor: Actor,
    @Param('id', IdParam) id: string,
    @IfMatch() expected: ExpectedRevision,
    @Body() dto: ChangeClaimDto,
  ): Promise<DoneCorrectionView> {
    return this.correct.change(actor, id, expected, dto);
  }

  @Post('claims/:id/split')
  @Reviewers()
  @HttpCode(200)
  @ApiOperation({ summary: 'Make several claims of one' })
  @ApiOkResponse({ type: DoneCorrectionView })
  split(
    @CurrentActor() actor: Actor,
    @Param('id', IdParam) id: string,
    @IfMatch() expected: ExpectedRevision,
    @Body() dto: SplitClaimDto,
  ): Promise<DoneCorrectionView> {
    return this.correct.split(actor, id, expected, dto);
  }

  @Post('claims/:id/merge')
  @Leads()
  @HttpCode(200)
  @ApiOperation({ summary: 'Make one claim of several' })
  @ApiOkResponse({ type: DoneCorrectionView })
  merge(
    @CurrentActor() actor: Actor,
    @Param('id', IdParam) id: string,
    @IfMatch() expected: ExpectedRevision,
    @Body() dto: MergeClaimsDto,
  ): Promise<DoneCorrectionView> {
    return this.correct.merge(actor, id, expected, dto);
  }

  @Post('articles/:id/claims')
  @Leads()
  @ApiOperation({ summary: 'Add a claim that the split missed' })
  @ApiCreatedResponse({ type: DoneCorrectionView })
  add(
    @CurrentActor() actor: Actor,
    @Param('id', IdParam) id: string,
    @Body() dto: AddClaimDto,
  ): Promise<DoneCorrectionView> {
    return this.correct.add(actor, id, dto);
  }

  @Get('articles/:id/corrections')
  @AnyRole()
  @ApiOperation({ summary: 'Corrections of the article’s current text, newest first' })
  @ApiOkResponse({ type: CorrectionPage })
  ofArticle(
    @CurrentActor() actor: Actor,
    @Param('id', IdParam) id: string,
    @Query() query: PageQuery,
  ): Promise<CorrectionPage> {
    return this.find.ofArticle(actor.deskId, id, query);
  }

  @Get('exports/corrections.jsonl')
  @Leads()
  @ApiOperation({ summary: 'Corrected texts in the format of the gold set, to train and measure the splitter' })
  @ApiProduces('application/jsonl')
  @ApiOkResponse({ schema: { type: 'string' }, description: 'A line for each corrected text: JSON Lines' })
  export(@CurrentActor() actor: Actor): StreamableFile {
    return new StreamableFile(Readable.from(this.exporting.lines(actor.deskId)), { type: 'application/jsonl' });
  }
}
