import { CircleDashed, CircleX, Eye, LoaderCircle, SquareCheckBig } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ArticleStatus } from '../api/contract';
import { useText } from '../strings/text';

const STATUSES: Record<ArticleStatus, { tone: string; Icon: typeof Eye }> = {
  received: { tone: 'idle', Icon: CircleDashed },
  splitting: { tone: 'calm', Icon: LoaderCircle },
  in_review: { tone: 'doubt', Icon: Eye },
  concluded: { tone: 'good', Icon: SquareCheckBig },
  failed: { tone: 'bad', Icon: CircleX },
};

export const ARTICLE_STATUSES = Object.keys(STATUSES) as ArticleStatus[];

export function ArticleBadge({ status }: { status: ArticleStatus }): ReactNode {
  const text = useText();
  const { tone, Icon } = STATUSES[status];
  return (
    <span className={`badge ${tone}`}>
      <Icon size={14} aria-hidden /> {text(`articleStatus.${status}`)}
    </span>
  );
}
