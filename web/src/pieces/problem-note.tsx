import { TriangleAlert, WifiOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { ApiProblem } from '../api/problem';
import { useText } from '../strings/text';
import { ActionButton } from './button';

/** What went wrong, what to do, and the id under which the service has it in its log. */
export function ProblemNote({ error, onRetry }: { error: Error; onRetry?: () => void }): ReactNode {
  const text = useText();
  const body = error instanceof ApiProblem ? error.body : undefined;
  const isAway = body?.code === 'unreachable';
  const Icon = isAway ? WifiOff : TriangleAlert;
  const title = isAway ? text('problem.unreachable') : (body?.title ?? text('problem.broken'));
  const detail = isAway ? text('problem.unreachableHelp') : (body?.detail ?? text('problem.brokenHelp'));
  return (
    <section className="problem" role="alert">
      <Icon size={20} aria-hidden />
      <div className="stack tight">
        <strong>{title || text('problem.title')}</strong>
        <p>{detail}</p>
        {body?.errors && (
          <ul className="small">
            {body.errors.map((fault) => (
              <li key={`${fault.pointer ?? fault.parameter ?? ''} ${fault.detail}`}>
                <code>{fault.pointer ?? fault.parameter}</code> {fault.detail}
              </li>
            ))}
          </ul>
        )}
        {body?.requestId && <p className="soft small numbers">{text('problem.request', { id: body.requestId })}</p>}
        {onRetry && <ActionButton onPress={onRetry}>{text('app.retry')}</ActionButton>}
        {!body && <ActionButton onPress={() => location.reload()}>{text('problem.reload')}</ActionButton>}
      </div>
    </section>
  );
}
