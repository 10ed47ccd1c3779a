import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AnyRole, Leads } from '../auth/access.js';
import { CurrentActor, type Actor } from '../auth/actor.js';
import { IdParam } from '../errors/id-param.js';
import { IfMatch, OkWithETag, type ExpectedRevision } from '../errors/if-match.js';
import { ChangeClaimant } from './change-claimant.js';
import { ChangeClaimantDto } from './change-claimant.dto.js';
import { ClaimantDetailView, ClaimantPage } from './claimant.view.js';
import { FindClaimants } from './find-claimants.js';
import { ListClaimantsQuery } from './list-claimants.query.js';
import { MergeClaimantDto } from './merge-claimant.dto.js';
import { MergeClaimants } from './merge-claimants.js';

@ApiTags('claimants')
@Controller('v1/claimants')
export class ClaimantsController {
  constructor(
    private readonly find: FindClaimants,
    private readonly changeClaimant: ChangeClaimant,
    private readonly mergeClaimants: MergeClaimants,
  ) {}

  @Get()
  @AnyRole()
  @ApiOperation({ summary: 'The registry of claimants, newest first' })
  @ApiOkResponse({ type: ClaimantPage })
  list(@CurrentActor() actor: Actor, @Query() query: ListClaimantsQuery): Promise<ClaimantPage> {
    return this.find.page(actor.deskId, query);
  }

  @Get(':id')
  @AnyRole()
  @ApiOperation({
    summary: 'One claimant with its ledger',
    description: 'The id of an entry that was merged away gives the survivor, whose `mergedFrom` holds that id.',
  })
  @OkWithETag(ClaimantDetailView)
  get(@CurrentActor() actor: Actor, @Param('id', IdParam) id: string): Promise<ClaimantDetailView> {
    return this.find.one(actor.deskId, id);
  }

  @Patch(':id')
  @Leads()
  @ApiOperation({ summary: 'Change a claimant’s name, kind or aliases' })
  @OkWithETag(ClaimantDetailView)
  @ApiConflictResponse({
    description: 'A name is another entry’s (its id is in `conflictsWith`), or it was merged away',
  })
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', IdParam) id: string,
    @IfMatch() expected: ExpectedRevision,
    @Body() dto: ChangeClaimantDto,
  ): Promise<ClaimantDetailView> {
    await this.changeClaimant.run(actor, id, expected, dto);
    return this.find.one(actor.deskId, id);
  }

  @Post(':id/merge')
  @HttpCode(200)
  @Leads()
  @ApiOperation({
    summary: 'Merge a claimant into another, which gets its claims, names and aliases',
    description: 'Gives the survivor. There is no way back; the audit log keeps what was merged.',
  })
  @OkWithETag(ClaimantDetailView)
  @ApiConflictResponse({ description: 'One was merged away before, is an own voice, or both are the same' })
  async merge(
    @CurrentActor() actor: Actor,
    @Param('id', IdParam) id: string,
    @Body() dto: MergeClaimantDto,
  ): Promise<ClaimantDetailView> {
    await this.mergeClaimants.run(actor, id, dto);
    return this.find.one(actor.deskId, id);
  }
}
