import { ApiProperty } from '@nestjs/swagger';
import { Stance } from '../database/generated/enums.js';

export class EvidenceView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid' })
  claimId!: string;

  @ApiProperty({ type: String, nullable: true })
  url!: string | null;

  @ApiProperty({ type: String, nullable: true })
  document!: string | null;

  @ApiProperty({ type: String, nullable: true })
  title!: string | null;

  @ApiProperty()
  passage!: string;

  @ApiProperty({ type: String, nullable: true })
  locator!: string | null;

  @ApiProperty({ enum: Stance })
  stance!: Stance;

  @ApiProperty()
  primary!: boolean;

  @ApiProperty({ description: 'The independent source it goes back to.' })
  origin!: string;

  @ApiProperty({ description: 'SHA-256 in hex.' })
  contentHash!: string;

  @ApiProperty({
    enum: ['source', 'passage'],
    description: 'Whether the hash is of the whole source or of the passage.',
  })
  hashOf!: 'source' | 'passage';

  @ApiProperty({ type: String, nullable: true })
  archiveUrl!: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  accessedAt!: string;

  @ApiProperty({ format: 'uuid', description: 'Person who added it.' })
  addedBy!: string;
}

export class EvidencePage {
  @ApiProperty({ type: [EvidenceView] })
  items!: EvidenceView[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}
