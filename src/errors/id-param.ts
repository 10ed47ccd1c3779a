import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { invalidRequest } from './validation.js';

/** An id in a path. @throws Problem naming the parameter when it is no UUID */
@Injectable()
export class IdParam implements PipeTransform<string, string> {
  transform(value: string, { data }: ArgumentMetadata): string {
    if (!isUUID(value)) throw invalidRequest([{ parameter: data ?? 'id', detail: 'must be a UUID' }]);
    return value.toLowerCase();
  }
}
