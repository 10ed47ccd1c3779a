import { UserPlus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { revokeKey, usePeople } from '../../api/desk';
import type { Person } from '../../api/contract';
import { useSession } from '../../api/queries';
import { ActionButton } from '../../pieces/button';
import { ConfirmSheet } from '../../pieces/confirm-sheet';
import { CopyText } from '../../pieces/copy-text';
import { Loaded } from '../../pieces/loading';
import { Sheet } from '../../pieces/sheet';
import { Day } from '../../pieces/time';
import { useShortcut } from '../../shell/shortcuts';
import { toast } from '../../shell/toasts';
import { useText } from '../../strings/text';
import { NewKeySheet, NewPersonSheet, type ShownKey } from './new-key-sheets';

type Key = Person['keys'][number];
type Open = { what: 'person' } | { what: 'key'; person: Person } | { what: 'revoke'; person: Person; key: Key } | null;

/** Who may do what. Leads see it, admins change it. */
export default function PeoplePart(): ReactNode {
  const text = useText();
  const isAdmin = useSession().data?.role === 'admin';
  const [open, setOpen] = useState<Open>(null);
  const [shownKey, showKey] = useState<ShownKey | null>(null);
  const close = (): void => setOpen(null);
  const made = (key: ShownKey | null): void => {
    close();
    showKey(key);
  };
  useShortcut('n', 'shortcuts.newPerson', () => setOpen({ what: 'person' }), isAdmin);
  return (
    <section className="stack" aria-labelledby="people">
      <header className="row spread">
        <div>
          <h2 id="people">{text('people.title')}</h2>
          <p className="soft">{text('people.help')}</p>
        </div>
        {isAdmin && (
          <ActionButton isPrimary onPress={() => setOpen({ what: 'person' })}>
            <UserPlus size={16} aria-hidden /> {text('people.add')} <kbd aria-hidden>N</kbd>
          </ActionButton>
        )}
      </header>
      <Loaded query={usePeople()} lines={8}>
        {(people) => (
          <ul className="people">
            {people.map((person) => (
              <PersonRow
                key={person.id}
                person={person}
                onNewKey={isAdmin ? () => setOpen({ what: 'key', person }) : undefined}
                onRevoke={isAdmin ? (key) => setOpen({ what: 'revoke', person, key }) : undefined}
              />
            ))}
          </ul>
        )}
      </Loaded>
      {open?.what === 'person' && <NewPersonSheet onClose={close} onMade={made} />}
      {open?.what === 'key' && <NewKeySheet person={open.person} onClose={close} onMade={made} />}
      {open?.what === 'revoke' && (
        <ConfirmSheet
          title={text('people.revokeTitle')}
          action={text('people.revoke')}
          onClose={close}
          onConfirm={() => revokeKey(open.key.id).then(() => toast(text('people.wasRevoked')))}
        >
          <p>{text('people.revokeHelp', { name: open.person.name, role: text(`role.${open.key.role}`) })}</p>
          <p className="soft">{text('people.isYours')}</p>
        </ConfirmSheet>
      )}
      {shownKey && (
        <Sheet title={text('people.keyTitle', { name: shownKey.name })} isOpen onClose={() => showKey(null)}>
          <p>{text('people.keyHelp')}</p>
          <CopyText label={text('people.keyTitle', { name: shownKey.name })} value={shownKey.key} />
          <ActionButton isPrimary onPress={() => showKey(null)}>
            {text('people.keyDone')}
          </ActionButton>
        </Sheet>
      )}
    </section>
  );
}

function PersonRow(props: { person: Person; onNewKey?: () => void; onRevoke?: (key: Key) => void }): ReactNode {
  const { person, onNewKey, onRevoke } = props;
  const text = useText();
  return (
    <li className="person-row">
      <div className="row spread">
        <div>
          <bdi className="person-name">{person.name}</bdi>
          <p className="soft small numbers">
            {text('people.judgements', { n: person.judgements })}
            {person.leases.length > 0 && ` · ${text('people.leases', { n: person.leases.length })}`} ·{' '}
            <Day at={person.createdAt} />
          </p>
        </div>
        {onNewKey && (
          <ActionButton onPress={onNewKey} aria-label={text('people.newKeyOf', { name: person.name })}>
            {text('people.newKey')}
          </ActionButton>
        )}
      </div>
      {person.keys.length === 0 && <p className="soft small">{text('people.noKeys')}</p>}
      <ul className="person-keys" aria-label={text('people.keys')}>
        {person.keys.map((key) => (
          <li key={key.id} className={key.revokedAt ? 'soft' : undefined}>
            <span className={key.revokedAt ? 'badge idle' : 'badge calm'}>{text(`role.${key.role}`)}</span>
            <code className="small">…{key.id.slice(-6)}</code>
            <span className="soft small">
              <Day at={key.createdAt} />
            </span>
            {key.revokedAt ? (
              <span className="small">
                {text('people.revoked')} <Day at={key.revokedAt} />
              </span>
            ) : (
              onRevoke && (
                <ActionButton
                  isQuiet
                  onPress={() => onRevoke(key)}
                  aria-label={text('people.revokeOf', { name: person.name, role: text(`role.${key.role}`) })}
                >
                  {text('people.revoke')}
                </ActionButton>
              )
            )}
          </li>
        ))}
      </ul>
    </li>
  );
}
