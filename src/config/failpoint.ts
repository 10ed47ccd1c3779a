import { setTimeout as pause } from 'node:timers/promises';

/** The moments that a process can be made to die or wait at. Each lies between two steps that no test can part from outside. */
const PLACES = ['after-commit-before-hint', 'after-enqueue', 'before-claims-stored', 'after-claims-stored'] as const;
export type Place = (typeof PLACES)[number];

/** `PLACE:kill@N` holds the first N-1 that come there and dies, as by `kill -9`, with the Nth; `PLACE:wait-MS` holds each. */
export const FAILPOINTS = new RegExp(
  `^(?:${PLACES.join('|')}):(?:kill@\\d{1,4}|wait-\\d{1,6})(?:,(?:${PLACES.join('|')}):(?:kill@\\d{1,4}|wait-\\d{1,6}))*$`,
);

let armed: Map<string, () => Promise<void>> | undefined;

/** Arms this process once, as its settings say. */
export function armFailpoints(text: string | undefined): void {
  armed = text
    ? new Map(
        text.split(',').map((point) => {
          const [place, action] = point.split(':') as [string, string];
          return [place, actionOf(action)];
        }),
      )
    : undefined;
}

/** Nothing unless the process is armed at this place. */
export const failpoint = (place: Place): Promise<void> | undefined => armed?.get(place)?.();

function actionOf(action: string): () => Promise<void> {
  const [kind, number] = action.split(/[@-]/) as [string, string];
  if (kind === 'wait') return () => pause(Number(number));
  let left = Number(number);
  return () => {
    left -= 1;
    if (left === 0) process.kill(process.pid, 'SIGKILL');
    return new Promise(() => undefined);
  };
}
