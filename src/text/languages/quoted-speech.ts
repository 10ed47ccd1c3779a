import type { SplitClaimant } from '../claim.js';
import type { Range, Sentence } from '../reading/sentences.js';
import type { Token } from '../reading/tokens.js';
import { KoreanSpeech } from './korean-speech.js';
import { quotedPassages } from './quotation-marks.js';
import { SpeakerFinder } from './speaker.js';
import type { Speaker } from './speaker-memory.js';
import type { SpeechHabits } from './speech-habits.js';
import { CueFinder, type SpokenCue } from './spoken-cue.js';

/** Words between quotation marks, or after a dash, whose speaker the text names. Token indexes. */
export interface QuotedSpeech {
  /** Inside the marks. */
  readonly content: Range;
  readonly cue: Range;
  readonly source: Range | null;
  readonly claimant: SplitClaimant;
}

/** Tokens searched for a cue before a colon. */
const REACH = 30;
/** Lower-case words that may stand between a quotation and its cue: "así lo", "об этом". */
const SKIPS = 3;
/** Between marks of fewer words stands a title or a word held at a distance, unless punctuation ties it to a cue. */
const SPEECH = 4;

/** The attributed quotations of an article in reading order; they never overlap. Linear in the tokens. */
export function quotedSpeech(
  tokens: readonly Token[],
  paragraphs: readonly Range[],
  sentences: readonly Sentence[],
  habits: SpeechHabits,
): QuotedSpeech[] {
  return new SpeechReader(tokens, sentences, habits).read(paragraphs);
}

class SpeechReader {
  private readonly cues: CueFinder;
  private readonly speakers: SpeakerFinder;
  private readonly korean: KoreanSpeech | undefined;
  private readonly sentenceOf: Int32Array;
  private readonly found: QuotedSpeech[] = [];

  constructor(
    private readonly tokens: readonly Token[],
    private readonly sentences: readonly Sentence[],
    private readonly habits: SpeechHabits,
  ) {
    this.cues = new CueFinder(tokens, habits);
    this.speakers = new SpeakerFinder(tokens, habits);
    this.korean = habits.name === 'Korean' ? new KoreanSpeech(tokens) : undefined;
    this.sentenceOf = new Int32Array(tokens.length);
    sentences.forEach((sentence, index) => this.sentenceOf.fill(index, sentence.from, sentence.to));
  }

  read(paragraphs: readonly Range[]): QuotedSpeech[] {
    for (const paragraph of paragraphs) {
      if (this.habits.dashDialogue && this.isDash(paragraph.from) && this.dialogue(paragraph)) continue;
      const passages = quotedPassages(this.tokens, paragraph);
      passages.forEach((passage, index) => {
        this.passage(
          passage,
          passages[index - 1]?.to ?? paragraph.from,
          passages[index + 1]?.from ?? paragraph.to,
          paragraph,
        );
      });
    }
    return this.found;
  }

  private passage(passage: Range, previous: number, next: number, paragraph: Range): void {
    const content = { from: passage.from + 1, to: passage.to - 1 };
    if (content.from >= content.to) return;
    if (this.korean !== undefined) {
      const spoken = this.korean.of(passage, this.sentence(passage.from), paragraph);
      if (spoken !== undefined) this.add(content, spoken.cue, spoken.speaker);
      return;
    }
    const first = this.text(passage.from - 1) === ':';
    const found =
      (first && this.cueBefore(passage, previous, content)) ||
      this.cueAfter(passage, next, content) ||
      (!first && this.cueBefore(passage, previous, content)) ||
      this.carriedOn(passage, paragraph, content);
    if (found !== true && first) this.interview(passage, paragraph, content);
  }

  /** «…», dijo X. */
  private cueAfter(passage: Range, next: number, content: Range): boolean {
    let at = passage.to;
    while (at < next && at < passage.to + 2 && (this.text(at) === ',' || this.isDash(at))) at += 1;
    const tied = at > passage.to || /^(?:,|[!?…]+)$/.test(this.text(passage.to - 2));
    if (at >= next || (!tied && this.wordsIn(content) < SPEECH)) return false;
    const sentence = this.sentence(at);
    if (sentence.from >= passage.to && at === passage.to) return false;
    const cue = this.cues.after(at, SKIPS);
    const limit = Math.min(next, sentence.to);
    if (cue === undefined || cue.to > limit || this.habits.complementisers.has(this.tokens[cue.to]?.lower ?? ''))
      return false;
    this.add(content, cue, this.speakers.after(cue, limit));
    return true;
  }

  /** X dijo: «…»; X dijo que «…»; Según X, «…». */
  private cueBefore(passage: Range, previous: number, content: Range): boolean {
    const { complementisers } = this.habits;
    const start = Math.max(previous, this.sentence(passage.from).from, passage.from - REACH);
    let end = passage.from;
    const colon = this.text(end - 1) === ':';
    if (colon || this.text(end - 1) === ',') end -= 1;
    const joined = complementisers.has(this.tokens[end - 1]?.lower ?? '');
    if (joined) end -= 1;
    if (joined && this.text(end - 1) === ',') end -= 1;
    const cue = this.cues.before(start, end);
    if (cue === undefined || (!colon && this.wordsIn(content) < SPEECH)) return false;
    // "asegura que «el daño fue reparado» y que …": what follows is as much part of what is said, so the sentence stays whole.
    if (!colon && !this.endsSentence(passage)) return false;
    if (cue.phrase) return this.sourcePhrase(cue, end, content);
    const before = this.speakers.before(start, cue);
    if (!colon && before !== undefined && cue.to !== end && !this.adverbial(cue.to, end)) return false;
    // "Так сказал X: «…»": the speaker may stand between the cue and the colon.
    const after = before === undefined && cue.to < end ? this.speakers.after(cue, end) : undefined;
    this.add(content, cue, before ?? after ?? this.speakers.again(cue));
    return true;
  }

  /** Según X, «…»: whatever stands between the phrase and the quotation is the source. */
  private sourcePhrase(cue: SpokenCue, end: number, content: Range): boolean {
    const speaker = this.speakers.after(cue, end);
    if (speaker.source === null) return false;
    for (let i = speaker.source.to; i < end; i += 1) if (this.tokens[i]?.kind !== 'word') return false;
    this.add(content, cue, { ...speaker, source: { from: speaker.source.from, to: end } });
    return true;
  }

  /** The second half of a broken quotation, «…», dijo X. «…», and a paragraph of quotation right after one. */
  private carriedOn(passage: Range, paragraph: Range, content: Range): boolean {
    const last = this.found[this.found.length - 1];
    if (last === undefined) return false;
    const spoken = Math.max(last.content.to + 1, last.cue.to, last.source?.to ?? 0);
    const closed = this.sentence(spoken - 1).to;
    // "…, berichtete Schulz der Zeitung. „…“": what the sentence adds to its speaker does not matter.
    const end = closed <= passage.from ? Math.max(spoken, closed) : spoken;
    const whole = passage.from === paragraph.from && this.onlyMarks(passage.to, paragraph.to);
    const near = spoken > paragraph.from || whole;
    if (!near || end > passage.from || !this.onlyMarks(end, passage.from)) return false;
    if (this.wordsIn(content) < SPEECH) return false;
    this.found.push({ content, cue: last.cue, source: last.source, claimant: last.claimant });
    return true;
  }

  /** X: «…» */
  private interview(passage: Range, paragraph: Range, content: Range): void {
    const colon = passage.from - 1;
    const speaker = this.speakers.announced(paragraph.from, colon);
    if (speaker !== undefined) this.add(content, { from: colon, to: colon + 1 }, speaker);
  }

  /** — …, — сказав X. — … */
  private dialogue(paragraph: Range): boolean {
    for (let dash = paragraph.from + 1; dash < paragraph.to; dash += 1) {
      if (!this.isDash(dash)) continue;
      const cue = this.cues.after(dash + 1, SKIPS);
      const content = { from: paragraph.from + 1, to: dash };
      if (cue === undefined || this.wordsIn(content) === 0) continue;
      let limit = this.sentence(cue.from).to;
      let next = cue.to;
      while (next < paragraph.to && !this.isDash(next)) next += 1;
      limit = Math.min(limit, next);
      const speaker = this.speakers.after(cue, limit);
      this.add(content, cue, speaker);
      const rest = { from: next + 1, to: paragraph.to };
      const end = Math.max(cue.to, speaker.source?.to ?? 0);
      if (this.wordsIn(rest) > 0 && !this.endsBefore(end, next)) this.add(rest, cue, speaker);
      return true;
    }
    return false;
  }

  private add(content: Range, cue: Range, speaker: Speaker): void {
    // "a-t-il": the pronoun is part of the cue, and a token has one role.
    const overlaps = speaker.source !== null && speaker.source.from >= cue.from && speaker.source.from < cue.to;
    const { from, to } = cue;
    this.found.push({
      content,
      cue: { from, to },
      source: overlaps ? null : speaker.source,
      claimant: speaker.claimant,
    });
  }

  /** Whether a sentence ends between `from` and a dash at `dash`, other than right before the dash. */
  private endsBefore(from: number, dash: number): boolean {
    for (let i = from; i < dash - 1; i += 1) if (this.tokens[i]?.kind === 'stop') return true;
    return false;
  }

  /** Only marks follow a quotation in its sentence. */
  private endsSentence(passage: Range): boolean {
    return this.onlyMarks(passage.to, this.sentence(passage.to - 1).to);
  }

  private adverbial(from: number, to: number): boolean {
    for (let i = from; i < to; i += 1) if (!this.habits.adverbs.has(this.tokens[i]?.lower ?? '')) return false;
    return true;
  }

  private onlyMarks(from: number, to: number): boolean {
    for (let i = from; i < to; i += 1)
      if (this.tokens[i]?.kind === 'word' || this.tokens[i]?.kind === 'number') return false;
    return true;
  }

  private wordsIn(range: Range): number {
    let count = 0;
    for (let i = range.from; i < range.to && count < SPEECH; i += 1) if (this.tokens[i]?.kind === 'word') count += 1;
    return count;
  }

  private sentence(i: number): Range {
    return this.sentences[this.sentenceOf[i] ?? 0] ?? { from: 0, to: 0 };
  }

  private isDash(i: number): boolean {
    return /^(?:—|–|-|--|―)$/.test(this.text(i));
  }

  private text(i: number): string {
    return this.tokens[i]?.text ?? '';
  }
}
