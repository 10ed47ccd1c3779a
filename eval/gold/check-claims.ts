import { overlap } from './find-words.js';
import { type GoldArticle, type GoldClaim, type GoldClaimant } from './gold-article.js';
import { type Path, type Sheet } from './sheet.js';

/** Checks the claims against one another; `paths[i]` is where claim i stands in the sheet. */
export function checkClaims(sheet: Sheet, article: GoldArticle, paths: readonly Path[]): void {
  const { claims, text } = article;
  claims.forEach((claim, i) => {
    const path = paths[i] ?? [];
    const before = claims[i - 1];
    if (before !== undefined && startOf(claim) < startOf(before))
      sheet.problem([...path, 'quote'], `begins before the claim above it, “${begin(text, before)}”; move it up`);
    for (const other of claims.slice(0, i))
      if (overlaps(claim, other) && !nests(claim, other) && !nests(other, claim))
        sheet.problem(
          [...path, 'quote'],
          `shares words with “${begin(text, other)}”; part them, or let the inner claim name the outer claimant in relay`,
        );
    const aside = article.asides.find((place) => claim.spans.some((span) => overlap(span, place)));
    if (aside !== undefined)
      sheet.problem(
        [...path, 'quote'],
        `shares words with the aside “${text.slice(aside.start, aside.end)}”; keep one`,
      );
  });
  checkKinds(sheet, claims, paths);
  checkPronouns(sheet, claims);
}

/** One name has one kind. */
function checkKinds(sheet: Sheet, claims: readonly GoldClaim[], paths: readonly Path[]): void {
  const kinds = new Map<string, GoldClaimant['kind']>();
  claims.forEach((claim, i) => {
    for (const { name, kind } of [...claim.claimants, ...claim.relay]) {
      const earlier = kinds.get(name) ?? kind;
      kinds.set(name, earlier);
      if (kind !== earlier)
        sheet.problem(
          [...(paths[i] ?? []), 'claimants'],
          `${name} is ${kind} here and ${earlier} above; a name has one kind`,
        );
    }
  });
}

/** A pronoun stands for somebody who is a claimant of this article. */
function checkPronouns(sheet: Sheet, claims: readonly GoldClaim[]): void {
  const names = new Set(claims.flatMap((claim) => [...claim.claimants, ...claim.relay]).map(({ name }) => name));
  const entries = sheet.value(['pronouns']);
  if (!Array.isArray(entries)) return;
  entries.forEach((_, i) => {
    const means = sheet.value(['pronouns', i, 'means']);
    for (const name of Array.isArray(means) ? means : [means])
      if (typeof name === 'string' && !names.has(name))
        sheet.problem(
          ['pronouns', i, 'means'],
          `${name} is claimant or relay of no claim; write a name as there, or remove the entry`,
        );
  });
}

function overlaps(a: GoldClaim, b: GoldClaim): boolean {
  return a.spans.some((span) => b.spans.some((other) => overlap(span, other)));
}

/** The inner claim lies within the outer one's words, and the outer claimant passed it on. */
function nests(inner: GoldClaim, outer: GoldClaim): boolean {
  const within = inner.spans.every((span) =>
    outer.spans.some((other) => other.start <= span.start && span.end <= other.end),
  );
  return within && outer.claimants.some(({ name }) => inner.relay.some((relay) => relay.name === name));
}

const startOf = ({ spans }: GoldClaim): number => spans[0]?.start ?? 0;

function begin(text: string, { spans: [span] }: GoldClaim): string {
  const words = text.slice(span?.start, span?.end);
  return words.length > 40 ? `${words.slice(0, 40).trim()}…` : words;
}
