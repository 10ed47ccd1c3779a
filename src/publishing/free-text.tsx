import type { ReactNode } from 'react';

const RIGHT_TO_LEFT = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg', 'Samr', 'Mand']);

/** How words of a language run; `auto`, by their first letter, where it is not known. */
export function directionOf(language: string | null): 'ltr' | 'rtl' | 'auto' {
  if (!language) return 'auto';
  try {
    return RIGHT_TO_LEFT.has(new Intl.Locale(language).maximize().script ?? '') ? 'rtl' : 'ltr';
  } catch {
    return 'auto';
  }
}

/** The attributes of an element that holds words of the article. */
export const inLanguage = (language: string | null): { lang?: string; dir: 'ltr' | 'rtl' | 'auto' } => ({
  ...(language ? { lang: language } : {}),
  dir: directionOf(language),
});

/** Words that somebody wrote, in whatever language: they never turn the line around them. */
export const Free = ({ children }: { children: ReactNode }): ReactNode => <bdi>{children}</bdi>;

/** A link to somewhere else, where the address is one of the web; else only its words. */
export function OutLink({ href, children }: { href: string; children: ReactNode }): ReactNode {
  if (!URL.canParse(href) || !/^https?:$/.test(new URL(href).protocol)) return <Free>{children}</Free>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      <Free>{children}</Free>
    </a>
  );
}

export const Day = ({ time, words }: { time: string; words: string }): ReactNode => (
  <time dateTime={time}>{words}</time>
);
