import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { switchWebhook, testWebhook } from '../../api/webhooks';
import type { Webhook } from '../../api/contract';
import { ActionButton } from '../../pieces/button';
import { ProblemNote } from '../../pieces/problem-note';
import { toast } from '../../shell/toasts';
import { useText } from '../../strings/text';
import { DeliveryList } from './delivery-list';

/** One address: whether it is told, of what, and how that went. */
export function WebhookRow(props: { webhook: Webhook; onRotate: () => void; onDelete: () => void }): ReactNode {
  const { webhook } = props;
  const text = useText();
  const intl = useIntl();
  const [isOpen, setOpen] = useState(false);
  const switching = useMutation({ mutationFn: () => switchWebhook(webhook, !webhook.enabled) });
  const testing = useMutation({
    mutationFn: () => testWebhook(webhook.id),
    onSuccess: () => {
      setOpen(true);
      toast(text('webhooks.tested'));
    },
  });
  const error = switching.error ?? testing.error;
  return (
    <li className="person-row">
      <p className="row">
        <span className={webhook.enabled ? 'badge good' : 'badge idle'}>
          {text(webhook.enabled ? 'webhooks.on' : 'webhooks.off')}
        </span>
        <bdi className="person-name webhook-url">{webhook.url}</bdi>
      </p>
      <p className="soft small">
        {webhook.events.length === 0 ? text('webhooks.every') : webhook.events.join(', ')}
        {webhook.disabledReason !== null && ` · ${text('webhooks.offBecause', { reason: webhook.disabledReason })}`}
        {webhook.oldSecretUntil !== null &&
          ` · ${text('webhooks.oldSecret', { time: intl.formatDate(webhook.oldSecretUntil, { dateStyle: 'medium', timeStyle: 'short' }) })}`}
      </p>
      <div className="row webhook-tools">
        <ActionButton isDisabled={testing.isPending} onPress={() => testing.mutate()}>
          {text('webhooks.test')}
        </ActionButton>
        <ActionButton isDisabled={switching.isPending} onPress={() => switching.mutate()}>
          {text(webhook.enabled ? 'webhooks.switchOff' : 'webhooks.switchOn')}
        </ActionButton>
        <ActionButton onPress={props.onRotate}>{text('webhooks.rotate')}</ActionButton>
        <ActionButton onPress={props.onDelete}>{text('webhooks.delete')}</ActionButton>
      </div>
      {error && <ProblemNote error={error} />}
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{text('webhooks.deliveries')}</summary>
        {isOpen && <DeliveryList webhookId={webhook.id} />}
      </details>
    </li>
  );
}
