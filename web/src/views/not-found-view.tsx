import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useText } from '../strings/text';

export function NotFoundView(): ReactNode {
  const text = useText();
  return (
    <div className="view stack">
      <h1>{text('app.notFound')}</h1>
      <p>{text('app.notFoundHelp')}</p>
      <Link href="/queue">{text('app.toQueue')}</Link>
    </div>
  );
}
