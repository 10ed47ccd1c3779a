import { type Span } from '../../src/text/claim.js';
import { overlap } from './find-words.js';
import { CITED_KINDS } from '../../src/text/claim.js';
import { type GoldArticle, type GoldClaim, type GoldClaimant } from './gold-article.js';
import { STYLE } from './page-style.js';

/** Every article with its claims underlined and listed beside it: one HTML page that needs no script and nothing else. */
export function pageOf(articles: readonly GoldArticle[]): string {
  const claims = articles.reduce((sum, article) => sum + article.claims.length, 0);
  const legend = [...CITED_KINDS, 'own_voice'].map(
    (kind) => `<li class="${kind}"><span class="claim">${label(kind)}</span></li>`,
  );
  const contents = articles.map(
    ({ name, text, set }) =>
      `<a href="#${escape(name)}">${escape(headline(text))} <span class="quiet">${set}</span></a>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Gold set: ${articles.length} articles</title>
<style>${STYLE}</style>
</head>
<body>
<h1>Gold set</h1>
<p>${articles.length} articles, ${claims} claims. Every person, place and organisation is made up. A claim is underlined in the
colour of its claimant’s kind, twice where it lies within another claim; its number leads to its entry beside the text. Words
that name the source and the cue are in italics, asides are pale.</p>
<ul class="legend">${legend.join('\n')}</ul>
<nav>${contents.join('\n')}</nav>
${articles.map(articleHtml).join('\n')}
</body>
</html>
`;
}

function articleHtml(article: GoldArticle): string {
  const { name, text, outlet, published, form, topic, set } = article;
  const rows: string[] = [];
  for (const { 0: paragraph, index: start } of text.matchAll(/[^\n]+(?:\n[^\n]+)*/g))
    if (start > 0) rows.push(rowHtml(article, { start, end: start + paragraph.length }));
  return `<article id="${escape(name)}">
<h2>${escape(headline(text))}</h2>
<p class="quiet">${[outlet, published, form, topic, set, name].map(escape).join(' · ')}</p>
${rows.join('\n')}
</article>`;
}

/** A paragraph and, beside it, the claims that begin in it. */
function rowHtml(article: GoldArticle, range: Span): string {
  const items = article.claims.flatMap((claim, i) => {
    const [first] = claim.spans;
    return first !== undefined && overlap(first, range) ? [itemHtml(article, claim, i)] : [];
  });
  const list = items.length === 0 ? '' : `<ul class="claims">${items.join('\n')}</ul>`;
  return `<div class="row"><p>${paragraphHtml(article, range)}</p><div>${list}</div></div>`;
}

function itemHtml({ name, text, pronouns }: GoldArticle, claim: GoldClaim, index: number): string {
  const words = (span: Span | undefined): string => (span === undefined ? '' : text.slice(span.start, span.end));
  const who = claim.claimants.length === 0 ? '<b>own voice</b>' : namesHtml(claim.claimants);
  const stand = pronouns.find((pronoun) => claim.source !== undefined && overlap(pronoun, claim.source));
  const details = [
    claim.relay.length === 0 ? '' : `relayed by ${namesHtml(claim.relay)}`,
    claim.source === undefined
      ? ''
      : `source “${escape(words(claim.source))}”${stand === undefined ? '' : ' (stand-in)'}`,
    claim.cue === undefined ? '' : `cue “${escape(words(claim.cue))}”`,
    escape(claim.type),
  ];
  return `<li id="${escape(name)}-${index + 1}" class="${colour(claim)}"><p>${index + 1} · ${who}</p>
<p class="quiet">${details.filter((detail) => detail !== '').join(' · ')}</p><p>${escape(claim.meaning)}</p></li>`;
}

function namesHtml(claimants: readonly GoldClaimant[]): string {
  return claimants.map(({ name, kind }) => `<b class="${kind}">${escape(name)}</b> (${label(kind)})`).join(', ');
}

/** The paragraph cut wherever a claim, phrase or aside begins or ends; of claims within claims the innermost is shown. */
function paragraphHtml({ name, text, claims, asides }: GoldArticle, range: Span): string {
  const phrases = claims.flatMap(({ source, cue }) => [source ?? [], cue ?? []].flat());
  const spans = [...claims.flatMap((claim) => claim.spans), ...phrases, ...asides].filter((span) =>
    overlap(span, range),
  );
  const cuts = new Set([range.start, range.end]);
  for (const { start, end } of spans) cuts.add(Math.max(start, range.start)).add(Math.min(end, range.end));
  const places = [...cuts].sort((a, b) => a - b);
  return places
    .slice(0, -1)
    .map((start, i) => {
      const piece = { start, end: places[i + 1] ?? range.end };
      const covers = (span: Span): boolean => overlap(span, piece);
      const around = claims.filter((claim) => claim.spans.some(covers));
      const begun = around.flatMap((claim) =>
        claim.spans[0]?.start === start ? [labelHtml(name, claims, claim)] : [],
      );
      let html = escape(text.slice(piece.start, piece.end));
      if (phrases.some(covers)) html = `<span class="phrase">${html}</span>`;
      if (asides.some(covers)) html = `<span class="aside">${html}</span>`;
      const claim = around.at(-1);
      if (claim === undefined) return html;
      return `${begun.join('')}<span class="claim ${colour(claim)}${around.length > 1 ? ' inner' : ''}">${html}</span>`;
    })
    .join('');
}

function labelHtml(name: string, claims: readonly GoldClaim[], claim: GoldClaim): string {
  const number = claims.indexOf(claim) + 1;
  const who = claim.claimants.map((claimant) => claimant.name).join(', ') || 'own voice';
  return `<a class="label ${colour(claim)}" href="#${escape(name)}-${number}" title="${escape(who)}">${number}</a>`;
}

function colour({ claimants }: GoldClaim): string {
  return claimants[0]?.kind ?? 'own_voice';
}

function label(kind: string): string {
  return kind.replace('_', ' ');
}

function headline(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
