// The framework by itself: Nest on Fastify, a validated POST whose reply has as many bytes as a lease's.
import 'reflect-metadata';
import { Body, Controller, HttpCode, Module, Post, ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { IsOptional, IsUUID } from 'class-validator';

class WishDto {
  @IsOptional()
  @IsUUID()
  articleId?: string;
}

const REPLY = JSON.parse(process.env['CLAIMDESK_BENCH_REPLY'] ?? '{}') as object;

@Controller('v1/reviews')
class LeaseController {
  @Post('lease')
  @HttpCode(200)
  lease(@Body() _wish: WishDto): object {
    return REPLY;
  }
}
// The bench's loader leaves types out; the pipe needs this one.
Reflect.defineMetadata('design:paramtypes', [WishDto], LeaseController.prototype, 'lease');

@Module({ controllers: [LeaseController] })
class FrameworkModule {}

const app = await NestFactory.create<NestFastifyApplication>(FrameworkModule, new FastifyAdapter(), { logger: false });
app.useGlobalPipes(new ValidationPipe({ whitelist: true, transform: true }));
await app.listen(0, '127.0.0.1');
process.send?.({ listening: await app.getUrl() });
process.once('SIGTERM', () => process.exit(0));
