import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Article } from '../../api/contract';
import { isBeingSplit, useArticle, useArticleClaims } from '../../api/queries';
import { ArticleBadge } from '../../pieces/article-badge';
import { Loaded } from '../../pieces/loading';
import { useText } from '../../strings/text';
import { ArticleDesk } from './article-desk';
import '../review/review.css';
import './articles.css';

/** One article: its text with all claims, where it stands, and what can be set right. */
export default function ArticleView({ id }: { id: string }): ReactNode {
  const article = useArticle(id);
  const isSplit = article.data && !isBeingSplit(article.data) && article.data.status !== 'failed';
  const claims = useArticleClaims(isSplit ? id : undefined);
  return (
    <Loaded query={article} lines={12}>
      {(read) =>
        isSplit ? (
          <Loaded query={claims} lines={12}>
            {(all) => <ArticleDesk key={read.versionId} article={read} claims={all} />}
          </Loaded>
        ) : (
          <Waiting article={read} />
        )
      }
    </Loaded>
  );
}

/** Before there are claims: how far it is, or why there will be none. */
function Waiting({ article }: { article: Article }): ReactNode {
  const text = useText();
  const hasFailed = article.status === 'failed';
  return (
    <div className="view stack">
      <Link href="/articles" className="row small">
        <ArrowLeft size={14} aria-hidden /> {text('articles.title')}
      </Link>
      <h1>{article.title ?? text('articles.untitled')}</h1>
      <p>
        <ArticleBadge status={article.status} />
      </p>
      {hasFailed ? (
        <section className="problem" role="alert">
          <div className="stack tight">
            <strong>{text('article.failed')}</strong>
            <p>{article.failureReason}</p>
          </div>
        </section>
      ) : (
        <div className="stack tight" role="status">
          <p>{text('article.splitting')}</p>
          <progress className="progress" aria-label={text('article.splitting')} />
        </div>
      )}
    </div>
  );
}
