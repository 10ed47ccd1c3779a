import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { addPerson, makeKey } from '../../api/desk';
import type { Person, Role } from '../../api/contract';
import { ApiProblem } from '../../api/problem';
import { ActionButton } from '../../pieces/button';
import { Choose, Field } from '../../pieces/fields';
import { ProblemNote } from '../../pieces/problem-note';
import { Sheet } from '../../pieces/sheet';
import { useText } from '../../strings/text';

/** A key in clear, to be shown this once. */
export interface ShownKey {
  name: string;
  key: string;
}
type OnMade = (key: ShownKey | null) => void;

const ROLES: readonly Role[] = ['submitter', 'reviewer', 'lead', 'admin'];
const shownOf = (name: string, key: string | null): ShownKey | null => (key === null ? null : { name, key });

export function NewPersonSheet({ onClose, onMade }: { onClose: () => void; onMade: OnMade }): ReactNode {
  const text = useText();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role | undefined>('reviewer');
  const add = useMutation({
    mutationFn: () => addPerson(name.trim(), role),
    onSuccess: (person) => onMade(shownOf(person.name, person.key)),
  });
  return (
    <KeySheet
      title={text('people.add')}
      action={text('people.create')}
      isDisabled={name.trim() === ''}
      making={add}
      onClose={onClose}
    >
      <Field
        label={text('people.name')}
        value={name}
        onChange={setName}
        maxLength={200}
        isRequired
        autoFocus
        error={add.error instanceof ApiProblem ? add.error.fault('/name') : undefined}
      />
      <Choose
        label={text('people.role')}
        anyLabel={text('people.noKey')}
        choices={ROLES.map((value) => ({ value, label: text(`role.${value}`) }))}
        value={role}
        onChange={setRole}
      />
    </KeySheet>
  );
}

export function NewKeySheet(props: { person: Person; onClose: () => void; onMade: OnMade }): ReactNode {
  const { person, onClose, onMade } = props;
  const text = useText();
  const [role, setRole] = useState<Role>('reviewer');
  const make = useMutation({
    mutationFn: () => makeKey(person.id, role),
    onSuccess: ({ key }) => onMade(shownOf(person.name, key)),
  });
  return (
    <KeySheet
      title={text('people.newKeyOf', { name: person.name })}
      action={text('people.makeKey')}
      making={make}
      onClose={onClose}
    >
      <Choose
        label={text('people.keyRole')}
        choices={ROLES.map((value) => ({ value, label: text(`role.${value}`) }))}
        value={role}
        onChange={(value) => value && setRole(value)}
      />
    </KeySheet>
  );
}

function KeySheet(props: {
  title: string;
  action: string;
  isDisabled?: boolean;
  making: { mutate: () => void; isPending: boolean; error: Error | null };
  onClose: () => void;
  children: ReactNode;
}): ReactNode {
  const { title, action, isDisabled = false, making, onClose, children } = props;
  const text = useText();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    making.mutate();
  };
  return (
    <Sheet title={title} isOpen onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        {children}
        {making.error && <ProblemNote error={making.error} />}
        <div className="row spread">
          <ActionButton onPress={onClose}>{text('app.cancel')}</ActionButton>
          <ActionButton type="submit" isPrimary isDisabled={isDisabled || making.isPending}>
            {action}
          </ActionButton>
        </div>
      </form>
    </Sheet>
  );
}
