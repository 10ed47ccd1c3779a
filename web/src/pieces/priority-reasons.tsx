import type { ReactNode } from 'react';
import { Button, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import type { Claim } from '../api/contract';
import { useText } from '../strings/text';

/** A claim's place in the queue, and what it is made of. */
export function PriorityReasons({ priority }: { priority: NonNullable<Claim['priority']> }): ReactNode {
  const text = useText();
  return (
    <DialogTrigger>
      <Button className="place numbers">{text('queue.place', { score: priority.score.toFixed(2) })}</Button>
      <Popover className="popover">
        <Dialog className="popover-body">
          <Heading slot="title">{text('queue.why')}</Heading>
          <ul>
            {priority.reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
