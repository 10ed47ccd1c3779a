import { Controller, Delete, HttpCode, Param } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { IdParam } from '../errors/id-param.js';
import { Roles } from './access.js';
import { CurrentActor, type Actor } from './actor.js';
import { Keys } from './keys.js';

@ApiTags('people')
@Controller('v1/keys')
export class KeysController {
  constructor(private readonly keys: Keys) {}

  @Delete(':id')
  @Roles('admin')
  @HttpCode(204)
  @ApiOperation({ summary: 'Revoke a key; every api process refuses it from now on' })
  @ApiNoContentResponse({ description: 'Revoked, now or before' })
  revoke(@CurrentActor() actor: Actor, @Param('id', IdParam) id: string): Promise<void> {
    return this.keys.revoke(actor, id);
  }
}
