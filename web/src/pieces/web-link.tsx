import type { ReactNode } from 'react';

/** An address that may be followed; null for `javascript:` and everything else that is not the web. */
export function webAddress(url: string | null | undefined): string | null {
  if (!url || !URL.canParse(url)) return null;
  return /^https?:$/.test(new URL(url).protocol) ? url : null;
}

/** A link out of the desk. An address that is not the web's is shown as the text it is. */
export function WebLink({ url, children }: { url: string; children?: ReactNode }): ReactNode {
  const address = webAddress(url);
  if (!address) return <span>{children ?? url}</span>;
  return (
    <a href={address} target="_blank" rel="noopener noreferrer">
      {children ?? url}
    </a>
  );
}
