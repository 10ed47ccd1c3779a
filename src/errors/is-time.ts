import { ValidateBy } from 'class-validator';

const TIME = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/;
/** Postgres and JavaScript agree on the times between; nobody publishes beyond. */
const YEARS: readonly [number, number] = [1000, 9000];

/** A field that holds a day, or a time with its offset: the part of ISO 8601 that everything behind it reads alike. */
export const IsTime = (): PropertyDecorator =>
  ValidateBy({
    name: 'isTime',
    validator: {
      validate: isTime,
      defaultMessage: () => 'must be a day (2026-11-22) or a time with its offset (2026-11-22T17:30:00Z)',
    },
  });

export function isTime(value: unknown): boolean {
  if (typeof value !== 'string' || !TIME.test(value)) return false;
  const time = new Date(value);
  const year = Number(value.slice(0, 4));
  const day = value.slice(0, 10);
  // JavaScript rolls 31 February over into March; the day by itself must be one.
  const isDay = new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day);
  return !Number.isNaN(time.getTime()) && !!isDay && year >= YEARS[0] && year <= YEARS[1];
}
