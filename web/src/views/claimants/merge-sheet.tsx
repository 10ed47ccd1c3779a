import { useMutation } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { useDeferredValue, useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { mergeClaimants, useClaimant, useClaimants } from '../../api/claimants';
import type { ClaimantDetail } from '../../api/contract';
import { ActionButton } from '../../pieces/button';
import { KindSign } from '../../pieces/claimant-chip';
import { Field } from '../../pieces/fields';
import { Loaded } from '../../pieces/loading';
import { ProblemNote } from '../../pieces/problem-note';
import { Sheet } from '../../pieces/sheet';
import { toast } from '../../shell/toasts';
import { useText } from '../../strings/text';

const OFFERED = 8;

/** Two entries become one: which stays, what will be, and only then the step that cannot be undone. */
export function MergeSheet(props: { claimant: ClaimantDetail; intoId?: string; onClose: () => void }): ReactNode {
  const { claimant, onClose } = props;
  const text = useText();
  const [intoId, setInto] = useState(props.intoId);
  return (
    <Sheet title={text('merge.title')} isOpen onClose={onClose}>
      <p className="soft">{text('merge.help')}</p>
      {intoId === undefined ? (
        <ChooseEntry not={claimant.id} onChoose={setInto} />
      ) : (
        <MergePreview goes={claimant} intoId={intoId} onOther={() => setInto(undefined)} onClose={onClose} />
      )}
    </Sheet>
  );
}

function ChooseEntry({ not, onChoose }: { not: string; onChoose: (id: string) => void }): ReactNode {
  const text = useText();
  const [q, setQ] = useState('');
  const found = useClaimants({ q: useDeferredValue(q.trim()) || undefined }, OFFERED);
  const entries = (found.data?.pages[0]?.items ?? []).filter(({ id, kind }) => id !== not && kind !== 'own_voice');
  return (
    <>
      <Field
        label={text('merge.into')}
        help={text('merge.intoHelp')}
        type="search"
        value={q}
        onChange={setQ}
        maxLength={200}
        autoFocus
      />
      {found.error && <ProblemNote error={found.error} />}
      <ul className="offered">
        {entries.map((entry) => (
          <li key={entry.id}>
            <ActionButton onPress={() => onChoose(entry.id)}>
              <KindSign kind={entry.kind} />
              <bdi>{entry.name}</bdi>
              <span className="soft small">{text('claimants.count', { n: entry.claims })}</span>
            </ActionButton>
          </li>
        ))}
      </ul>
    </>
  );
}

function MergePreview(props: {
  goes: ClaimantDetail;
  intoId: string;
  onOther: () => void;
  onClose: () => void;
}): ReactNode {
  return (
    <Loaded query={useClaimant(props.intoId)} lines={5}>
      {(stays) => <MergeForm {...props} stays={stays} />}
    </Loaded>
  );
}

function MergeForm(props: {
  goes: ClaimantDetail;
  stays: ClaimantDetail;
  onOther: () => void;
  onClose: () => void;
}): ReactNode {
  const { goes, stays, onClose } = props;
  const text = useText();
  const [, go] = useLocation();
  const [reason, setReason] = useState('');
  const merge = useMutation({
    mutationFn: () => mergeClaimants(goes.id, stays.id, reason),
    onSuccess: (survivor) => {
      toast(text('merge.done'));
      onClose();
      go(`/claimants/${survivor.id}`);
    },
  });
  const aliases = [...new Set([...stays.aliases, goes.name, ...goes.aliases])].filter((name) => name !== stays.name);
  const rows: [string, ReactNode, ReactNode, ReactNode][] = [
    [text('claimant.name'), goes.name, stays.name, stays.name],
    [text('claimant.kind'), ...[goes, stays, stays].map(({ kind }) => text(`kind.${kind}`))] as [
      string,
      string,
      string,
      string,
    ],
    [text('merge.aliases'), goes.aliases.join(', '), stays.aliases.join(', '), aliases.join(', ')],
    [text('merge.claims'), goes.claims, stays.claims, text('merge.atMost', { n: goes.claims + stays.claims })],
  ];
  return (
    <>
      <table className="merge-preview">
        <caption className="visually-hidden">{text('merge.preview')}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{text('merge.what')}</span>
            </th>
            {(['goes', 'stays', 'after'] as const).map((head) => (
              <th key={head} scope="col">
                {text(`merge.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([what, ...cells]) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              {cells.map((cell, i) => (
                <td key={i}>
                  <bdi>{cell}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {goes.kind !== stays.kind && (
        <p className="warning">
          <TriangleAlert size={16} aria-hidden /> {text('merge.kindLost', { kind: text(`kind.${stays.kind}`) })}
        </p>
      )}
      <Field
        label={text('merge.reason')}
        note={text('review.optional')}
        value={reason}
        onChange={setReason}
        maxLength={1_000}
      />
      {merge.error && <ProblemNote error={merge.error} />}
      <div className="row spread">
        <ActionButton onPress={props.onOther}>{text('merge.other')}</ActionButton>
        <ActionButton isPrimary isDisabled={merge.isPending} onPress={() => merge.mutate()}>
          {text('merge.do', { name: goes.name, into: stays.name })}
        </ActionButton>
      </div>
    </>
  );
}
