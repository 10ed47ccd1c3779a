import { canonicalText } from '../../src/text/index.js';
import { type Span } from '../../src/text/claim.js';
import { checkClaims } from './check-claims.js';
import { around, occurrences, overlap, whyMissing } from './find-words.js';
import { FORMS, SETS, type GoldArticle, type GoldClaim } from './gold-article.js';
import { readClaim } from './read-claim.js';
import { Sheet, type Path, type Problem } from './sheet.js';

const FIELDS = ['form', 'topic', 'set', 'outlet', 'published', 'claims', 'pronouns', 'asides'];

/** The two files of an article, by their paths for messages and their contents. */
export interface ArticleFiles {
  readonly name: string;
  readonly txt: string;
  readonly yaml: string;
}

/**
 * Reads an annotated article. Every fault is one line of `problems`: file, line, field, what is wrong and how to mend it.
 * The article is complete only where there are none; with faults it holds what could be read.
 */
export function readArticle({ name, txt, yaml }: ArticleFiles): { article: GoldArticle; problems: Problem[] } {
  const problems = problemsOfText(`${name}.txt`, txt);
  const text = txt.trimEnd();
  const sheet = new Sheet(`${name}.yaml`, yaml, problems);
  sheet.keys([], FIELDS);
  const form = sheet.oneOf(['form'], FORMS) ?? 'newspaper';
  const topic = sheet.text(['topic']) ?? '';
  if (topic.split(' ').length > 2) sheet.problem(['topic'], 'must be one word or two');
  const set = sheet.oneOf(['set'], SETS) ?? 'tuning';
  const outlet = sheet.text(['outlet']) ?? '';
  const published = sheet.text(['published']) ?? '';
  if (published !== '' && !isDate(published))
    sheet.problem(['published'], `“${published}” is no date; write it as 2026-03-14`);

  const pronouns = readPronouns(sheet, text);
  const asides = readAsides(sheet, text);
  const claims: GoldClaim[] = [];
  const paths: Path[] = [];
  for (const path of sheet.entries(
    ['claims'],
    ['quote', 'nth', 'claimants', 'source', 'cue', 'relay', 'type', 'meaning'],
    true,
  )) {
    const claim = readClaim(sheet, path, text, pronouns);
    if (claim === undefined) continue;
    claims.push(claim);
    paths.push(path);
  }
  const article = { name, text, form, topic, set, outlet, published, claims, pronouns, asides };
  checkClaims(sheet, article, paths);
  return { article, problems };
}

function problemsOfText(file: string, txt: string): Problem[] {
  const problems: Problem[] = [];
  if (canonicalText(txt) !== txt)
    problems.push(`${file}:1: text: is not canonical; write it as NFC with “\\n” line ends and no control characters`);
  txt.split('\n').forEach((line, i, lines) => {
    if (line !== line.trim()) problems.push(`${file}:${i + 1}: text: spaces at an end of the line; remove them`);
    if (line === '' && lines[i + 1] === '' && i + 2 < lines.length)
      problems.push(`${file}:${i + 1}: text: two empty lines in a row; keep one`);
  });
  const [headline, second] = txt.split('\n');
  if (headline === '' || second !== '')
    problems.push(`${file}:1: text: the first line must be the headline, with an empty line after it`);
  return problems;
}

function readPronouns(sheet: Sheet, text: string): GoldArticle['pronouns'] {
  return sheet.entries(['pronouns'], ['words', 'in', 'means'], false).flatMap((path) => {
    const words = sheet.text([...path, 'words']);
    const means = sheet.texts([...path, 'means']);
    const place = once(sheet, [...path, 'in'], text);
    if (words === undefined || means === undefined || place === undefined) return [];
    const [found] = occurrences(text, words, place.start, place.end);
    if (found === undefined) {
      sheet.problem([...path, 'words'], `“${words}” does not occur in “${text.slice(place.start, place.end)}”`);
      return [];
    }
    return [{ ...found, means }];
  });
}

function readAsides(sheet: Sheet, text: string): GoldArticle['asides'] {
  const asides = sheet.entries(['asides'], ['text', 'reason'], false).flatMap((path) => {
    const place = once(sheet, [...path, 'text'], text);
    const reason = sheet.text([...path, 'reason']);
    return place === undefined || reason === undefined ? [] : [{ ...place, reason }];
  });
  const headline = { start: 0, end: text.indexOf('\n') };
  if (!asides.some((aside) => overlap(aside, headline)))
    sheet.problem(['asides'], 'the headline is missing; add it with the reason headline');
  return asides;
}

/** The one place where a field's text stands in the article. */
function once(sheet: Sheet, path: Path, text: string): Span | undefined {
  const words = sheet.text(path);
  if (words === undefined) return undefined;
  const found = occurrences(text, words);
  if (found.length === 0) return sheet.problem(path, `“${words}” is not found: ${whyMissing(text, words)}`);
  if (found.length > 1) {
    const places = found.map((span) => around(text, span)).join(' and ');
    return sheet.problem(path, `“${words}” occurs ${found.length} times; add words that tell them apart: ${places}`);
  }
  return found[0];
}

function isDate(words: string): boolean {
  const time = Date.parse(words);
  return /^\d{4}-\d\d-\d\d$/.test(words) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(words);
}
