import { Module } from '@nestjs/common';
import { ArticlesModule } from '../articles/articles.module.js';
import { ClaimsController } from './claims.controller.js';
import { FindClaims } from './find-claims.js';

@Module({ imports: [ArticlesModule], controllers: [ClaimsController], providers: [FindClaims], exports: [FindClaims] })
export class ClaimsModule {}
