import { ApiProperty } from '@nestjs/swagger';

export class LiveView {
  @ApiProperty({ enum: ['ok'] })
  status!: 'ok';
}

export class ReadyView {
  @ApiProperty({ enum: ['ok', 'unavailable'] })
  status!: 'ok' | 'unavailable';

  @ApiProperty({ enum: ['up', 'down'] })
  postgres!: 'up' | 'down';

  @ApiProperty({
    enum: ['up', 'down'],
    description: 'The queue’s store. While it is down articles are still accepted.',
  })
  queue!: 'up' | 'down';
}
