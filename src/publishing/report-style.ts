import { createHash } from 'node:crypto';

/** Foreground and background of a verdict, and the colour of its bar. */
export interface VerdictColours {
  ink: string;
  paper: string;
  bar: string;
}

export interface Palette {
  paper: string;
  card: string;
  ink: string;
  muted: string;
  line: string;
  link: string;
  mark: string;
  verdicts: Record<'verified' | 'disputed' | 'unresolved' | 'under-review' | 'set-aside', VerdictColours>;
}

export const LIGHT: Palette = {
  paper: '#fbfaf6',
  card: '#ffffff',
  ink: '#1c1e22',
  muted: '#575b63',
  line: '#e2ded3',
  link: '#1b4f80',
  mark: '#fff1b8',
  verdicts: {
    verified: { ink: '#10502c', paper: '#daf1e2', bar: '#2c8a57' },
    disputed: { ink: '#7c1a17', paper: '#fbe2df', bar: '#bf3d36' },
    unresolved: { ink: '#614000', paper: '#faecc6', bar: '#a67909' },
    'under-review': { ink: '#343c49', paper: '#e6e9ee', bar: '#667085' },
    'set-aside': { ink: '#4a4b4d', paper: '#eeece6', bar: '#8a857b' },
  },
};

export const DARK: Palette = {
  paper: '#15171b',
  card: '#1c1f24',
  ink: '#e9e7e2',
  muted: '#a9adb5',
  line: '#343840',
  link: '#9fc7f0',
  mark: '#4d4315',
  verdicts: {
    verified: { ink: '#a9e6c0', paper: '#163525', bar: '#4fb57f' },
    disputed: { ink: '#f7bdb8', paper: '#451b1b', bar: '#e0645c' },
    unresolved: { ink: '#f2d891', paper: '#3b2d0a', bar: '#cfa138' },
    'under-review': { ink: '#ced5df', paper: '#2b3039', bar: '#8f98a8' },
    'set-aside': { ink: '#c0c2c7', paper: '#282b30', bar: '#74777d' },
  },
};

const variables = ({ verdicts, ...plain }: Palette): string =>
  [
    ...Object.entries(plain).map(([name, value]) => `--${name}:${value}`),
    ...Object.entries(verdicts).flatMap(([name, { ink, paper, bar }]) => [
      `--${name}-ink:${ink}`,
      `--${name}-paper:${paper}`,
      `--${name}-bar:${bar}`,
    ]),
  ].join(';');

const byVerdict = Object.keys(LIGHT.verdicts)
  .map(
    (name) => `.pill.${name}{color:var(--${name}-ink);background:var(--${name}-paper)}
.claim.${name}{border-inline-start-color:var(--${name}-bar)}
.bar.${name}{fill:var(--${name}-bar)}
.swatch.${name}{background:var(--${name}-bar)}`,
  )
  .join('\n');

/** The whole style of the page. System fonts only: nothing is fetched. */
export const REPORT_STYLE = `
:root{color-scheme:light dark;${variables(LIGHT)};
--serif:"Iowan Old Style","Palatino Linotype",Palatino,"Book Antiqua",Charter,Georgia,"Noto Serif",serif;
--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans",Arial,sans-serif}
@media screen and (prefers-color-scheme:dark){:root{${variables(DARK)}}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 var(--serif);overflow-wrap:anywhere;font-variant-numeric:lining-nums}
main{max-width:46rem;margin:0 auto;padding:clamp(1.25rem,4vw,3.5rem) clamp(1rem,4vw,2rem) 4rem}
h1,h2,h3,h4{line-height:1.25;text-wrap:balance;font-weight:600;margin:0}
h1{font-size:clamp(1.75rem,5.5vw,2.6rem);letter-spacing:-.012em;margin:.9rem 0 .7rem}
h2{font-size:1.45rem;margin:3.25rem 0 1rem;padding-top:1.1rem;border-top:3px double var(--line)}
h3{font-size:1.2rem}section>h3{margin:1.8rem 0 .6rem}
h4{font:600 .875rem/1.4 var(--sans);margin:1.4rem 0 .5rem}
p{margin:0 0 .8rem}
a{color:var(--link);text-decoration-thickness:.06em;text-underline-offset:.16em}
a:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:2px}
ul,ol,dl,dd{margin:0;padding:0}
ul,ol{list-style:none}
.masthead{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.25rem 1.5rem;border-bottom:1px solid var(--ink);padding-bottom:.55rem;font:600 .8125rem/1.4 var(--sans)}
.masthead p{margin:0}
.masthead .what{color:var(--muted);font-weight:400}
.small{font:.875rem/1.5 var(--sans);color:var(--muted)}
.small a{color:var(--link)}
.banner{font:.9375rem/1.5 var(--sans);border:1px solid var(--line);background:var(--card);border-radius:.5rem;padding:.9rem 1.1rem;margin:1.5rem 0}
.banner ul{list-style:disc;padding-inline-start:1.2rem}
.banner p:last-child{margin-bottom:0}
.pill{display:inline-flex;align-items:baseline;gap:.4em;font:600 .8125rem/1.35 var(--sans);padding:.2em .7em;border-radius:1em;white-space:nowrap}
.chart{display:block;width:100%;height:1.5rem;margin:1rem 0 .75rem;border-radius:3px}
td .chart{height:.7rem;margin:0;min-width:4rem}
.legend{display:flex;flex-wrap:wrap;gap:.3rem 1.4rem;font:.9375rem/1.5 var(--sans);margin-bottom:1rem}
.swatch{display:inline-block;width:.75em;height:.75em;border-radius:2px;margin-inline-end:.45em;border:1px solid transparent;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.bar.claim-text{fill:var(--link)}.swatch.claim-text{background:var(--link)}
.bar.cue-text{fill:var(--unresolved-bar)}.swatch.cue-text{background:var(--unresolved-bar)}
.bar.aside-text{fill:var(--set-aside-bar)}.swatch.aside-text{background:var(--set-aside-bar)}
table{border-collapse:collapse;width:100%;font:.875rem/1.4 var(--sans);margin:.5rem 0 1rem}
th,td{padding:.4rem .5rem;border-bottom:1px solid var(--line);text-align:end;vertical-align:middle}
th,td{overflow-wrap:normal}th{font-weight:600}thead th{color:var(--muted);font-weight:400;vertical-align:bottom}
th:first-child,td:first-child{text-align:start;padding-inline-start:0}
td.wide{width:34%}
caption{text-align:start;font:600 .9375rem/1.4 var(--sans);padding:.75rem 0 .25rem}
.glance li{display:grid;grid-template-columns:2.1rem 1fr auto;gap:.3rem .5rem;align-items:baseline;padding:.6rem 0;border-bottom:1px solid var(--line);break-inside:avoid}
.glance .number{color:var(--muted);font:.875rem/1.4 var(--sans)}
.glance a{color:var(--ink);text-decoration-color:var(--line)}
.glance .who{display:block}
.claim{background:var(--card);border:1px solid var(--line);border-inline-start:.375rem solid;border-radius:.375rem;padding:1.25rem clamp(1rem,3.5vw,1.75rem) 1.1rem;margin:0 0 1.5rem;scroll-margin-top:1rem}
.claim:target{outline:2px solid var(--link);outline-offset:3px}
.claim>header{display:flex;gap:.75rem;align-items:baseline;margin-bottom:.9rem}
.claim .permalink{font:600 .8125rem/1 var(--sans);color:var(--muted);text-decoration:none;padding:.35rem .2rem;min-width:1.6rem}
.claim .permalink:hover{text-decoration:underline}
blockquote{margin:0 0 1rem;padding-inline-start:1rem;border-inline-start:1px solid var(--line);color:var(--muted)}
blockquote mark{background:var(--mark);color:var(--ink);padding:.05em .1em;border-radius:2px;box-decoration-break:clone;-webkit-box-decoration-break:clone;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.who-said{display:flex;flex-wrap:wrap;align-items:center;gap:.4rem .5rem;margin:0 0 1.1rem;font:.875rem/1.5 var(--sans)}
.who-said .label{color:var(--muted)}
.chip{display:inline-flex;flex-wrap:wrap;align-items:baseline;gap:0 .5em;border:1px solid var(--line);border-radius:.4rem;padding:.1rem .55rem;background:var(--paper)}
.chip .kind{color:var(--muted);font-size:.8125rem}
.chip .name{font-weight:600}
.arrow{color:var(--muted);font-size:1.1em}
.axes{display:grid;grid-template-columns:max-content 1fr;gap:.5rem 1rem;align-items:center;margin:0 0 1rem;padding:.85rem 0;border-block:1px solid var(--line)}
.axes dt{font:.875rem/1.4 var(--sans);color:var(--muted)}
.axes .why{font:.875rem/1.4 var(--sans);color:var(--muted);margin-inline-start:.5rem}
.axes dd.why{margin-inline-start:0}
.claim>.small::first-letter{text-transform:uppercase}
.rationale{white-space:pre-line}
.evidence>li{padding:.75rem 0;border-top:1px solid var(--line);break-inside:avoid}
.evidence .source{font:.9375rem/1.5 var(--sans);margin:0 0 .3rem}
.evidence .stance{font:600 .8125rem/1.4 var(--sans);margin-inline-end:.5rem}
.evidence blockquote{margin:.3rem 0;font-size:1rem;white-space:pre-line;color:var(--ink)}
.evidence .small,.claim>.small{margin-bottom:.2rem}
.correction{border-inline-start:3px solid var(--unresolved-bar);padding:.1rem 0 .1rem 1rem;margin:1.2rem 0 .5rem}
.correction h4{margin-top:0}
.plain>li{padding:.55rem 0;border-bottom:1px solid var(--line)}
.hash{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:.8125rem}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media (max-width:34rem){
.axes{grid-template-columns:1fr;gap:.15rem}.axes dd{margin-bottom:.5rem}
.glance li{grid-template-columns:1.6rem 1fr}.glance .pill{grid-column:2;justify-self:start}
td.wide,th.wide{display:none}th,td{padding:.4rem .2rem}thead th{font-size:.6875rem}}
@media print{
@page{margin:18mm 16mm 20mm}
body{font-size:10.5pt;background:none}main{max-width:none;padding:0}
h2{break-after:avoid;margin-top:1.6rem}h3,h4{break-after:avoid}
.claim{background:none;break-inside:auto}.claim>header,.who-said,.axes{break-inside:avoid}
.claim>header,.axes{break-after:avoid}
blockquote,.correction,tr{break-inside:avoid}
.glance-section{break-after:page}
.pill,.claim,.bar,.chart{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.pill{border:1px solid currentColor}
a{color:inherit}
a[href^=http]::after{content:" <" attr(href) ">";font:.8em var(--sans);color:var(--muted)}
.permalink::after{content:none!important}}
${byVerdict}`;

const STYLE_HASH = createHash('sha256').update(REPORT_STYLE).digest('base64');

/**
 * The policy of the page: its own style, and nothing else; no script ever. The sandbox gives it an origin of its own, so that
 * nothing in it is worth more than a stranger's page; links may still be followed.
 * @param ancestors who may show it in a frame
 */
export const reportPolicy = (ancestors: "'none'" | '*'): string =>
  [
    "default-src 'none'",
    `style-src 'sha256-${STYLE_HASH}'`,
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${ancestors}`,
    'sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation',
  ].join('; ');
