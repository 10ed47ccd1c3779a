import { useMutation } from '@tanstack/react-query';
import { BadgeCheck } from 'lucide-react';
import { useState, type FormEvent, type ReactNode } from 'react';
import { changeClaimant } from '../../api/claimants';
import type { ClaimantDetail } from '../../api/contract';
import { ActionButton } from '../../pieces/button';
import { Field } from '../../pieces/fields';
import { ProblemNote } from '../../pieces/problem-note';
import { toast } from '../../shell/toasts';
import { useText } from '../../strings/text';

/** The other names of a claimant. Those that only an article used wait for a person to confirm them. */
export function Aliases({ claimant, mayChange }: { claimant: ClaimantDetail; mayChange: boolean }): ReactNode {
  const text = useText();
  const [typed, setTyped] = useState('');
  const change = useMutation({
    mutationFn: (body: { addAliases?: string[]; removeAliases?: string[] }) => changeClaimant(claimant, body),
    onSuccess: () => toast(text('claimant.changed')),
  });
  const add = (event: FormEvent): void => {
    event.preventDefault();
    const alias = typed.trim();
    if (alias) change.mutate({ addAliases: [alias] }, { onSuccess: () => setTyped('') });
  };
  return (
    <section className="card stack tight" aria-labelledby="aliases">
      <h2 id="aliases">{text('claimant.aliases')}</h2>
      <p className="soft small">{text('claimant.aliasesHelp')}</p>
      {claimant.aliases.length === 0 && <p className="soft">{text('claimant.noAliases')}</p>}
      <ul className="aliases">
        {claimant.aliases.map((alias) => {
          const isConfirmed = claimant.confirmedAliases.includes(alias);
          return (
            <li key={alias}>
              <bdi>{alias}</bdi>
              {isConfirmed ? (
                <span className="badge good">
                  <BadgeCheck size={14} aria-hidden /> {text('claimant.confirmed')}
                </span>
              ) : (
                <span className="badge idle">{text('claimant.unconfirmed')}</span>
              )}
              {mayChange && (
                <span className="row">
                  {!isConfirmed && (
                    <ActionButton
                      isQuiet
                      isDisabled={change.isPending}
                      aria-label={text('claimant.confirmOf', { name: alias })}
                      onPress={() => change.mutate({ addAliases: [alias] })}
                    >
                      {text('claimant.confirm')}
                    </ActionButton>
                  )}
                  <ActionButton
                    isQuiet
                    isDisabled={change.isPending}
                    aria-label={text('claimant.removeOf', { name: alias })}
                    onPress={() => change.mutate({ removeAliases: [alias] })}
                  >
                    {text('claimant.remove')}
                  </ActionButton>
                </span>
              )}
            </li>
          );
        })}
      </ul>
      {mayChange && (
        <form className="add-alias" onSubmit={add}>
          <Field label={text('claimant.addAlias')} value={typed} onChange={setTyped} maxLength={300} />
          <ActionButton type="submit" isDisabled={change.isPending || typed.trim() === ''}>
            {text('claimant.add')}
          </ActionButton>
        </form>
      )}
      {change.error && <ProblemNote error={change.error} />}
      {claimant.mergedFrom.length > 0 && (
        <p className="soft small">{text('claimant.mergedFrom', { n: claimant.mergedFrom.length })}</p>
      )}
    </section>
  );
}
