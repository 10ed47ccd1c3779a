import { spannedText, type AttributionConfidence, type Span, type SplitArticle } from '../claim.js';
import { rankClaims, type UnrankedClaim } from '../claims/check-worthiness.js';
import { coverageOf } from '../claims/coverage.js';
import { asideParagraphs } from '../reading/headline.js';
import { paragraphsOf, type Range, type Sentence } from '../reading/sentences.js';
import { TokenLabels } from '../reading/token-labels.js';
import { tokenize, type Token } from '../reading/tokens.js';
import { HABITS, partialReasonOf } from './habits.js';
import { quotedSpeech, type QuotedSpeech } from './quoted-speech.js';
import { sentenceRanges } from './sentence-ranges.js';
import { statementWorth } from './statement-worth.js';
import { countWords, trimStatement } from './statement.js';

/**
 * A quotation with a cue and a name beside it is hardly ever wrong; the name itself more often, for cases and particles stay. Judged on
 * the articles of the specs, no corpus.
 */
const CONFIDENCE: AttributionConfidence = { source: 0.8, cue: 0.8, content: 0.95, claimants: [0.8] };

/** Words beside an attributed quotation that make a statement of their own; fewer are the circumstances of the saying. */
const STATEMENT = 8;

/**
 * Splits an article that is not English: quotations whose speaker the text names become that speaker's claims, one per sentence;
 * every other sentence is a claim in the article's own voice. `text` must be canonical. Never throws, on any script; linear.
 */
export function splitBySentence(text: string, language: string, outlet: string): Omit<SplitArticle, 'splitter'> {
  const habits = HABITS.get(language);
  const tokens = tokenize(text);
  const paragraphs = paragraphsOf(text, tokens);
  const sentences = sentenceRanges(text, tokens, paragraphs, language, habits?.abbreviations ?? new Set());
  const speeches = habits === undefined ? [] : quotedSpeech(tokens, paragraphs, sentences, habits);
  const asides = asideParagraphs({ tokens, paragraphs });
  const writer = new StatementWriter(text, tokens, outlet, habits?.capitalNouns === true);
  const phrases = phrasesOf(speeches);
  let speech = 0;
  let phrase = 0;
  for (const sentence of sentences) {
    while ((speeches[speech]?.content.to ?? Infinity) <= sentence.from) speech += 1;
    while ((phrases[phrase]?.to ?? Infinity) <= sentence.from) phrase += 1;
    const said = from(speeches, speech, ({ content }) => content.from < sentence.to);
    const saying = from(phrases, phrase, (range) => range.from < sentence.to);
    const aside = asides.get(sentence.paragraph);
    if (aside !== undefined && said.length === 0) writer.labels.mark(sentence, 'aside', aside);
    else writer.sentence(sentence, said, saying);
  }
  return {
    language,
    partialReason: partialReasonOf(language),
    claims: rankClaims(writer.claims),
    coverage: coverageOf(text, tokens, writer.labels),
  };
}

/** The items from index `at` on for as long as they are `inside`. */
function from<T>(items: readonly T[], at: number, inside: (item: T) => boolean): T[] {
  const out: T[] = [];
  for (let i = at; i < items.length; i += 1) {
    const item = items[i];
    if (item === undefined || !inside(item)) break;
    out.push(item);
  }
  return out;
}

/** Words that say who says something. */
interface Phrase extends Range {
  readonly reason: 'cue' | 'source';
}

/** In reading order; quotations that one cue holds together share its phrases. */
function phrasesOf(speeches: readonly QuotedSpeech[]): Phrase[] {
  const byStart = new Map<number, Phrase>();
  for (const { cue, source } of speeches) {
    if (source !== null) byStart.set(source.from, { ...source, reason: 'source' });
    byStart.set(cue.from, { ...cue, reason: 'cue' });
  }
  return [...byStart.values()].sort((a, b) => a.from - b.from);
}

class StatementWriter {
  readonly labels: TokenLabels;
  readonly claims: UnrankedClaim[] = [];

  constructor(
    private readonly text: string,
    private readonly tokens: readonly Token[],
    private readonly outlet: string,
    private readonly capitalNouns: boolean,
  ) {
    this.labels = new TokenLabels(tokens.length);
  }

  /** Claims of one sentence: what `speeches` say in it, then what is left of it beside `phrases`, in reading order. */
  sentence(sentence: Sentence, speeches: readonly QuotedSpeech[], phrases: readonly Phrase[]): void {
    if (speeches.length === 0 && phrases.length === 0) {
      this.ownVoice(sentence, sentence, 0);
      return;
    }
    for (const { reason, ...range } of phrases) this.labels.mark(range, 'attribution', reason);
    const speechAt = new Map(speeches.map((speech) => [speech.content.from, speech]));
    const taken = [...phrases, ...speeches.map(({ content }) => content)].sort((a, b) => a.from - b.from);
    let at = sentence.from;
    for (const range of [...taken, { from: sentence.to, to: sentence.to }]) {
      if (range.from > at) this.ownVoice({ from: at, to: Math.min(range.from, sentence.to) }, sentence, STATEMENT);
      const speech = speechAt.get(range.from);
      if (speech !== undefined) this.spoken(speech, sentence);
      at = Math.max(at, range.to);
    }
  }

  private spoken(speech: QuotedSpeech, sentence: Sentence): void {
    const { content } = speech;
    const range = { from: Math.max(content.from, sentence.from), to: Math.min(content.to, sentence.to) };
    const piece = trimStatement(this.tokens, range);
    if (countWords(this.tokens, piece) > 0) this.write(piece, sentence, speech);
    this.edges(range, 'attribution');
  }

  /** @param least words below which a rest is not a claim */
  private ownVoice(range: Range, sentence: Sentence, least: number): void {
    const piece = trimStatement(this.tokens, range);
    const words = countWords(this.tokens, piece);
    const asks = /[?？؟⁇՞፧]/.test(this.tokens[range.to - 1]?.text ?? '');
    if (words > 0 && words < least) this.labels.mark(range, 'attribution', words < 2 ? 'connective' : 'circumstance');
    else if (words === 1) this.labels.mark(range, 'aside', 'fragment');
    else if (words > 1 && asks) this.labels.mark(range, 'aside', 'question');
    else if (words > 1) this.write(piece, sentence, undefined);
    this.edges(range, 'aside');
  }

  private write(piece: Range, sentence: Sentence, speech: QuotedSpeech | undefined): void {
    const { text, tokens } = this;
    this.labels.markClaim(piece, this.claims.length, speech === undefined ? 'own voice' : 'attributed');
    const spans = [this.span(piece)];
    const { text: quote } = spannedText(text, spans);
    const claimant = speech?.claimant ?? { name: this.outlet, kind: 'own_voice' as const, aliases: [] };
    const claimants = [{ ...claimant, aliases: [...claimant.aliases] }];
    const { claimType, checkWorthiness } = statementWorth(tokens.slice(piece.from, piece.to), {
      quote,
      direct: speech !== undefined,
      unnamed: claimant.kind === 'unnamed',
      words: countWords(tokens, piece),
      capitalNouns: this.capitalNouns,
    });
    this.claims.push({
      ordinal: this.claims.length,
      quote,
      spans,
      sentence: this.span(sentence),
      normalizedText: this.normalised(quote, piece, sentence),
      quotationType: speech === undefined ? 'none' : 'direct',
      claimType,
      attribution:
        speech === undefined
          ? null
          : {
              source: speech.source && spannedText(text, [this.span(speech.source)]),
              cue: spannedText(text, [this.span(speech.cue)]),
              content: spannedText(text, spans),
              claimants: [{ ...claimant, aliases: [...claimant.aliases] }],
              relay: [],
              confidence: {
                ...CONFIDENCE,
                source: speech.source && CONFIDENCE.source,
                claimants: [...CONFIDENCE.claimants],
              },
            },
      claimants,
      checkWorthiness,
    });
  }

  /** The quote on one line, upper case first, with the mark that ends it or its sentence, if there is one. */
  private normalised(quote: string, piece: Range, sentence: Sentence): string {
    const line = quote.replace(/\s+/g, ' ');
    const upper = line.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
    if (/\p{Sentence_Terminal}["'”’»“)\]]*$/u.test(upper)) return upper;
    const ends = [this.tokens[piece.to], this.tokens[sentence.to - 1]].map((token) => token?.text.charAt(0) ?? '');
    return upper + (ends.find((mark) => /\p{Sentence_Terminal}/u.test(mark)) ?? '');
  }

  private edges(range: Range, layer: 'attribution' | 'aside'): void {
    for (let i = range.from; i < range.to; i += 1) {
      const worded = countWords(this.tokens, { from: i, to: i + 1 }) > 0;
      this.labels.mark({ from: i, to: i + 1 }, worded ? layer : 'aside', worded ? 'connective' : 'punctuation');
    }
  }

  private span(range: Range): Span {
    return { start: this.tokens[range.from]?.start ?? 0, end: this.tokens[range.to - 1]?.end ?? 0 };
  }
}
