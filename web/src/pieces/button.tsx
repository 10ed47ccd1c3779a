import type { ReactNode } from 'react';
import { Button, Tooltip, TooltipTrigger, type ButtonProps } from 'react-aria-components';

type Props = Omit<ButtonProps, 'className' | 'style' | 'children'> & { children: ReactNode };

export const ActionButton = ({
  isPrimary,
  isQuiet,
  ...props
}: Props & { isPrimary?: boolean; isQuiet?: boolean }): ReactNode => (
  <Button {...props} className={`button${isPrimary ? ' primary' : ''}${isQuiet ? ' quiet' : ''}`} />
);

/** A picture needs its name, for screen readers and for whoever rests on it. */
export const IconButton = ({ label, ...props }: Props & { label: string }): ReactNode => (
  <TooltipTrigger delay={500}>
    <Button {...props} aria-label={label} className="icon-button" />
    <Tooltip className="tooltip" offset={6}>
      {label}
    </Tooltip>
  </TooltipTrigger>
);
