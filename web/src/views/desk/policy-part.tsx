import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { changePolicy, usePeople, usePolicy } from '../../api/desk';
import type { Policy } from '../../api/contract';
import { ApiProblem } from '../../api/problem';
import { useSession } from '../../api/queries';
import { ActionButton } from '../../pieces/button';
import { Field } from '../../pieces/fields';
import { Loaded } from '../../pieces/loading';
import { ProblemNote } from '../../pieces/problem-note';
import { RelativeTime } from '../../pieces/time';
import { toast } from '../../shell/toasts';
import { useText } from '../../strings/text';
import { BOUNDS, changeOf, draftOf, isFit, type NumberField, type PolicyDraft } from './policy-draft';
import { PolicyRules } from './policy-rules';

/** What the desk asks of its reviews: leads change it, everybody reads it. */
export default function PolicyPart(): ReactNode {
  const policy = usePolicy();
  return (
    <Loaded query={policy} lines={12}>
      {(current) => <PolicyForm key={current.revision} policy={current} onReadAgain={() => void policy.refetch()} />}
    </Loaded>
  );
}

function PolicyForm({ policy, onReadAgain }: { policy: Policy; onReadAgain: () => void }): ReactNode {
  const text = useText();
  const role = useSession().data?.role;
  const leads = role === 'lead' || role === 'admin';
  const [draft, setDraft] = useState<PolicyDraft>(() => draftOf(policy));
  const [reason, setReason] = useState('');
  const save = useMutation({
    mutationFn: () => changePolicy(policy.revision, changeOf(draft, reason)),
    onSuccess: () => toast(text('policy.saved')),
  });
  const unfit = (Object.keys(BOUNDS) as NumberField[]).filter((field) => !isFit(field, draft[field]));
  const isChanged = JSON.stringify(draft) !== JSON.stringify(draftOf(policy));
  const isMoved = save.error instanceof ApiProblem && save.error.code === 'precondition_failed';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (unfit.length === 0) save.mutate();
  };
  return (
    <form className="stack policy" onSubmit={submit} noValidate>
      <header className="stack tight">
        <h2>{text('policy.title')}</h2>
        <p>{text('policy.when')}</p>
        <LastChange policy={policy} />
        {!leads && <p className="soft">{text('policy.readOnly')}</p>}
      </header>
      <fieldset className="unframed stack" disabled={!leads}>
        <PolicyRules
          draft={draft}
          isDisabled={!leads}
          unfit={unfit}
          onChange={(fields) => setDraft({ ...draft, ...fields })}
        />
        {leads && (
          <Field label={text('policy.reason')} value={reason} onChange={setReason} rows={2} maxLength={1_000} />
        )}
      </fieldset>
      {save.error && <ProblemNote error={save.error} />}
      {isMoved && (
        <p className="row">
          {text('policy.moved')} <ActionButton onPress={onReadAgain}>{text('policy.readAgain')}</ActionButton>
        </p>
      )}
      {leads && (
        <div className="row">
          <ActionButton type="submit" isPrimary isDisabled={!isChanged || unfit.length > 0 || save.isPending}>
            {text('policy.save')}
          </ActionButton>
          <ActionButton isDisabled={!isChanged} onPress={() => setDraft(draftOf(policy))}>
            {text('policy.reset')}
          </ActionButton>
        </div>
      )}
    </form>
  );
}

function LastChange({ policy }: { policy: Policy }): ReactNode {
  const text = useText();
  const role = useSession().data?.role;
  const people = usePeople(role === 'lead' || role === 'admin').data ?? [];
  const who = people.find(({ id }) => policy.changedBy === `person:${id}`)?.name;
  return (
    <p className="soft small">
      {text('policy.version', { n: policy.revision })} · <RelativeTime at={policy.changedAt} />
      {who && (
        <>
          {' · '}
          <bdi>{who}</bdi>
        </>
      )}
      {policy.reason && (
        <>
          {' · “'}
          <bdi>{policy.reason}</bdi>”
        </>
      )}
    </p>
  );
}
