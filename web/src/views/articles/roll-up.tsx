import type { ReactNode, RefObject } from 'react';
import { api, read } from '../../api/client';
import type { Article, Claim, ClaimantKind, ClaimState, ContentFinding, Importance } from '../../api/contract';
import { keys, queries } from '../../api/queries';
import { CLAIMANT_KINDS } from '../../pieces/claimant-chip';
import { Choose } from '../../pieces/fields';
import { CLAIM_STATES, toneOfState } from '../../pieces/state-badge';
import { FindingSign, toneOfFinding } from '../../pieces/verdict-pill';
import { toast } from '../../shell/toasts';
import { useText } from '../../strings/text';
import { scrollToSpan } from './text-places';

const FINDINGS = ['verified', 'disputed', 'unresolved'] as const satisfies ContentFinding[];
const IMPORTANCES = ['low', 'normal', 'high'] as const satisfies Importance[];
const SETTLED: ClaimState[] = ['concluded', 'dismissed', 'superseded'];
/** Claims that are named among what blocks; the rest is counted. */
const MOST_NAMED = 8;

interface Props {
  article: Article;
  claims: readonly Claim[];
  isLead: boolean;
  onPick: (claimId: string) => void;
  pane: RefObject<Element | null>;
}

/** Where the article stands: verdicts, claimants, and what is still in the way of publishing. No score: claims are not averaged. */
export function RollUp({ article, claims, isLead, onPick, pane }: Props): ReactNode {
  const text = useText();
  const { byVerdict, byClaimantKind, byState } = article.rollUp;
  const verdicts = FINDINGS.filter((finding) => byVerdict[finding]);
  const blocking = claims.filter(({ state }) => !SETTLED.includes(state));
  return (
    <section className="card stack" aria-labelledby="roll-up">
      <h2 id="roll-up">{text('article.rollUp')}</h2>
      {isLead && <ImportanceChoice article={article} />}
      <div className="stack tight">
        <h3>{text('article.byVerdict')}</h3>
        {verdicts.length === 0 && <p className="soft small">{text('article.noVerdicts')}</p>}
        <p className="row">
          {verdicts.map((finding) => (
            <span key={finding} className={`badge ${toneOfFinding(finding)}`}>
              <FindingSign finding={finding} /> {text(`finding.${finding}`)} {byVerdict[finding]}
            </span>
          ))}
        </p>
      </div>
      <div className="stack tight">
        <h3>{text('article.byState')}</h3>
        <p className="row">
          {CLAIM_STATES.filter((state) => byState[state]).map((state) => (
            <span key={state} className={`badge ${toneOfState(state)}`}>
              {text(`state.${state}`)} {byState[state]}
            </span>
          ))}
        </p>
      </div>
      <div className="stack tight">
        <h3>{text('article.byKind')}</h3>
        <dl className="counts small">
          {CLAIMANT_KINDS.filter((kind: ClaimantKind) => byClaimantKind[kind]).map((kind) => (
            <div key={kind}>
              <dt>{text(`kind.${kind}`)}</dt>
              <dd className="numbers">{byClaimantKind[kind]}</dd>
            </div>
          ))}
        </dl>
      </div>
      {article.partialReason && (
        <div className="stack tight">
          <h3>{text('article.partial')}</h3>
          <p className="small">{article.partialReason}</p>
        </div>
      )}
      <div className="stack tight">
        <h3>{text('article.blocks')}</h3>
        {blocking.length === 0 && <p className="small">{text('article.blocksNothing')}</p>}
        <ul className="blocking small">
          {blocking.slice(0, MOST_NAMED).map((claim) => (
            <li key={claim.id}>
              <button
                type="button"
                className="blocking-claim"
                onClick={() => {
                  onPick(claim.id);
                  scrollToSpan(pane.current, claim.spans[0]);
                }}
              >
                <span className={`badge ${toneOfState(claim.state)}`}>{text(`state.${claim.state}`)}</span>
                <span className="quote">{claim.quote}</span>
              </button>
            </li>
          ))}
        </ul>
        {blocking.length > MOST_NAMED && (
          <p className="soft small">{text('article.blocksMore', { n: blocking.length - MOST_NAMED })}</p>
        )}
      </div>
      <p className="soft small">{text(isLead ? 'article.pickHelp' : 'article.pickHelpReader')}</p>
    </section>
  );
}

function ImportanceChoice({ article }: { article: Article }): ReactNode {
  const text = useText();
  const set = async (importance: Importance): Promise<void> => {
    try {
      const params = { path: { id: article.id }, header: { 'If-Match': `"${article.revision}"` } };
      await read(api.PATCH('/v1/articles/{id}', { params, body: { importance } }));
    } catch (refused) {
      toast((refused as Error).message, true);
    }
    await queries.invalidateQueries({ queryKey: keys.article(article.id) });
  };
  return (
    <Choose
      label={text('article.importance')}
      choices={IMPORTANCES.map((value) => ({ value, label: text(`importance.${value}`) }))}
      value={article.importance}
      onChange={(value) => value && value !== article.importance && void set(value)}
    />
  );
}
