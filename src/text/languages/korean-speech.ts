import type { SplitClaimant } from '../claim.js';
import type { Range } from '../reading/sentences.js';
import type { Token } from '../reading/tokens.js';
import { KOREAN } from './korean.js';
import { SpeakerMemory, type Speaker } from './speaker-memory.js';

/** What stands right after a closing mark when the quotation is what somebody said: "…"라고, "…"며. */
const QUOTING = /^(?:이?라)?(?:고|며|면서|는)(?:도|는)?$/u;
const CUE =
  /^(?:(?:말|전|강조|주장|설명|지적|비판|답|대답|언급|발표|경고|약속|호소|촉구|당부|토로|반박|평가|전망|해명|인정|주문|역설|반문|비난|우려|진술|단언|회상|항변|소개|제안|요구)(?:했|하였|한|하|해)|밝(?:혔|힌|히|혀)|덧붙(?:였|인|이|여)|말씀|물었|물어|외쳤|썼|적었)\p{L}*$/u;
const TOPIC = /(?<=\p{L})(?:께서는|측은|은|는)$/u;
const SUBJECT = /(?<=\p{L})(?:께서|이|가)$/u;
const PARTICLE = /(?<=\p{L})(?:께서는|측은|께서|은|는|이|가)$/u;
const TITLE =
  /^\p{L}*(?:대통령|총리|장관|차관|시장|도지사|지사|군수|구청장|교육감|의원|대표|위원장|대변인|회장|사장|이사장|원장|소장|국장|과장|실장|팀장|청장|총장|교수|박사|변호사|감독|선수|후보|기자|작가|씨|총재|서장|본부장|연구원|교사|의사|농민|주민|학생|대사|단장|관장|센터장)$/u;
const SURNAMES =
  '김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반';
/** How far a subject stands from its quotation, and how far a cue may follow it, in words. */
const REACH = 14;
const CUE_REACH = 6;

/** Reads who says a Korean quotation. One instance per article, asked in reading order. */
export class KoreanSpeech {
  private readonly memory: SpeakerMemory;

  constructor(private readonly tokens: readonly Token[]) {
    this.memory = new SpeakerMemory(tokens, KOREAN);
  }

  /** Cue and speaker of the quotation `[from, to)` within its sentence and paragraph; undefined where it is no speech. */
  of(quotation: Range, sentence: Range, paragraph: Range): { cue: Range; speaker: Speaker } | undefined {
    const { from, to } = quotation;
    const particle = this.tokens[to];
    if (particle === undefined) return undefined;
    if (particle.spaceBefore) return this.standsAlone(quotation, paragraph);
    if (!QUOTING.test(particle.text)) return undefined;
    const verb = this.verbAfter(to + 1, sentence.to);
    const subject =
      this.subject(to + 1, verb ?? Math.min(to + CUE_REACH, sentence.to)) ??
      this.subject(Math.max(sentence.from, from - REACH), from);
    if (verb === undefined && subject === undefined) return undefined;
    // "고 말했다" is one cue; with the speaker in between, the verb alone is.
    const cue = verb === undefined ? { from: to, to: to + 1 } : { from: verb > to + 1 ? verb : to, to: verb + 1 };
    return { cue, speaker: this.speaker(subject, cue) };
  }

  /** "….” 주민 최영희 씨가 말했다.": the quotation is a sentence, the next one says whose. */
  private standsAlone({ to }: Range, paragraph: Range): { cue: Range; speaker: Speaker } | undefined {
    const verb = this.tokens[to - 2]?.kind === 'stop' ? this.verbAfter(to, paragraph.to) : undefined;
    const subject = verb === undefined ? undefined : this.subject(to, verb);
    if (verb === undefined || subject === undefined || this.tokens[verb + 1]?.kind !== 'stop') return undefined;
    const cue = { from: verb, to: verb + 1 };
    return { cue, speaker: this.speaker(subject, cue) };
  }

  private speaker(source: Range | undefined, cue: Range): Speaker {
    if (source === undefined) return this.memory.again(null, cue);
    const parts = this.tokens.slice(source.from, source.to).map((token) => token.text);
    const last = parts.pop() ?? '';
    if (KOREAN.pronouns.has(last)) return this.memory.again({ from: source.to - 1, to: source.to }, cue);
    return this.memory.heard({ source, claimant: claimantOf([...parts, last.replace(PARTICLE, '')]) }, cue);
  }

  private verbAfter(from: number, limit: number): number | undefined {
    for (let i = from; i < Math.min(limit, from + CUE_REACH); i += 1) {
      const token = this.tokens[i];
      if (token?.kind !== 'word' && token?.kind !== 'number') return undefined;
      if (CUE.test(token.text)) return i;
    }
    return undefined;
  }

  /** The words of the topic in `[from, to)`, or else of their last subject. */
  private subject(from: number, to: number): Range | undefined {
    for (const particle of [TOPIC, SUBJECT]) {
      for (let i = to - 1; i >= from; i -= 1) {
        const token = this.tokens[i];
        if (token?.kind === 'symbol' || token?.kind === 'quote' || token?.kind === 'stop') break;
        if (token?.kind === 'word' && particle.test(token.text) && !/^(?:또는|혹은)$/.test(token.text))
          return { from: this.sourceStart(from, i), to: i + 1 };
      }
    }
    return undefined;
  }

  /** A source is at most four words: "이창용 한국은행 총재는". */
  private sourceStart(from: number, last: number): number {
    let start = last;
    while (start > from && last - start < 3) {
      const before = this.tokens[start - 1];
      if (
        before?.kind !== 'word' ||
        TOPIC.test(before.text) ||
        /(?:에서|에게|에|을|를|로|의|고|며|해|후|뒤)$/u.test(before.text)
      )
        break;
      start -= 1;
    }
    return start;
  }
}

/** "김민수 서울시장" → 김민수, "경찰" → an organisation, "주민들" → unnamed. */
function claimantOf(parts: readonly string[]): SplitClaimant {
  const titled = TITLE.test(parts[parts.length - 1] ?? '');
  const person = parts.find((part, k) => isPersonName(part) && (k < parts.length - 1 ? titled : parts.length === 1));
  if (person !== undefined) return { name: person, kind: 'person', aliases: [] };
  const last = parts[parts.length - 1] ?? '';
  const kind = KOREAN.government.test(last)
    ? 'government'
    : KOREAN.organisation.test(last)
      ? 'organisation'
      : 'unnamed';
  return { name: parts.join(' '), kind, aliases: [] };
}

/** Three syllables that start with one of the usual surnames. */
function isPersonName(word: string): boolean {
  return /^[가-힣]{3}$/.test(word) && SURNAMES.includes(word.charAt(0)) && !TITLE.test(word);
}
