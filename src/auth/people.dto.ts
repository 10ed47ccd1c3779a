import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsEnum, IsOptional, ValidateBy } from 'class-validator';
import { Role } from '../database/generated/enums.js';
import { isPersonName, PERSON_NAME_RULE } from './person-name.js';

export class CreatePersonDto {
  @ApiProperty({ maxLength: 200, description: 'Nobody else of the desk has it.' })
  @ValidateBy({ name: 'isPersonName', validator: { validate: isPersonName } }, { message: PERSON_NAME_RULE })
  name!: string;

  @ApiPropertyOptional({ enum: Role, description: 'Of the first key. Where it is missing, the person has no key yet.' })
  @IsOptional()
  @IsEnum(Role)
  role?: Role;
}
