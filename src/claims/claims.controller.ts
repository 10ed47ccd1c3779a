import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AnyRole } from '../auth/access.js';
import { CurrentActor, type Actor } from '../auth/actor.js';
import { IdParam } from '../errors/id-param.js';
import { OkWithETag } from '../errors/if-match.js';
import { ClaimPage } from './claim.view.js';
import { ClaimDetailView } from './claim-detail.view.js';
import { FindClaims } from './find-claims.js';
import { ArticleClaimsQuery, SearchClaimsQuery } from './search-claims.query.js';

@ApiTags('claims')
@Controller('v1')
export class ClaimsController {
  constructor(private readonly find: FindClaims) {}

  @Get('articles/:id/claims')
  @AnyRole()
  @ApiOperation({ summary: 'An article’s claims in reading order' })
  @ApiOkResponse({ type: ClaimPage })
  ofArticle(
    @CurrentActor() actor: Actor,
    @Param('id', IdParam) id: string,
    @Query() query: ArticleClaimsQuery,
  ): Promise<ClaimPage> {
    return this.find.ofArticle(actor.deskId, id, query);
  }

  @Get('claims')
  @AnyRole()
  @ApiOperation({ summary: 'Search claims, newest first' })
  @ApiOkResponse({ type: ClaimPage })
  search(@CurrentActor() actor: Actor, @Query() query: SearchClaimsQuery): Promise<ClaimPage> {
    return this.find.search(actor.deskId, query);
  }

  @Get('claims/:id')
  @AnyRole()
  @ApiOperation({ summary: 'One claim with its tasks, verdicts and evidence' })
  @OkWithETag(ClaimDetailView)
  get(@CurrentActor() actor: Actor, @Param('id', IdParam) id: string): Promise<ClaimDetailView> {
    return this.find.one(actor, id);
  }
}
