import { Module } from '@nestjs/common';
import { DeskStatistics } from './desk-statistics.js';
import { StatisticsController } from './statistics.controller.js';

@Module({ controllers: [StatisticsController], providers: [DeskStatistics] })
export class StatisticsModule {}
