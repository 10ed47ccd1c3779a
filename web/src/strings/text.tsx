import type { ReactNode } from 'react';
import { IntlProvider, useIntl } from 'react-intl';
import { en, type TextId } from './en';

type Values = Record<string, string | number>;

/** The catalogue around the page. */
export const Texts = ({ children }: { children: ReactNode }): ReactNode => (
  <IntlProvider locale="en" messages={en}>
    {children}
  </IntlProvider>
);

/** `const text = useText()`, then `text('queue.title')`: an id that the catalogue lacks is no TypeScript. */
export function useText(): (id: TextId, values?: Values) => string {
  const intl = useIntl();
  return (id, values) => intl.formatMessage({ id }, values);
}
