import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useText } from '../strings/text';
import { ActionButton } from './button';
import { ProblemNote } from './problem-note';
import { Sheet } from './sheet';

/** Asks before a step that cannot be undone, and closes once it is done. */
export function ConfirmSheet(props: {
  title: string;
  action: string;
  onClose: () => void;
  /** @throws ApiProblem */
  onConfirm: () => Promise<unknown>;
  children: ReactNode;
}): ReactNode {
  const text = useText();
  const confirm = useMutation({ mutationFn: props.onConfirm, onSuccess: props.onClose });
  return (
    <Sheet title={props.title} isOpen onClose={props.onClose}>
      {props.children}
      {confirm.error && <ProblemNote error={confirm.error} />}
      <div className="row spread">
        <ActionButton onPress={props.onClose} autoFocus>
          {text('app.cancel')}
        </ActionButton>
        <ActionButton isPrimary isDisabled={confirm.isPending} onPress={() => confirm.mutate()}>
          {props.action}
        </ActionButton>
      </div>
    </Sheet>
  );
}
