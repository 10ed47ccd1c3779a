import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Leads } from '../auth/access.js';
import { CurrentActor, type Actor } from '../auth/actor.js';
import { IdParam } from '../errors/id-param.js';
import { Deliveries } from './deliveries.js';
import { DeliveryPage, DeliveryView, ListDeliveriesQuery, ReplayedView } from './delivery.view.js';
import { ReplayFailedDto } from './webhook.dto.js';

@ApiTags('webhooks')
@Controller('v1/webhooks/:id')
@Leads()
export class DeliveriesController {
  constructor(private readonly deliveries: Deliveries) {}

  @Get('deliveries')
  @ApiOperation({ summary: 'What was or will be sent, newest first; kept for 30 days' })
  @ApiOkResponse({ type: DeliveryPage })
  list(
    @CurrentActor() actor: Actor,
    @Param('id', IdParam) id: string,
    @Query() query: ListDeliveriesQuery,
  ): Promise<DeliveryPage> {
    return this.deliveries.page(actor, id, query);
  }

  @Post('test')
  @HttpCode(202)
  @ApiOperation({ summary: 'Send a `webhook.test`' })
  @ApiAcceptedResponse({ type: DeliveryView })
  test(@CurrentActor() actor: Actor, @Param('id', IdParam) id: string): Promise<DeliveryView> {
    return this.deliveries.test(actor, id);
  }

  @Post('deliveries/:deliveryId/replay')
  @HttpCode(202)
  @ApiOperation({ summary: 'Send a delivery again, under its old id' })
  @ApiAcceptedResponse({ type: DeliveryView })
  replay(
    @CurrentActor() actor: Actor,
    @Param('id', IdParam) id: string,
    @Param('deliveryId', IdParam) deliveryId: string,
  ): Promise<DeliveryView> {
    return this.deliveries.replay(actor, id, deliveryId);
  }

  @Post('replay')
  @HttpCode(202)
  @ApiOperation({ summary: 'Send everything again that failed since a time' })
  @ApiAcceptedResponse({ type: ReplayedView })
  replayFailed(
    @CurrentActor() actor: Actor,
    @Param('id', IdParam) id: string,
    @Body() { since }: ReplayFailedDto,
  ): Promise<ReplayedView> {
    return this.deliveries.replayFailed(actor, id, since);
  }
}
