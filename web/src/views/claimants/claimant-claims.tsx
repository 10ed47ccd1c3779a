import { useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import type { ContentFinding } from '../../api/contract';
import { useClaims } from '../../api/queries';
import { ActionButton } from '../../pieces/button';
import { Choose } from '../../pieces/fields';
import { Skeleton } from '../../pieces/loading';
import { ProblemNote } from '../../pieces/problem-note';
import { StateBadge } from '../../pieces/state-badge';
import { VerdictPill } from '../../pieces/verdict-pill';
import { useText } from '../../strings/text';

const VERDICTS = ['verified', 'disputed', 'unresolved'] as const;

/** The claims that name this claimant, newest first. */
export function ClaimantClaims({ claimantId }: { claimantId: string }): ReactNode {
  const text = useText();
  const [verdict, setVerdict] = useState<ContentFinding>();
  const claims = useClaims({ claimantId, verdict });
  const items = claims.data?.pages.flatMap((page) => page.items);
  return (
    <section className="stack" aria-labelledby="claims">
      <div className="row spread">
        <h2 id="claims">{text('claimant.claims')}</h2>
        <Choose
          label={text('claimant.verdict')}
          anyLabel={text('app.any')}
          choices={VERDICTS.map((value) => ({ value, label: text(`finding.${value}`) }))}
          value={verdict}
          onChange={setVerdict}
        />
      </div>
      {claims.error && <ProblemNote error={claims.error} onRetry={() => void claims.refetch()} />}
      {!items && !claims.error && <Skeleton lines={6} />}
      {items?.length === 0 && <p className="soft">{text('claimant.noClaims')}</p>}
      {items && items.length > 0 && (
        <ul className="said">
          {items.map((claim) => (
            <li key={claim.id}>
              <p className="said-words">{claim.quote}</p>
              <div className="row">
                <StateBadge state={claim.state} />
                {claim.verdict && <VerdictPill verdict={claim.verdict} />}
                <Link href={`/articles/${claim.articleId}`} className="small">
                  {text('claimant.article')}
                </Link>
              </div>
            </li>
          ))}
        </ul>
      )}
      {claims.hasNextPage && (
        <ActionButton isDisabled={claims.isFetchingNextPage} onPress={() => void claims.fetchNextPage()}>
          {text('queue.more')}
        </ActionButton>
      )}
    </section>
  );
}
