import { useCallback, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Article, Claim, CoverageTile, Span } from '../../api/contract';
import { useLeases, useSession } from '../../api/queries';
import { ActionButton } from '../../pieces/button';
import { useShortcut } from '../../shell/shortcuts';
import { useText } from '../../strings/text';
import { ActiveClaim } from '../review/active-claim';
import { MarkedWords } from '../review/marked-words';
import { AddTool } from './add-tool';
import { ArticleHead } from './article-head';
import { ClaimTools } from './claim-tools';
import { CorrectionList } from './correction-list';
import { CoverageList } from './coverage-list';
import { quoteOf, wordsOf } from './ends';
import { RollUp } from './roll-up';
import { scrollToSpan, useHighlight, useSelection } from './text-places';

const NONE: Span[] = [];

/** The text on one side; on the other where the article stands, or the tools for what is picked in the text. */
export function ArticleDesk({ article, claims }: { article: Article; claims: Claim[] }): ReactNode {
  const text = useText();
  const role = useSession().data?.role;
  const isLead = role === 'lead' || role === 'admin';
  const held = useLeases(role === 'reviewer').data ?? [];
  const pane = useRef<HTMLDivElement | null>(null);
  const words = useMemo(() => wordsOf(article.text), [article.text]);
  const [showsCoverage, showCoverage] = useState(false);
  const [activeId, setActive] = useState(claims[0]?.id ?? '');
  const [pickedId, setPicked] = useState<string | null>(null);
  const [adding, setAdding] = useState<Span[] | null>(null);
  const [draft, setDraft] = useState<Span[] | null>(null);
  const [selected, forgetSelected] = useSelection(article.text);
  const picked = claims.find(({ id }) => id === pickedId);
  const active = claims.find(({ id }) => id === activeId) ?? claims[0];
  const [asides, phrases] = useMemo(() => {
    const of = (wanted: CoverageTile['layer']): Span[] =>
      showsCoverage ? (article.coverage ?? []).filter(({ layer }) => layer === wanted) : NONE;
    return [of('aside'), of('attribution')];
  }, [showsCoverage, article.coverage]);
  const drawn = [claims, active?.id];
  useHighlight('picked', pane, picked?.spans ?? NONE, drawn);
  useHighlight('draft', pane, draft ?? NONE, drawn);
  useHighlight('aside', pane, asides, drawn);
  useHighlight('attribution', pane, phrases, drawn);

  const pick = useCallback((id: string | null) => {
    setPicked(id);
    setAdding(null);
    setDraft(null);
    if (id) setActive(id);
  }, []);
  const add = (span: Span): void => {
    pick(null);
    setAdding([span]);
    setDraft([span]);
    scrollToSpan(pane.current, span);
  };
  const turn = (by: number): void => {
    const at = claims.findIndex(({ id }) => id === (pickedId ?? activeId));
    const next = claims[pickedId ? at + by : Math.max(0, at)];
    if (!next) return;
    pick(next.id);
    scrollToSpan(pane.current, next.spans[0]);
  };
  useShortcut('v', 'shortcuts.coverage', () => showCoverage(!showsCoverage));
  useShortcut('j', 'shortcuts.nextClaim', () => turn(1));
  useShortcut('k', 'shortcuts.previousClaim', () => turn(-1));

  const panel = (): ReactNode => {
    if (picked) {
      return (
        <ClaimTools
          key={`${picked.id} ${picked.revision}`}
          claim={picked}
          article={article}
          claims={claims}
          words={words}
          selected={selected}
          mayCorrect={isLead || held.some(({ claimId }) => claimId === picked.id)}
          isLead={isLead}
          onDraft={setDraft}
          onPick={pick}
          onClose={() => {
            pick(null);
            document.getElementById(`claim-${picked.id}`)?.focus();
          }}
        />
      );
    }
    if (adding) {
      return (
        <AddTool
          article={article}
          words={words}
          spans={adding}
          selected={selected}
          onChange={(spans) => {
            setAdding(spans);
            setDraft(spans);
          }}
          onClose={pick}
        />
      );
    }
    if (showsCoverage) {
      return (
        <CoverageList
          article={article}
          onShow={(span) => {
            setDraft([span]);
            scrollToSpan(pane.current, span);
          }}
          onAdd={isLead ? add : undefined}
        />
      );
    }
    return (
      <>
        <RollUp article={article} claims={claims} isLead={isLead} onPick={pick} pane={pane} />
        <CorrectionList articleId={article.id} claims={claims} mayUndo={isLead} />
      </>
    );
  };

  return (
    <div className="review article-desk">
      <article className="article" aria-label={text('review.article')}>
        <ArticleHead article={article} claims={claims.length} showsCoverage={showsCoverage} onShow={showCoverage} />
        <MarkedWords
          text={article.text}
          claims={claims}
          activeId={active?.id ?? ''}
          taskClaimId={null}
          onLook={setActive}
          onPick={pick}
          onArrive={useCallback((element: HTMLDivElement | null) => {
            pane.current = element;
          }, [])}
        />
        {!picked && active && (
          <footer className="looked-at">
            <ActiveClaim claim={active} isTask={false} />
          </footer>
        )}
      </article>
      <div className="desk stack">
        {selected && isLead && !adding && !picked && (
          <section className="card stack tight" aria-live="polite">
            <h2>{text('correct.selected')}</h2>
            <p className="quote">{quoteOf(article.text, [selected])}</p>
            <div className="row">
              <ActionButton isPrimary onPress={() => add(selected)}>
                {text('correct.addSelected')}
              </ActionButton>
              <ActionButton isQuiet onPress={forgetSelected}>
                {text('app.cancel')}
              </ActionButton>
            </div>
          </section>
        )}
        {panel()}
      </div>
    </div>
  );
}
