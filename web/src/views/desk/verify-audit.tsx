import { useMutation } from '@tanstack/react-query';
import { ShieldAlert, ShieldCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { verifyAudit } from '../../api/desk';
import type { AuditCheck } from '../../api/contract';
import { ActionButton } from '../../pieces/button';
import { CopyText } from '../../pieces/copy-text';
import { ProblemNote } from '../../pieces/problem-note';
import { useShortcut } from '../../shell/shortcuts';
import { useText } from '../../strings/text';

/** Checks the whole chain, and gives its head to be kept elsewhere. */
export function VerifyAudit(): ReactNode {
  const text = useText();
  const check = useMutation({ mutationFn: verifyAudit });
  const verify = (): void => {
    if (!check.isPending) check.mutate();
  };
  useShortcut('v', 'shortcuts.verify', verify);
  return (
    <div className="stack tight verify" aria-live="polite">
      <div>
        <ActionButton onPress={verify} isDisabled={check.isPending}>
          <ShieldCheck size={16} aria-hidden /> {text(check.isPending ? 'audit.verifying' : 'audit.verify')}{' '}
          <kbd aria-hidden>V</kbd>
        </ActionButton>
      </div>
      {check.error && <ProblemNote error={check.error} />}
      {check.data && <Result check={check.data} />}
    </div>
  );
}

function Result({ check }: { check: AuditCheck }): ReactNode {
  const text = useText();
  const { ok, events, seq, hash, checkedInMs, firstBad } = check;
  const Icon = ok ? ShieldCheck : ShieldAlert;
  return (
    <div className={`verified ${ok ? 'good' : 'bad'}`}>
      <Icon size={20} aria-hidden />
      <div className="stack tight">
        <strong>{text(ok ? 'audit.good' : 'audit.bad')}</strong>
        {ok ? (
          <p className="numbers">{text('audit.goodHelp', { n: events, ms: Math.round(checkedInMs) })}</p>
        ) : (
          <p>
            {text('audit.badAt', {
              event: firstBad?.eventId ?? '–',
              seq: firstBad?.seq ?? '–',
              kind: firstBad?.detail ?? '',
            })}
          </p>
        )}
        {ok && (
          <>
            <CopyText label={text('audit.head', { n: seq })} value={`${seq} ${hash}`} />
            <p className="small">{text('audit.headHelp')}</p>
          </>
        )}
      </div>
    </div>
  );
}
