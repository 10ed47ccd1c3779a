import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { changeClaimant } from '../../api/claimants';
import type { ClaimantDetail, ClaimantKind } from '../../api/contract';
import { ApiProblem } from '../../api/problem';
import { ActionButton } from '../../pieces/button';
import { CLAIMANT_KINDS } from '../../pieces/claimant-chip';
import { Choose, Field } from '../../pieces/fields';
import { ProblemNote } from '../../pieces/problem-note';
import { Sheet } from '../../pieces/sheet';
import { toast } from '../../shell/toasts';
import { useText } from '../../strings/text';

type GivenKind = Exclude<ClaimantKind, 'own_voice'>;
const isGiven = (kind: ClaimantKind): kind is GivenKind => kind !== 'own_voice';
const KINDS = CLAIMANT_KINDS.filter(isGiven);

/** Name and kind of an entry. A name that another entry has leads to a merge. */
export function ChangeSheet(props: {
  claimant: ClaimantDetail;
  onClose: () => void;
  onMergeWith: (id: string) => void;
}): ReactNode {
  const { claimant, onClose } = props;
  const text = useText();
  const [name, setName] = useState(claimant.name);
  const [kind, setKind] = useState(KINDS.find((each) => each === claimant.kind));
  const change = useMutation({
    mutationFn: () => changeClaimant(claimant, { name: name.trim(), kind }),
    onSuccess: () => {
      toast(text('claimant.changed'));
      onClose();
    },
  });
  const holder = change.error instanceof ApiProblem ? change.error.conflictsWith : undefined;
  const save = (event: FormEvent): void => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <Sheet title={text('claimant.change')} isOpen onClose={onClose}>
      <form className="stack" onSubmit={save}>
        <Field
          label={text('claimant.name')}
          help={text('claimant.nameHelp')}
          value={name}
          onChange={setName}
          maxLength={300}
          isRequired
          autoFocus
        />
        <Choose
          label={text('claimant.kind')}
          choices={KINDS.map((value) => ({ value, label: text(`kind.${value}`) }))}
          value={kind}
          onChange={setKind}
        />
        {change.error && <ProblemNote error={change.error} />}
        {holder && (
          <p className="row">
            {text('claimant.taken')}
            <ActionButton onPress={() => props.onMergeWith(holder)}>{text('claimant.mergeThem')}</ActionButton>
          </p>
        )}
        <div className="row spread">
          <ActionButton onPress={onClose}>{text('app.cancel')}</ActionButton>
          <ActionButton type="submit" isPrimary isDisabled={change.isPending || name.trim() === ''}>
            {text('claimant.save')}
          </ActionButton>
        </div>
      </form>
    </Sheet>
  );
}
