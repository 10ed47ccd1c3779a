import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Leads } from '../auth/access.js';
import { CurrentActor, type Actor } from '../auth/actor.js';
import { ReplyHoldsSecret } from '../auth/reply-holds-secret.js';
import { PageQuery } from '../database/page.query.js';
import { IdParam } from '../errors/id-param.js';
import { IfMatch, OkWithETag, type ExpectedRevision } from '../errors/if-match.js';
import { ChangeWebhook } from './change-webhook.js';
import { ChangeWebhookDto, CreateWebhookDto, RotateSecretDto } from './webhook.dto.js';
import { WebhookPage, WebhookView, WebhookWithSecretView } from './webhook.view.js';
import { Webhooks } from './webhooks.js';

@ApiTags('webhooks')
@Controller('v1/webhooks')
@Leads()
export class WebhooksController {
  constructor(
    private readonly webhooks: Webhooks,
    private readonly changing: ChangeWebhook,
  ) {}

  @Post()
  @ReplyHoldsSecret('secret')
  @ApiOperation({ summary: 'Have the desk’s events posted to an address; the reply holds the secret that signs them' })
  @ApiCreatedResponse({ type: WebhookWithSecretView })
  create(@CurrentActor() actor: Actor, @Body() dto: CreateWebhookDto): Promise<WebhookWithSecretView> {
    return this.webhooks.create(actor, dto);
  }

  @Get()
  @ApiOperation({ summary: 'The desk’s webhooks, oldest first' })
  @ApiOkResponse({ type: WebhookPage })
  list(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<WebhookPage> {
    return this.webhooks.page(actor, query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One webhook' })
  @OkWithETag(WebhookView)
  get(@CurrentActor() actor: Actor, @Param('id', IdParam) id: string): Promise<WebhookView> {
    return this.webhooks.one(actor, id);
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Change its address or events, or switch it on or off' })
  @OkWithETag(WebhookView)
  change(
    @CurrentActor() actor: Actor,
    @Param('id', IdParam) id: string,
    @IfMatch() expected: ExpectedRevision,
    @Body() dto: ChangeWebhookDto,
  ): Promise<WebhookView> {
    return this.changing.run(actor, id, expected, dto);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a webhook with all its deliveries' })
  @ApiNoContentResponse({ description: 'Deleted' })
  remove(@CurrentActor() actor: Actor, @Param('id', IdParam) id: string): Promise<void> {
    return this.webhooks.remove(actor, id);
  }

  @Post(':id/rotate-secret')
  @HttpCode(200)
  @ReplyHoldsSecret('secret')
  @ApiOperation({ summary: 'Make a new secret; the old one signs too for some hours' })
  @ApiOkResponse({ type: WebhookWithSecretView })
  rotate(
    @CurrentActor() actor: Actor,
    @Param('id', IdParam) id: string,
    @Body() dto: RotateSecretDto,
  ): Promise<WebhookWithSecretView> {
    return this.webhooks.rotate(actor, id, dto);
  }
}
