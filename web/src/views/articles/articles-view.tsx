import { Plus } from 'lucide-react';
import { useDeferredValue, useState, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import type { ArticleSummary } from '../../api/contract';
import { useArticles, useSession, type ArticleFilter } from '../../api/queries';
import { ARTICLE_STATUSES, ArticleBadge } from '../../pieces/article-badge';
import { ActionButton } from '../../pieces/button';
import { Choose, Field } from '../../pieces/fields';
import { Skeleton } from '../../pieces/loading';
import { ProblemNote } from '../../pieces/problem-note';
import { Day, RelativeTime } from '../../pieces/time';
import { useShortcut } from '../../shell/shortcuts';
import { useText } from '../../strings/text';
import './articles.css';

/** Every article of the desk, and the way to a new one. */
export default function ArticlesView(): ReactNode {
  const text = useText();
  const [, go] = useLocation();
  const role = useSession().data?.role;
  const maySubmit = role !== undefined && role !== 'reviewer';
  const [filter, setFilter] = useState<ArticleFilter>({});
  const takeIn = (): void => go('/articles/new');
  useShortcut('n', 'shortcuts.newArticle', takeIn, maySubmit);
  return (
    <div className="view stack">
      <header className="row spread">
        <h1>{text('articles.title')}</h1>
        {maySubmit && (
          <ActionButton isPrimary onPress={takeIn}>
            <Plus size={16} aria-hidden /> {text('articles.new')} <kbd aria-hidden>N</kbd>
          </ActionButton>
        )}
      </header>
      <div className="article-filters" role="group" aria-label={text('articles.filters')}>
        <Field
          label={text('articles.words')}
          type="search"
          value={filter.q ?? ''}
          onChange={(q) => setFilter({ ...filter, q: q || undefined })}
          maxLength={200}
        />
        <Choose
          label={text('articles.status')}
          anyLabel={text('app.any')}
          choices={ARTICLE_STATUSES.map((value) => ({ value, label: text(`articleStatus.${value}`) }))}
          value={filter.status}
          onChange={(status) => setFilter({ ...filter, status })}
        />
      </div>
      <ArticleList filter={filter} />
    </div>
  );
}

function ArticleList({ filter }: { filter: ArticleFilter }): ReactNode {
  const text = useText();
  const articles = useArticles(useDeferredValue(filter));
  if (articles.error) return <ProblemNote error={articles.error} onRetry={() => void articles.refetch()} />;
  if (!articles.data) return <Skeleton lines={8} />;
  const items = articles.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <p className="soft">{text('articles.empty')}</p>;
  return (
    <>
      <ul className="article-list">
        {items.map((article) => (
          <ArticleLine key={article.id} article={article} />
        ))}
      </ul>
      {articles.hasNextPage && (
        <ActionButton isDisabled={articles.isFetchingNextPage} onPress={() => void articles.fetchNextPage()}>
          {text('articles.more')}
        </ActionButton>
      )}
    </>
  );
}

function ArticleLine({ article }: { article: ArticleSummary }): ReactNode {
  const text = useText();
  const { id, title, publisher, status, importance, deadline, unsettledClaims, createdAt, failureReason } = article;
  return (
    <li className="article-line">
      <Link href={`/articles/${id}`} className="article-title">
        <bdi>{title ?? text('articles.untitled')}</bdi>
      </Link>
      <p className="row small">
        <ArticleBadge status={status} />
        {importance !== 'normal' && (
          <span className="badge calm">
            {text('articles.importance')}: {text(`importance.${importance}`)}
          </span>
        )}
        {(status === 'in_review' || status === 'concluded') && (
          <span className="numbers">{text('articles.unsettled', { n: unsettledClaims })}</span>
        )}
        {deadline && (
          <span>
            {text('articles.due')} <Day at={deadline} />
          </span>
        )}
        {publisher && <bdi className="soft">{publisher}</bdi>}
        <span className="soft">
          <RelativeTime at={createdAt} />
        </span>
      </p>
      {failureReason && <p className="small soft">{failureReason}</p>}
    </li>
  );
}
