import type { Document } from '../reading/document.js';
import type { Range } from '../reading/sentences.js';

export type Role = 'source' | 'cue' | 'content';

/** A run of tokens with one role, within one line of the text. Indexes of tokens, `to` exclusive. */
export interface Fragment extends Range {
  readonly role: Role;
  readonly line: number;
}

/** Fragments that belong together; `content` in reading order. */
export interface LinkedAttribution {
  readonly source: Fragment | null;
  readonly cue: Fragment;
  readonly content: Fragment[];
}

/**
 * Costs of going from a content to a cue, in tokens; tuned on the gold fragments of the training articles. `ahead`: more for a cue in a
 * later sentence than in an earlier one, for what has been said is rarely attributed afterwards.
 */
const COST = { sentence: 6, ahead: 12, line: 12, otherCue: 25, otherContent: 3 };
const TOO_FAR = 60;
/** Costs of going from a cue to a source before it and after it. */
const SOURCE = { sentence: 20, after: 0.5, cue: [4, 30], content: [3, 15], tooFar: 30 } as const;
/** Only so many fragments around one are looked at, so that a text full of cues still takes linear time. */
const NEIGHBOURS = 8;

/**
 * Joins the fragments of a document, in reading order, into attributions: a content goes to the cheapest cue around it, a cue takes
 * the source beside it or shares that of the cue before. Contents without a cue go on with the attribution before them (the further
 * paragraphs of a speech). `quotations` in reading order tell which contents are quotations.
 */
export function linkFragments(
  fragments: readonly Fragment[],
  sentenceOf: Int32Array,
  quotations: readonly Range[] = [],
): LinkedAttribution[] {
  return new Linker(fragments, sentenceOf, new Map(quotations.map((each) => [each.from, each]))).link();
}

class Linker {
  private readonly cueOf: Int32Array;
  private readonly sourceOf: Int32Array;

  constructor(
    private readonly fragments: readonly Fragment[],
    private readonly sentenceOf: Int32Array,
    private readonly quotations: ReadonlyMap<number, Range>,
  ) {
    this.cueOf = new Int32Array(fragments.length).fill(-1);
    this.sourceOf = new Int32Array(fragments.length).fill(-1);
  }

  link(): LinkedAttribution[] {
    this.each('content', (content) => (this.cueOf[content] = this.nearestCue(content)));
    this.each('content', (content) => (this.cueOf[content] = this.quotedBefore(content) ?? this.cueOf[content] ?? -1));
    this.each('cue', (cue) => (this.sourceOf[cue] = this.nearestSource(cue)));
    const contents = new Map<number, Fragment[]>();
    let last = -1;
    this.fragments.forEach((fragment, i) => {
      if (fragment.role === 'cue') last = i;
      if (fragment.role !== 'content') return;
      // What goes on with nobody named belongs to who spoke before.
      const cue = (this.cueOf[i] ?? -1) >= 0 ? (this.cueOf[i] ?? -1) : last;
      const list = contents.get(cue);
      if (list) list.push(fragment);
      else contents.set(cue, [fragment]);
      if (cue >= 0) last = cue;
    });
    const out: LinkedAttribution[] = [];
    this.each('cue', (i, cue) => {
      const content = contents.get(i) ?? this.shared(i) ?? this.announced(i);
      if (content.length > 0) out.push({ source: this.fragments[this.sourceOf[i] ?? -1] ?? null, cue, content });
    });
    return out;
  }

  private each(role: Role, visit: (index: number, fragment: Fragment) => void): void {
    this.fragments.forEach((fragment, i) => {
      if (fragment.role === role) visit(i, fragment);
    });
  }

  private nearestCue(content: number): number {
    let best = -1;
    let cheapest = TOO_FAR;
    for (const step of [-1, 1]) {
      let crossed = 0;
      for (let k = content + step; Math.abs(k - content) <= NEIGHBOURS; k += step) {
        const other = this.fragments[k];
        if (other === undefined) break;
        if (other.role === 'content') crossed += COST.otherContent;
        if (other.role !== 'cue') continue;
        const cost = crossed + this.gap(content, k) + (step > 0 && this.leavesSentence(content, k) ? COST.ahead : 0);
        if (cost < cheapest) {
          cheapest = cost;
          best = k;
        }
        crossed += COST.otherCue;
      }
    }
    return best;
  }

  /**
   * “…,” she said, referring to X. “…”: where a quotation's own sentences hold no cue, the cue of the quotation before it, if that
   * shares its sentence with the nearest cue.
   */
  private quotedBefore(content: number): number | undefined {
    const fragment = this.fragments[content];
    const nearest = this.fragments[this.cueOf[content] ?? -1];
    if (fragment === undefined || nearest === undefined || !this.standsAlone(fragment)) return undefined;
    if (nearest.from > fragment.from) return undefined;
    for (let k = content - 1; k >= content - NEIGHBOURS; k -= 1) {
      const other = this.fragments[k];
      if (other === undefined || other.line !== fragment.line) return undefined;
      if (other.role !== 'content' || !this.quotations.has(other.from)) continue;
      const cue = this.cueOf[k] ?? -1;
      return this.sentenceOf[this.fragments[cue]?.from ?? -1] === this.sentenceOf[nearest.from] ? cue : undefined;
    }
    return undefined;
  }

  /** Whether a content is a quotation that opens its sentence. */
  private standsAlone({ from }: Fragment): boolean {
    return this.quotations.has(from) && (from === 0 || this.sentenceOf[from - 1] !== this.sentenceOf[from]);
  }

  /** Tokens between two fragments that no fragment covers, plus what it costs to leave a sentence and a line. */
  private gap(a: number, b: number): number {
    const [first, second] = a < b ? [a, b] : [b, a];
    let cost = 0;
    let at = this.fragments[first]?.to ?? 0;
    for (let k = first + 1; k <= second; k += 1) {
      cost += Math.max(0, (this.fragments[k]?.from ?? 0) - at);
      at = this.fragments[k]?.to ?? 0;
    }
    const from = this.fragments[first];
    const to = this.fragments[second];
    if (from === undefined || to === undefined) return TOO_FAR;
    const sentences = (this.sentenceOf[to.from] ?? 0) - (this.sentenceOf[from.to - 1] ?? 0);
    return cost + COST.sentence * Math.min(3, sentences) + COST.line * Math.min(3, to.line - from.line);
  }

  /** Whether the second fragment begins in a later sentence than the first ends in. */
  private leavesSentence(first: number, second: number): boolean {
    const end = this.sentenceOf[(this.fragments[first]?.to ?? 1) - 1] ?? 0;
    return end < (this.sentenceOf[this.fragments[second]?.from ?? 0] ?? 0);
  }

  /** The source beside the cue; failing that, before it in its sentence, across contents and the cues it is shared with. */
  private nearestSource(cue: number): number {
    const fragment = this.fragments[cue];
    if (fragment === undefined) return -1;
    let best = -1;
    let cheapest: number = SOURCE.tooFar;
    for (const step of [-1, 1]) {
      let crossed = step > 0 ? SOURCE.after : 0;
      for (let k = cue + step; Math.abs(k - cue) <= NEIGHBOURS; k += step) {
        const other = this.fragments[k];
        if (other === undefined || other.line !== fragment.line) break;
        if (other.role !== 'source') {
          crossed += other.role === 'cue' ? SOURCE.cue[step > 0 ? 1 : 0] : SOURCE.content[step > 0 ? 1 : 0];
          continue;
        }
        const sentences = Math.abs((this.sentenceOf[other.from] ?? 0) - (this.sentenceOf[fragment.from] ?? 0));
        const cost = crossed + this.gap(cue, k) + (sentences > 0 ? SOURCE.sentence : 0);
        if (cost < cheapest) {
          cheapest = cost;
          best = k;
        }
        break;
      }
    }
    return best;
  }

  /** "X said and Y confirmed that …": a cue left without content shares the nearest in its sentence; "She said:" that of the next line. */
  private shared(cue: number): Fragment[] | undefined {
    const following = this.fragments[cue + 1];
    if (following?.role === 'content' && following.line <= (this.fragments[cue]?.line ?? 0) + 1) return [following];
    const sentence = this.sentenceOf[this.fragments[cue]?.from ?? 0];
    for (const step of [1, -1])
      for (let k = cue + step; Math.abs(k - cue) <= NEIGHBOURS; k += step) {
        const other = this.fragments[k];
        if (other === undefined || this.sentenceOf[other.from] !== sentence) break;
        if (other.role === 'content') return [other];
      }
    return undefined;
  }

  /** "She made the following comment:" announces a quotation, also one that has no content in it. */
  private announced(cue: number): Fragment[] {
    const fragment = this.fragments[cue];
    const quotation = fragment === undefined ? undefined : this.quotations.get(fragment.to);
    if (fragment === undefined || quotation === undefined || this.fragments[cue + 1]?.line === fragment.line) return [];
    return [{ role: 'content', from: quotation.from, to: quotation.to, line: fragment.line + 1 }];
  }
}

/** Token labels (0 none, then begin and inside of source, cue, content) as fragments. `lineOf` holds each token's line. */
export function fragmentsOf(labels: ArrayLike<number>, lineOf: Int32Array): Fragment[] {
  const roles: readonly Role[] = ['source', 'cue', 'content'];
  const out: Fragment[] = [];
  let i = 0;
  while (i < labels.length) {
    const label = labels[i] ?? 0;
    if (label === 0) {
      i += 1;
      continue;
    }
    const role = roles[(label - 1) >> 1] ?? 'content';
    const inside = ((label - 1) | 1) + 1;
    let to = i + 1;
    while (to < labels.length && labels[to] === inside && lineOf[to] === lineOf[i]) to += 1;
    out.push({ role, from: i, to, line: lineOf[i] ?? 0 });
    i = to;
  }
  return out;
}

/** Line of each token; a line ends at a line break, and so does every fragment. */
export function linesOf({ text, tokens }: Document): Int32Array {
  const out = new Int32Array(tokens.length);
  for (let i = 1; i < tokens.length; i += 1) {
    const breaks = text.slice(tokens[i - 1]?.end, tokens[i]?.start).includes('\n');
    out[i] = (out[i - 1] ?? 0) + (breaks ? 1 : 0);
  }
  return out;
}
