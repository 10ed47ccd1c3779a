import { ArrowLeft, Merge, Pencil } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { useClaimant } from '../../api/claimants';
import type { ClaimantDetail } from '../../api/contract';
import { useSession } from '../../api/queries';
import { ActionButton } from '../../pieces/button';
import { KindSign } from '../../pieces/claimant-chip';
import { Loaded } from '../../pieces/loading';
import { useShortcut } from '../../shell/shortcuts';
import { useText } from '../../strings/text';
import { Aliases } from './aliases';
import { ChangeSheet } from './change-sheet';
import { ClaimantClaims } from './claimant-claims';
import { LedgerChart } from './ledger-chart';
import { MergeSheet } from './merge-sheet';
import './claimants.css';

/** One claimant: its names, its ledger, its claims. */
export default function ClaimantView({ id }: { id: string }): ReactNode {
  const text = useText();
  return (
    <div className="view stack claimant">
      <Link href="/claimants" className="row small">
        <ArrowLeft size={15} aria-hidden /> {text('claimant.back')}
      </Link>
      <Loaded query={useClaimant(id)} lines={9}>
        {(claimant) => <Claimant claimant={claimant} askedId={id} />}
      </Loaded>
    </div>
  );
}

function Claimant({ claimant, askedId }: { claimant: ClaimantDetail; askedId: string }): ReactNode {
  const text = useText();
  const [, go] = useLocation();
  const role = useSession().data?.role;
  const [open, setOpen] = useState<'change' | 'merge' | null>(null);
  /** Found to have the name that was asked for. */
  const [other, setOther] = useState<string>();
  const close = (): void => setOpen(null);
  // The own voice of an outlet is no other claimant, and its name is the outlet's.
  const mayChange = (role === 'lead' || role === 'admin') && claimant.kind !== 'own_voice';
  useShortcut('e', 'shortcuts.change', () => setOpen('change'), mayChange);
  useShortcut('m', 'shortcuts.merge', () => setOpen('merge'), mayChange);
  useEffect(() => {
    if (claimant.id !== askedId) go(`/claimants/${claimant.id}`, { replace: true });
  }, [claimant.id, askedId, go]);
  return (
    <>
      <header className="row spread">
        <div>
          <h1>
            <bdi>{claimant.name}</bdi>
          </h1>
          <p className="row soft">
            <KindSign kind={claimant.kind} /> {text(`kind.${claimant.kind}`)} ·{' '}
            {text('claimants.count', { n: claimant.claims })}
          </p>
        </div>
        {mayChange && (
          <div className="row">
            <ActionButton onPress={() => setOpen('change')}>
              <Pencil size={15} aria-hidden /> {text('claimant.change')} <kbd aria-hidden>E</kbd>
            </ActionButton>
            <ActionButton onPress={() => setOpen('merge')}>
              <Merge size={15} aria-hidden /> {text('claimant.merge')} <kbd aria-hidden>M</kbd>
            </ActionButton>
          </div>
        )}
      </header>
      <div className="claimant-parts">
        <LedgerChart ledger={claimant.ledger} />
        <Aliases claimant={claimant} mayChange={mayChange} />
      </div>
      <ClaimantClaims claimantId={claimant.id} />
      {open === 'change' && (
        <ChangeSheet
          claimant={claimant}
          onClose={close}
          onMergeWith={(id) => {
            setOther(id);
            setOpen('merge');
          }}
        />
      )}
      {open === 'merge' && <MergeSheet claimant={claimant} intoId={other} onClose={close} />}
    </>
  );
}
