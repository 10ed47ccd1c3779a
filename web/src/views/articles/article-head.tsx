import { ArrowLeft, ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { Link } from 'wouter';
import type { Article } from '../../api/contract';
import { ArticleBadge } from '../../pieces/article-badge';
import { Day } from '../../pieces/time';
import { WebLink } from '../../pieces/web-link';
import { useText } from '../../strings/text';

const VIEWS = ['claims', 'coverage'] as const;

/** What the article is, and what its text shows. */
export function ArticleHead(props: {
  article: Article;
  claims: number;
  showsCoverage: boolean;
  onShow: (coverage: boolean) => void;
}): ReactNode {
  const text = useText();
  const { article, claims, showsCoverage, onShow } = props;
  const { title, publisher, author, publishedAt, sourceUrl, version, status } = article;
  return (
    <header>
      <p className="row small">
        <Link href="/articles" className="row">
          <ArrowLeft size={14} aria-hidden /> {text('articles.title')}
        </Link>
        <ArticleBadge status={status} />
        <span className="numbers">{text('article.claimsN', { n: claims })}</span>
        {version > 1 && <span className="soft">{text('article.version', { n: version })}</span>}
      </p>
      <h1>
        <bdi>{title ?? text('articles.untitled')}</bdi>
      </h1>
      <div className="row spread">
        <p className="soft small row">
          {publisher && <bdi>{publisher}</bdi>}
          {author && <bdi>{author}</bdi>}
          {publishedAt && <Day at={publishedAt} />}
          {sourceUrl && <WebLink url={sourceUrl}>{text('review.openSource')}</WebLink>}
          <a href={`/v1/articles/${article.id}/report`} target="_blank" rel="noopener" className="row">
            {text('article.report')} <ExternalLink size={13} aria-hidden />
          </a>
        </p>
        <RadioGroup
          className="views-of-text"
          orientation="horizontal"
          value={showsCoverage ? 'coverage' : 'claims'}
          onChange={(value) => onShow(value === 'coverage')}
        >
          <Label className="visually-hidden">{text('article.view')}</Label>
          {VIEWS.map((value) => (
            <Radio key={value} value={value} className="view-of-text">
              {text(`article.${value}`)}
            </Radio>
          ))}
        </RadioGroup>
      </div>
    </header>
  );
}
