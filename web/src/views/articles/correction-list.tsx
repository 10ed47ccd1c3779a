import { Undo2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { changeClaim, dismissClaim, mergeClaims, useCorrections } from '../../api/corrections';
import type { CitedKind, Claim, Correction } from '../../api/contract';
import { ActionButton } from '../../pieces/button';
import { Loaded } from '../../pieces/loading';
import { ProblemNote } from '../../pieces/problem-note';
import { RelativeTime } from '../../pieces/time';
import { toast } from '../../shell/toasts';
import { useText } from '../../strings/text';

type Told = Correction['before'][number];

/** What of the claim’s words was as it is to be again. */
const wordsOf = ({ spans, normalizedText, claimType, attribution, claimants, relay }: Told) => {
  const named = ({ name, kind }: Told['claimants'][number]) => ({ name, kind: kind as CitedKind });
  return {
    spans,
    normalizedText,
    claimType,
    attribution: attribution && {
      cue: attribution.cue,
      source: attribution.source,
      claimants: claimants.map(named),
      relay: relay.map(named),
    },
  };
};

/**
 * The way back from a correction whose claims are as it left them; null where there is none: a merged or judged claim is put
 * right by hand.
 */
function wayBack(correction: Correction, claims: readonly Claim[], reason: string): (() => Promise<unknown>) | null {
  const { kind, before, after } = correction;
  const now = after.map(({ id }) => claims.find((claim) => claim.id === id));
  const [first, ...rest] = now.filter((claim) => claim?.state === 'open');
  if (!first || rest.length + 1 !== after.length) return null;
  if (now.some((claim, n) => claim?.quote !== after[n]?.quote)) return null;
  if (kind === 'add') return () => dismissClaim(first, reason);
  const was = before[0];
  if (!was || was.id !== first.id || kind === 'merge') return null;
  if (kind === 'change') return () => changeClaim(first, { ...wordsOf(was), reason });
  const { spans, normalizedText, claimType } = wordsOf(was);
  return () => mergeClaims(first, rest as Claim[], { spans, normalizedText, claimType });
}

/** What people set right in this article, newest first; the newest can be undone. */
export function CorrectionList(props: { articleId: string; claims: readonly Claim[]; mayUndo: boolean }): ReactNode {
  const text = useText();
  const corrections = useCorrections(props.articleId);
  const [error, setError] = useState<Error | null>(null);
  const undo = async (back: () => Promise<unknown>): Promise<void> => {
    setError(null);
    try {
      await back();
      toast(text('correct.undone'));
    } catch (refused) {
      setError(refused as Error);
    }
  };
  return (
    <section className="card stack tight" aria-labelledby="corrections">
      <h2 id="corrections">{text('article.corrections')}</h2>
      <Loaded query={corrections} lines={2}>
        {(items) =>
          items.length === 0 ? (
            <p className="soft small">{text('article.correctionsNone')}</p>
          ) : (
            <ol className="corrections">
              {items.map((each, n) => {
                const back = n === 0 && props.mayUndo ? wayBack(each, props.claims, text('correct.undoReason')) : null;
                return (
                  <li key={each.id} className="stack tight">
                    <p className="row small">
                      <strong>{text(`correct.kind.${each.kind}`)}</strong>
                      <span className="soft">
                        <RelativeTime at={each.correctedAt} />
                      </span>
                      {back && (
                        <ActionButton isQuiet onPress={() => void undo(back)}>
                          <Undo2 size={15} aria-hidden /> {text('correct.undo')}
                        </ActionButton>
                      )}
                    </p>
                    {each.before.map((claim) => (
                      <p key={`before ${claim.id}`} className="quote small was">
                        {claim.quote}
                      </p>
                    ))}
                    {each.after.map((claim) => (
                      <p key={`after ${claim.id}`} className="quote small">
                        {claim.quote}
                      </p>
                    ))}
                    {each.reason && <p className="soft small">{each.reason}</p>}
                  </li>
                );
              })}
            </ol>
          )
        }
      </Loaded>
      {error && <ProblemNote error={error} />}
    </section>
  );
}
