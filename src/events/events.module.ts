import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { EventFeed } from './event-feed.js';
import { EventsController } from './events.controller.js';

@Module({ imports: [AuditModule], controllers: [EventsController], providers: [EventFeed] })
export class EventsModule {}
