/** How far a pause may be from what the schedule says, either way: receivers that came back are not all called at once. */
const JITTER = 0.2;

/** @param text seconds with a comma between two: WEBHOOK_RETRY_SECONDS */
export const readSchedule = (text: string): number[] => text.split(',').map(Number);

/**
 * Seconds until the next attempt; undefined where that was the last one.
 * @param tries attempts made, this one included
 * @param chance from 0 to 1
 */
export function pauseAfter(tries: number, schedule: number[], chance = Math.random()): number | undefined {
  const pause = schedule[tries - 1];
  return pause === undefined ? undefined : pause * (1 - JITTER + 2 * JITTER * chance);
}
