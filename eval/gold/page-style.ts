import { CITED_KINDS, type CitedKind } from '../../src/text/claim.js';

/** Hue of each kind of claimant, in degrees, chosen to lie apart; the article's own voice is grey. */
const HUES: Readonly<Record<CitedKind, number>> = {
  person: 215,
  organisation: 28,
  state_media: 350,
  government: 275,
  media: 185,
  group: 95,
  unnamed: 48,
  document: 315,
};

const colours = CITED_KINDS.map(
  (kind) => `.${kind} { --ink: light-dark(hsl(${HUES[kind]} 80% 31%), hsl(${HUES[kind]} 75% 70%)); }`,
);

/** One sheet for screen and paper, light and dark. */
export const STYLE = `
:root { color-scheme: light dark; --paper: light-dark(#fdfcf9, #16181c); --text: light-dark(#1d1f23, #e4e2dc);
  --quiet: light-dark(#70737a, #9a9da4); --line: light-dark(#dedbd2, #34373d); }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 5rem; max-width: 76rem; background: var(--paper); color: var(--text);
  font: 16px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.6rem; margin: 0 0 .5rem; } h2 { font: 600 1.5rem/1.25 Georgia, serif; margin: 0; }
a { color: inherit; } .quiet, .aside { color: var(--quiet); } .quiet { font-size: .85rem; margin: .2rem 0; }
.legend { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; font-size: .9rem; }
nav { columns: 18rem; font-size: .9rem; } nav a { display: block; break-inside: avoid; text-decoration: none; padding: .1rem 0; }
nav a:hover { text-decoration: underline; }
article { border-top: 3px solid var(--text); margin-top: 3rem; padding-top: 1rem; }
.row { display: grid; grid-template-columns: minmax(0, 11fr) minmax(0, 9fr); gap: 0 2.5rem; padding: .7rem 0;
  border-top: 1px solid var(--line); }
.row > p { font: 1.06rem/1.75 Georgia, serif; margin: 0; white-space: pre-line; overflow-wrap: break-word; }
.own_voice { --ink: var(--quiet); } ${colours.join('\n')}
.claim { text-decoration: underline 2px var(--ink); text-underline-offset: .25em; }
.claim.inner { text-decoration-style: double; }
.label { color: var(--ink); font: 600 .7rem system-ui, sans-serif; text-decoration: none; vertical-align: super;
  padding-right: .15em; }
.phrase { font-style: italic; }
.claims { list-style: none; margin: 0; padding: 0; font-size: .88rem; line-height: 1.45; }
.claims li { border-left: 3px solid var(--ink); padding: 0 0 0 .7rem; margin: .15rem 0 .7rem; break-inside: avoid; }
.claims li:target { background: light-dark(#fff3c4, #3b3520); }
.claims b { color: var(--ink); } .claims p { margin: 0; }
@media (max-width: 46rem) { .row { grid-template-columns: 1fr; gap: .6rem; } }
@media print { :root { color-scheme: light; } body { max-width: none; padding: 0; font-size: 10pt; }
  article { break-before: page; border-top: 0; } nav { display: none; } h2 { break-after: avoid; } }
`;
