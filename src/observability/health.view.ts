import { ApiProperty } from '@nestjs/swagger';

export class LiveView {
  @ApiProperty({ enum: ['ok', 'wedged'], description: 'A wedged worker is about to end itself.' })
  status!: 'ok' | 'wedged';
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
