import { ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsString, Matches, MaxLength, ValidateIf } from 'class-validator';
import { ClaimantKind } from '../database/generated/enums.js';

const LONGEST_NAME = 300;
const MOST_ALIASES = 50;
const HAS_LETTER = /[\p{L}\p{N}]/u;
const SAYS_A_NAME = 'must hold a letter or a digit';

/** What a claimant may be; `own_voice` comes with an article's outlet and is nobody else's. */
const { own_voice, ...OTHERS } = ClaimantKind;
const KINDS = Object.values(OTHERS);
export type GivenKind = (typeof KINDS)[number];
export const OWN_VOICE = own_voice;

/** Missing is "leave it"; null is no value. */
const IfSent = (): PropertyDecorator => ValidateIf((_dto, value) => value !== undefined);

export class ChangeClaimantDto {
  @ApiPropertyOptional({ maxLength: LONGEST_NAME, description: 'The name before stays as a confirmed alias.' })
  @IfSent()
  @IsString()
  @MaxLength(LONGEST_NAME)
  @Matches(HAS_LETTER, { message: SAYS_A_NAME })
  name?: string;

  @ApiPropertyOptional({ enum: KINDS, description: 'An entry of kind `own_voice` keeps it, and no other gets it.' })
  @IfSent()
  @IsIn(KINDS)
  kind?: GivenKind;

  @ApiPropertyOptional({
    type: [String],
    description: 'Confirmed: claims of later articles by these names go to this entry.',
  })
  @IfSent()
  @IsArray()
  @ArrayMaxSize(MOST_ALIASES)
  @IsString({ each: true })
  @MaxLength(LONGEST_NAME, { each: true })
  @Matches(HAS_LETTER, { each: true, message: `each ${SAYS_A_NAME}` })
  addAliases?: string[];

  @ApiPropertyOptional({
    type: [String],
    description: 'No names of this entry any more. One that a later article uses comes back, unconfirmed.',
  })
  @IfSent()
  @IsArray()
  @ArrayMaxSize(MOST_ALIASES)
  @IsString({ each: true })
  @MaxLength(LONGEST_NAME, { each: true })
  removeAliases?: string[];
}
