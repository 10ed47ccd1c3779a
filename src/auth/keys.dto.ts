import { ApiProperty } from '@nestjs/swagger';
import { IsEnum } from 'class-validator';
import { Role } from '../database/generated/enums.js';

export class CreateKeyDto {
  @ApiProperty({ enum: Role })
  @IsEnum(Role)
  role!: Role;
}
