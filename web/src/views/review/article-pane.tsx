import { useCallback, useState, type ReactNode } from 'react';
import type { Claim, LeasedTask } from '../../api/contract';
import { useArticle, useArticleClaims } from '../../api/queries';
import { ActionButton } from '../../pieces/button';
import { Loaded } from '../../pieces/loading';
import { WebLink } from '../../pieces/web-link';
import { useText } from '../../strings/text';
import { ActiveClaim } from './active-claim';
import { MarkedWords } from './marked-words';

/** The article around the claim, with every claim in its place. */
export function ArticlePane({ task }: { task: LeasedTask }): ReactNode {
  const text = useText();
  const article = useArticle(task.claim.articleId);
  const claims = useArticleClaims(task.claim.articleId);
  const { title, publisher, sourceUrl } = task.context;
  return (
    <article className="article" aria-label={text('review.article')}>
      <header>
        <h2>{title ?? text('review.untitled')}</h2>
        <p className="soft small row">
          {publisher && <span>{publisher}</span>}
          {sourceUrl && <WebLink url={sourceUrl}>{text('review.openSource')}</WebLink>}
        </p>
      </header>
      <Loaded query={article} lines={12}>
        {({ text: words, versionId }) =>
          versionId === task.claim.versionId ? (
            <Loaded query={claims} lines={12}>
              {(all) => <MarkedArticle words={words} claims={all} taskClaim={task.claim} />}
            </Loaded>
          ) : (
            <OldSentence task={task} />
          )
        }
      </Loaded>
    </article>
  );
}

function MarkedArticle(props: { words: string; claims: Claim[]; taskClaim: Claim }): ReactNode {
  const { words, claims, taskClaim } = props;
  const text = useText();
  const [activeId, setActive] = useState(taskClaim.id);
  const onLook = useCallback((claimId: string) => setActive(claimId), []);
  const active = claims.find(({ id }) => id === activeId) ?? taskClaim;

  const showTaskClaim = useCallback(() => {
    setActive(taskClaim.id);
    document.getElementById(`claim-${taskClaim.id}`)?.scrollIntoView({ block: 'center' });
  }, [taskClaim.id]);
  const arrived = useCallback((element: HTMLDivElement | null) => {
    const claim = element?.querySelector('.task-claim');
    if (!element || !claim) return;
    element.scrollTop +=
      claim.getBoundingClientRect().top - element.getBoundingClientRect().top - element.clientHeight / 3;
  }, []);
  return (
    <>
      <MarkedWords
        text={words}
        claims={claims}
        activeId={activeId}
        taskClaimId={taskClaim.id}
        onLook={onLook}
        onArrive={arrived}
      />
      <footer className={active.id === taskClaim.id ? 'looked-at is-task' : 'looked-at'}>
        <ActiveClaim claim={active} isTask={active.id === taskClaim.id} />
        {active.id !== taskClaim.id && (
          <ActionButton isQuiet onPress={showTaskClaim}>
            {text('review.showClaim')}
          </ActionButton>
        )}
      </footer>
    </>
  );
}

function OldSentence({ task }: { task: LeasedTask }): ReactNode {
  const text = useText();
  return (
    <div className="words">
      <p className="soft small sans">{text('review.textGone')}</p>
      <p>
        {task.context.before} <span className="claim active task-claim">{task.context.sentence}</span>{' '}
        {task.context.after}
      </p>
    </div>
  );
}
