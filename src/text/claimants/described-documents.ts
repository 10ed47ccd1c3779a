import type { Token } from '../reading/tokens.js';
import { W } from '../lexicon/word-classes.js';

/** A text that the article speaks of, under the words it was first told by. */
export interface DescribedDocument {
  /** Tokens of the words up to the noun, article left out, `to` exclusive. */
  readonly from: number;
  readonly to: number;
  /** Its name, once it is a source; until then the words of the range are. */
  name: string | undefined;
  readonly aliases: Set<string>;
}

const NOUNS = new Set(
  (
    'study survey report audit paper indictment document poll review log memo manual petition filing analysis dossier book article ruling lawsuit ' +
    'complaint draft file inquiry findings research text statement letter'
  ).split(' '),
);

/** Nouns that may take up another: "the paper" for "a study". "The document" and "the text" take up any. */
const TAKES_UP: Readonly<Record<string, RegExp>> = {
  report: /^(?:audit|study|survey|review|inquiry|analysis|research|draft|dossier)$/,
  paper: /^(?:study|article|research|analysis)$/,
  study: /^(?:paper|survey|research|report|analysis)$/,
  survey: /^(?:poll|study)$/,
  poll: /^survey$/,
  audit: /^(?:report|review)$/,
  findings: /^(?:study|report|audit|survey|paper|review|research)$/,
  research: /^(?:study|paper)$/,
  document: /./,
  text: /./,
  file: /./,
};

const LONGEST = 5;
const REACH = 8;

/** Head noun’s token → the document it stands for: "the paper" for "a study published on Monday". Linear in the tokens. */
export function describedDocuments(tokens: readonly Token[]): Map<number, DescribedDocument> {
  const out = new Map<number, DescribedDocument>();
  const known: { head: string; document: DescribedDocument }[] = [];
  tokens.forEach(({ lower, capital, kind }, at) => {
    if (kind !== 'word' || capital || !NOUNS.has(lower) || isCompound(tokens, at)) return;
    let from = at;
    while (from > 0 && at - from < LONGEST && isPremodifier(tokens[from - 1])) from -= 1;
    const definite = /^(?:the|this|that)$/.test(tokens[from - 1]?.lower ?? '');
    const bare =
      from === at || (from === at - 1 && /^\d+-page$|^(?:new|latest|same|full|final)$/.test(tokens[from]?.lower ?? ''));
    const earlier = known.slice(-REACH).reverse();
    const taken =
      definite && bare
        ? (earlier.find(({ head }) => head === lower) ??
          earlier.find(({ head }) => TAKES_UP[lower]?.test(head) === true))
        : undefined;
    const document = taken?.document ?? { from, to: at + 1, name: undefined, aliases: new Set<string>() };
    if (taken === undefined) known.push({ head: lower, document });
    if (definite && bare) document.aliases.add(lower);
    out.set(at, document);
  });
  return out;
}

/** "report card", "study team": the noun only says which. */
function isCompound(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  if (next === undefined) return false;
  return (
    /^['’]s?$/.test(next.lower) ||
    (next.kind === 'word' && !next.capital && /^(?:card|team|stage|authors?|writer)$/.test(next.lower))
  );
}

function isPremodifier(token: Token | undefined): boolean {
  if (token?.kind === 'number') return /-/.test(token.text);
  if (token?.kind !== 'word') return false;
  const cls = token.cls & ~(W.NounLike | W.Participle | W.Time);
  return (cls & ~W.Verb) === 0 && ((cls & W.Verb) === 0 || token.lower.endsWith('ed'));
}
