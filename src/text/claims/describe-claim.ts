import type { CheckWorthiness, ClaimType, QuotationType, Span, SplitClaimant } from '../claim.js';
import { spannedText } from '../claim.js';
import { quotationTypeOf } from '../attribution/quotation-type.js';
import { tokenTables } from '../claimants/article-reading.js';
import { mentionsOf } from '../claimants/mentions.js';
import { HABITS } from '../languages/habits.js';
import { sentenceRanges } from '../languages/sentence-ranges.js';
import { statementWorth } from '../languages/statement-worth.js';
import { countWords } from '../languages/statement.js';
import { readDocument, type Document } from '../reading/document.js';
import type { Range } from '../reading/sentences.js';
import type { Token } from '../reading/tokens.js';
import { checkWorthinessOf } from './check-worthiness.js';
import { claimTypeOf } from './claim-type.js';

/** A claim that a person marked. */
export interface MarkedClaim {
  readonly spans: readonly Span[];
  readonly claimants: readonly SplitClaimant[];
  /** Somebody is quoted; otherwise the article speaks. */
  readonly attributed: boolean;
  readonly relayed: boolean;
  /** Where the person said it. */
  readonly claimType?: ClaimType;
}

/** What follows from the words of a marked claim. */
export interface DescribedClaim {
  readonly quote: string;
  readonly sentence: Span;
  /** The quote as a sentence of its own: no pronoun is resolved. */
  readonly wording: string;
  readonly quotationType: QuotationType;
  readonly claimType: ClaimType;
  readonly checkWorthiness: CheckWorthiness;
}

/** Describes claims of one article; the article is read once. Spans must be sorted, in the text and hold a word each. */
export class ClaimDescriber {
  private readonly document: Document;
  private readonly quoted: Uint8Array;
  private readonly sentences: readonly Range[];

  /** @param language ISO 639-1 code; null is read as English */
  constructor(
    private readonly text: string,
    private readonly language: string | null,
  ) {
    this.document = readDocument(text);
    this.quoted = tokenTables(this.document).quoted;
    const { tokens, paragraphs } = this.document;
    this.sentences = this.isEnglish()
      ? this.document.sentences
      : sentenceRanges(
          text,
          tokens,
          paragraphs,
          language ?? '',
          HABITS.get(language ?? '')?.abbreviations ?? new Set(),
        );
  }

  describe(claim: MarkedClaim): DescribedClaim {
    const { tokens } = this.document;
    const pieces = claim.spans.map((span) => this.tokensIn(span));
    const words = pieces.flatMap(({ from, to }) => tokens.slice(from, to));
    const quotationType = claim.attributed ? quotationTypeOf(tokens, this.quoted, pieces) : 'none';
    const { text: quote } = spannedText(this.text, claim.spans);
    const base = { quote, sentence: this.sentenceAround(pieces), wording: asSentence(quote), quotationType };
    if (!this.isEnglish()) return { ...base, ...this.worthElsewhere(claim, words, quote, quotationType, pieces) };
    const claimType = claim.claimType ?? claimTypeOf(words, quotationType);
    const names = mentionsOf(this.document).filter(({ from }) => pieces.some((p) => p.from <= from && from < p.to));
    const { claimants, relayed } = claim;
    return {
      ...base,
      claimType,
      checkWorthiness: checkWorthinessOf({ tokens: words, type: claimType, claimants, relayed, names: names.length }),
    };
  }

  private worthElsewhere(
    claim: MarkedClaim,
    words: readonly Token[],
    quote: string,
    quotation: QuotationType,
    pieces: readonly Range[],
  ): Pick<DescribedClaim, 'claimType' | 'checkWorthiness'> {
    const worth = statementWorth(words, {
      quote,
      direct: quotation === 'direct',
      unnamed: claim.claimants.some(({ kind }) => kind === 'unnamed'),
      words: pieces.reduce((sum, piece) => sum + countWords(this.document.tokens, piece), 0),
      capitalNouns: HABITS.get(this.language ?? '')?.capitalNouns === true,
    });
    return { ...worth, claimType: claim.claimType ?? worth.claimType };
  }

  private isEnglish(): boolean {
    return (this.language ?? 'en').toLowerCase().split(/[-_]/)[0] === 'en';
  }

  /** Tokens that share a character with a span. */
  private tokensIn({ start, end }: Span): Range {
    const { tokens } = this.document;
    const from = firstAt(tokens, (token) => token.end > start);
    return {
      from,
      to: Math.max(
        from + 1,
        firstAt(tokens, (token) => token.start >= end),
      ),
    };
  }

  /** From the start of the sentence that holds the first word to the end of the one that holds the last. */
  private sentenceAround(pieces: readonly Range[]): Span {
    const { tokens } = this.document;
    const first = pieces[0]?.from ?? 0;
    const last = (pieces.at(-1)?.to ?? first + 1) - 1;
    const from = this.sentences.find(({ to }) => to > first)?.from ?? first;
    const to = this.sentences.find((sentence) => sentence.to > last)?.to ?? last + 1;
    return { start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? this.text.length };
  }
}

/** Index of the first token for which `holds`, which once true stays true. */
function firstAt(tokens: readonly Token[], holds: (token: Token) => boolean): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(tokens[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function asSentence(quote: string): string {
  const text = quote.charAt(0).toUpperCase() + quote.slice(1).replace(/\s+/g, ' ');
  return /[.!?…]["'”’)]*$/.test(text) ? text : `${text}.`;
}
