import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PageQuery } from '../database/page.query.js';
import { IdParam } from '../errors/id-param.js';
import { Roles } from './access.js';
import { CurrentActor, type Actor } from './actor.js';
import { CreateKeyDto } from './keys.dto.js';
import { Keys } from './keys.js';
import { NewKeyView } from './keys.view.js';
import { CreatePersonDto } from './people.dto.js';
import { People } from './people.js';
import { NewPersonView, PersonPage, PersonView } from './people.view.js';
import { ReplyHoldsSecret } from './reply-holds-secret.js';

@ApiTags('people')
@Controller('v1/people')
export class PeopleController {
  constructor(
    private readonly people: People,
    private readonly keys: Keys,
  ) {}

  @Post()
  @Roles('admin')
  @ReplyHoldsSecret('key')
  @ApiOperation({ summary: 'Add a person to the desk, with a first key where a role is given' })
  @ApiCreatedResponse({ type: NewPersonView })
  create(@CurrentActor() actor: Actor, @Body() dto: CreatePersonDto): Promise<NewPersonView> {
    return this.people.create(actor, dto);
  }

  @Get()
  @Roles('lead', 'admin')
  @ApiOperation({ summary: 'Who holds what: people with their keys, live leases and number of judgements' })
  @ApiOkResponse({ type: PersonPage })
  list(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<PersonPage> {
    return this.people.page(actor.deskId, query);
  }

  @Get(':id')
  @Roles('lead', 'admin')
  @ApiOperation({ summary: 'One person with their keys, live leases and number of judgements' })
  @ApiOkResponse({ type: PersonView })
  get(@CurrentActor() actor: Actor, @Param('id', IdParam) id: string): Promise<PersonView> {
    return this.people.one(actor.deskId, id);
  }

  @Post(':id/keys')
  @Roles('admin')
  @ReplyHoldsSecret('key')
  @ApiOperation({ summary: 'Make another key for a person' })
  @ApiCreatedResponse({ type: NewKeyView })
  createKey(
    @CurrentActor() actor: Actor,
    @Param('id', IdParam) id: string,
    @Body() dto: CreateKeyDto,
  ): Promise<NewKeyView> {
    return this.keys.create(actor, id, dto.role);
  }
}
