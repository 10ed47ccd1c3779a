import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, type ReactNode } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { queries, useSession } from './api/queries';
import { Loaded, Skeleton } from './pieces/loading';
import { SignInView } from './session/sign-in-view';
import { Shell } from './shell/shell';
import { Toasts } from './shell/toasts';
import { Texts } from './strings/text';
import { NotFoundView } from './views/not-found-view';

/** Each view is a file of its own that a browser fetches when it is first opened. */
const ArticlesView = lazy(() => import('./views/articles/articles-view'));
const ArticleView = lazy(() => import('./views/articles/article-view'));
const IntakeView = lazy(() => import('./views/articles/intake-view'));
const QueueView = lazy(() => import('./views/queue/queue-view'));
const ClaimantsView = lazy(() => import('./views/claimants/claimants-view'));
const ClaimantView = lazy(() => import('./views/claimants/claimant-view'));
const DeskView = lazy(() => import('./views/desk/desk-view'));
const ReviewView = lazy(() => import('./views/review/review-view'));

export const App = (): ReactNode => (
  <QueryClientProvider client={queries}>
    <Texts>
      <Page />
      <Toasts />
    </Texts>
  </QueryClientProvider>
);

function Page(): ReactNode {
  const session = useSession();
  return (
    <Loaded query={session} lines={6}>
      {(person) =>
        person === null ? (
          <SignInView />
        ) : (
          <Shell session={person}>
            <FocusOnArrival />
            <Suspense fallback={<Skeleton lines={8} />}>
              <Switch>
                <Route path="/">
                  <Redirect to="/queue" replace />
                </Route>
                <Route path="/queue" component={QueueView} />
                <Route path="/review/:taskId/:leaseToken">
                  {({ taskId, leaseToken }) => (
                    <ReviewView key={`${taskId} ${leaseToken}`} taskId={taskId} leaseToken={Number(leaseToken)} />
                  )}
                </Route>
                <Route path="/articles" component={ArticlesView} />
                <Route path="/articles/new" component={IntakeView} />
                <Route path="/articles/:id">{({ id }) => <ArticleView key={id} id={id} />}</Route>
                <Route path="/claimants" component={ClaimantsView} />
                <Route path="/claimants/:id">{({ id }) => <ClaimantView key={id} id={id} />}</Route>
                <Route path="/desk/:part?">{({ part }) => <DeskView part={part} role={person.role} />}</Route>
                <Route component={NotFoundView} />
              </Switch>
            </Suspense>
          </Shell>
        )
      }
    </Loaded>
  );
}

/** A new view begins at its top, for the eyes and for a screen reader. */
function FocusOnArrival(): ReactNode {
  const [path] = useLocation();
  useEffect(() => {
    scrollTo(0, 0);
    document.getElementById('content')?.focus({ preventScroll: true });
  }, [path]);
  return null;
}
