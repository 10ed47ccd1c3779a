import { Module } from '@nestjs/common';
import { DeadLettersController } from './dead-letters.controller.js';
import { FindDeadLetters } from './find-dead-letters.js';
import { ReplayDeadLetters } from './replay-dead-letters.js';

@Module({ controllers: [DeadLettersController], providers: [FindDeadLetters, ReplayDeadLetters] })
export class DeadLettersModule {}
