import { Webhook as WebhookSign } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { removeWebhook, rotateSecret, useWebhooks } from '../../api/webhooks';
import type { Webhook } from '../../api/contract';
import { ActionButton } from '../../pieces/button';
import { ConfirmSheet } from '../../pieces/confirm-sheet';
import { CopyText } from '../../pieces/copy-text';
import { Loaded } from '../../pieces/loading';
import { Sheet } from '../../pieces/sheet';
import { useShortcut } from '../../shell/shortcuts';
import { toast } from '../../shell/toasts';
import { useText } from '../../strings/text';
import { NewWebhookSheet } from './new-webhook-sheet';
import { WebhookRow } from './webhook-row';

type Open = { what: 'add' } | { what: 'rotate' | 'delete'; webhook: Webhook } | null;

/** Who outside of the desk is told of what happens. */
export default function WebhooksPart(): ReactNode {
  const text = useText();
  const [open, setOpen] = useState<Open>(null);
  const [secret, showSecret] = useState<string | null>(null);
  const close = (): void => setOpen(null);
  useShortcut('n', 'shortcuts.newWebhook', () => setOpen({ what: 'add' }));
  return (
    <section className="stack" aria-labelledby="webhooks">
      <header className="row spread">
        <div>
          <h2 id="webhooks">{text('webhooks.title')}</h2>
          <p className="soft">{text('webhooks.help')}</p>
        </div>
        <ActionButton isPrimary onPress={() => setOpen({ what: 'add' })}>
          <WebhookSign size={16} aria-hidden /> {text('webhooks.add')} <kbd aria-hidden>N</kbd>
        </ActionButton>
      </header>
      <Loaded query={useWebhooks()} lines={6}>
        {(webhooks) =>
          webhooks.length === 0 ? (
            <p className="soft">{text('webhooks.empty')}</p>
          ) : (
            <ul className="people">
              {webhooks.map((webhook) => (
                <WebhookRow
                  key={webhook.id}
                  webhook={webhook}
                  onRotate={() => setOpen({ what: 'rotate', webhook })}
                  onDelete={() => setOpen({ what: 'delete', webhook })}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
      {open?.what === 'add' && (
        <NewWebhookSheet
          onClose={close}
          onMade={(made) => {
            close();
            showSecret(made.secret);
          }}
        />
      )}
      {open?.what === 'rotate' && (
        <ConfirmSheet
          title={text('webhooks.rotateTitle')}
          action={text('webhooks.rotate')}
          onClose={close}
          onConfirm={() => rotateSecret(open.webhook.id).then((made) => showSecret(made.secret))}
        >
          <p>{text('webhooks.rotateHelp')}</p>
        </ConfirmSheet>
      )}
      {open?.what === 'delete' && (
        <ConfirmSheet
          title={text('webhooks.deleteTitle')}
          action={text('webhooks.delete')}
          onClose={close}
          onConfirm={() => removeWebhook(open.webhook.id).then(() => toast(text('webhooks.deleted')))}
        >
          <p className="webhook-url">{open.webhook.url}</p>
          <p>{text('webhooks.deleteHelp')}</p>
        </ConfirmSheet>
      )}
      {secret !== null && open === null && (
        <Sheet title={text('webhooks.secretTitle')} isOpen onClose={() => showSecret(null)}>
          <p>{text('webhooks.secretHelp')}</p>
          <CopyText label={text('webhooks.secretTitle')} value={secret} />
          <ActionButton isPrimary onPress={() => showSecret(null)}>
            {text('webhooks.secretDone')}
          </ActionButton>
        </Sheet>
      )}
    </section>
  );
}
