import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { EVENT_TYPES } from '../../../../src/events/event-types';
import { addWebhook } from '../../api/webhooks';
import type { EventType, WebhookWithSecret } from '../../api/contract';
import { ApiProblem } from '../../api/problem';
import { ActionButton } from '../../pieces/button';
import { Field, Tick } from '../../pieces/fields';
import { ProblemNote } from '../../pieces/problem-note';
import { Sheet } from '../../pieces/sheet';
import { useText } from '../../strings/text';

export function NewWebhookSheet(props: { onClose: () => void; onMade: (made: WebhookWithSecret) => void }): ReactNode {
  const { onClose, onMade } = props;
  const text = useText();
  const [url, setUrl] = useState('https://');
  const [events, setEvents] = useState<EventType[]>([]);
  const add = useMutation({ mutationFn: () => addWebhook(url.trim(), events), onSuccess: onMade });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <Sheet title={text('webhooks.add')} isOpen onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        <Field
          label={text('webhooks.url')}
          help={text('webhooks.urlHelp')}
          type="url"
          value={url}
          onChange={setUrl}
          maxLength={2_000}
          isRequired
          autoFocus
          error={add.error instanceof ApiProblem ? add.error.fault('/url') : undefined}
        />
        <fieldset className="unframed">
          <legend>{text('webhooks.events')}</legend>
          <p className="soft small">{text('webhooks.eventsHelp')}</p>
          <div className="policy-ticks">
            {EVENT_TYPES.map((type) => (
              <Tick
                key={type}
                isSelected={events.includes(type)}
                onChange={(on) => setEvents(on ? [...events, type] : events.filter((each) => each !== type))}
              >
                {type}
              </Tick>
            ))}
          </div>
        </fieldset>
        {add.error && <ProblemNote error={add.error} />}
        <div className="row spread">
          <ActionButton onPress={onClose}>{text('app.cancel')}</ActionButton>
          <ActionButton type="submit" isPrimary isDisabled={add.isPending || !URL.canParse(url.trim())}>
            {text('webhooks.create')}
          </ActionButton>
        </div>
      </form>
    </Sheet>
  );
}
