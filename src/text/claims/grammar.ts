import { CLEAR_PASTS } from '../lexicon/clauses.js';
import { AUXILIARY, W } from '../lexicon/word-classes.js';
import { classOf, type Token } from '../reading/tokens.js';
import type { Tags } from '../tagging/tagger.js';

/** What the clause rules ask about a token, by its index. */
export interface Grammar {
  readonly tokens: readonly Token[];
  /** A trained network tells what stands in what relation; else word lists guess. */
  readonly tagged: boolean;
  /** A verb or auxiliary that carries the tense of a clause. */
  isFinite(i: number): boolean;
  /** A finite verb of the present tense, "has" aside; what is said in it of a day is mostly still to come. */
  isPresent(i: number): boolean;
  /** A verb form of any kind. */
  isVerb(i: number): boolean;
  /** "raising", "commissioned" where it may open a participial clause. */
  isGerund(i: number): boolean;
  isParticiple(i: number): boolean;
  /** The head of a subject. */
  isSubject(i: number): boolean;
  /** A word that takes the next finite verb to itself: "if", "that", "who". */
  isSubordinator(i: number): boolean;
}

/** By a trained network's tags where there are some, else by word lists. */
export function grammarOf(tokens: readonly Token[], tags: Tags | null): Grammar {
  return tags === null ? new WordGrammar(tokens) : new TagGrammar(tokens, tags);
}

/** "they’ll", "it’s", "don’t": one token that holds a verb, as the lexicon knows it. */
const CONTRACTION = /.['’](?:ll|ve|re|d|m|t)$/;
const CONTRACTED_PRONOUN = /^(?:i|you|he|she|it|we|they|that|there)['’]/;
const NOMINATIVE = new Set(
  'i he she we they it you there this that these those someone everyone nobody everybody'.split(' '),
);
const RELATIVES = new Set('who whom whose which where when why how what whether'.split(' '));
const CONJUNCTIONS = new Set('if because although though while whereas unless lest as that'.split(' '));
/** Prepositions too: conjunctions only if a verb follows. */
const TEMPORAL = new Set('after before since until till than like once'.split(' '));

const FINITE_TAGS = new Set(['VBD', 'VBZ', 'VBP', 'MD']);
const SUBJECTS = new Set(['nsubj', 'nsubjpass', 'csubj', 'csubjpass', 'expl']);
const RELATIVE_TAGS = new Set(['WDT', 'WP', 'WP$', 'WRB']);

/** A verb or conjunction so close before a bare verb may govern it. */
const BARE_REACH = 5;

class TagGrammar implements Grammar {
  readonly tagged = true;

  constructor(
    readonly tokens: readonly Token[],
    private readonly tags: Tags,
  ) {}

  isFinite(i: number): boolean {
    return FINITE_TAGS.has(this.tags.pos(i)) || isContraction(this.tokens[i]) || this.isMistaken(i) || this.isBare(i);
  }

  /** "The firm cut its forecast", "where four companies already sell": a base form right behind its subject, taken for an infinitive. */
  private isBare(i: number): boolean {
    if (this.tags.pos(i) !== 'VB') return false;
    const before = this.tags.pos(i - 1).startsWith('RB') ? i - 2 : i - 1;
    if (!this.tags.pos(before).startsWith('NN') || !SUBJECTS.has(this.tags.relation(before))) return false;
    // "let people put", "would the ministry say", "that the bill be passed"
    for (let k = before - 1; k >= Math.max(0, before - BARE_REACH); k -= 1)
      if (this.isVerb(k) || this.tags.pos(k) === 'TO' || this.isSubordinator(k))
        return this.tags.pos(k).startsWith('W');
    return true;
  }

  /** "The telescope cost 640 million euros": taken for a noun and yet for the head of the sentence, or a form that only verbs have. */
  private isMistaken(i: number): boolean {
    if (!this.tags.pos(i).startsWith('NN')) return false;
    const token = this.tokens[i];
    if (this.tags.pos(i - 1) === 'PRP' && this.isSubject(i - 1) && (classOf(token) & W.Verb) !== 0) return true;
    // "Kaisoru Foods cut its forecast": no noun stands between a name and a possessive.
    if (this.tags.pos(i - 1).startsWith('NNP') && this.tags.pos(i + 1) === 'PRP$' && mayBeVerb(token)) return true;
    if (token?.capital === false && CLEAR_PASTS.has(token.lower)) return true;
    if (this.tags.relation(i) !== 'root') return false;
    return (classOf(this.tokens[i]) & W.Verb) !== 0;
  }

  isPresent(i: number): boolean {
    return /^VB[ZP]$/.test(this.tags.pos(i)) && !/^ha(?:s|ve)$/.test(this.tokens[i]?.lower ?? '');
  }

  isVerb(i: number): boolean {
    const pos = this.tags.pos(i);
    return pos.startsWith('VB') || pos === 'MD' || isContraction(this.tokens[i]);
  }

  isGerund(i: number): boolean {
    return this.tags.pos(i) === 'VBG' && (this.tags.relation(i) !== 'amod' || this.tokens[i - 1]?.text === ',');
  }

  isParticiple(i: number): boolean {
    const pos = this.tags.pos(i);
    return (pos === 'VBN' || pos === 'VBD') && this.tags.relation(i) !== 'amod';
  }

  isSubject(i: number): boolean {
    return SUBJECTS.has(this.tags.relation(i)) || CONTRACTED_PRONOUN.test(this.tokens[i]?.lower ?? '');
  }

  isSubordinator(i: number): boolean {
    if (RELATIVE_TAGS.has(this.tags.pos(i))) return true;
    return this.tags.relation(i) === 'mark' && this.tags.pos(i) === 'IN';
  }
}

class WordGrammar implements Grammar {
  readonly tagged = false;
  /** Word classes, those of cues included. */
  private readonly classes: Int32Array;
  /** 1 + whether a token is a finite verb, once that was asked. */
  private readonly finite: Uint8Array;

  constructor(readonly tokens: readonly Token[]) {
    this.classes = new Int32Array(tokens.length);
    for (let i = 0; i < tokens.length; i += 1) this.classes[i] = wordOrCueClass(tokens[i]);
    this.finite = new Uint8Array(tokens.length);
  }

  isFinite(i: number): boolean {
    const known = this.finite[i];
    if (known === undefined) return false;
    if (known === 0) this.finite[i] = this.readsFinite(i) ? 2 : 1;
    return this.finite[i] === 2;
  }

  private readsFinite(i: number): boolean {
    const token = this.tokens[i];
    if (token?.kind !== 'word') return false;
    const cls = this.classOf(i);
    if ((cls & AUXILIARY) !== 0) return !/^(?:be|been|being|having)$/.test(token.lower);
    const before = this.classOf(i - 1);
    if (token.lower === "'s" || token.lower === '’s') return (before & (W.SubjectPronoun | W.That | W.Rel)) !== 0;
    if (!token.capital && CLEAR_PASTS.has(token.lower) && !this.isAuxiliary(i - 1)) return true;
    if ((cls & W.Verb) === 0 || (token.capital && i > 0)) return false;
    if ((before & (W.Prep | W.Det | W.Possessive | W.To)) !== 0 && (before & W.SubjectPronoun) === 0) return false;
    if (this.isAuxiliary(i - 1) || (this.isAuxiliary(i - 2) && (before & (W.Adverb | W.Not)) !== 0)) return false;
    const after = this.classOf(i + 1);
    return (cls & W.NounLike) === 0 || (after & (W.Det | W.Possessive | W.ObjectPronoun)) !== 0;
  }

  isPresent(i: number): boolean {
    return /^(?:is|are)$/.test(this.tokens[i]?.lower ?? '');
  }

  isVerb(i: number): boolean {
    const cls = this.classOf(i);
    return (cls & (AUXILIARY | W.Verb | W.Gerund | W.Participle)) !== 0;
  }

  isGerund(i: number): boolean {
    return (this.classOf(i) & W.Gerund) !== 0 && this.tokens[i]?.capital === false;
  }

  isParticiple(i: number): boolean {
    return (this.classOf(i) & W.Participle) !== 0 && this.tokens[i]?.capital === false;
  }

  isSubject(i: number): boolean {
    const token = this.tokens[i];
    if (token === undefined) return false;
    if (CONTRACTED_PRONOUN.test(token.lower)) return true;
    const finite = this.isFinite(i + 1) || ((this.classOf(i + 1) & W.Adverb) !== 0 && this.isFinite(i + 2));
    if (!finite) return false;
    if (NOMINATIVE.has(token.lower)) return true;
    const other = W.Prep | W.Coord | W.Subord | W.Rel | W.To | W.Adverb | W.Possessive | AUXILIARY;
    return (token.kind === 'word' || token.kind === 'number') && (this.classOf(i) & other) === 0;
  }

  isSubordinator(i: number): boolean {
    const lower = this.tokens[i]?.lower ?? '';
    if (RELATIVES.has(lower)) return true;
    const opensClause =
      (this.classOf(i + 1) & (W.SubjectPronoun | W.Possessive | W.Det)) !== 0 || this.tokens[i + 1]?.capital;
    if (CONJUNCTIONS.has(lower)) return lower !== 'that' || opensClause === true || this.isFinite(i + 1);
    return TEMPORAL.has(lower) && opensClause === true && this.verbSoon(i + 1);
  }

  /** Whether a finite verb follows before the next mark. */
  private verbSoon(from: number): boolean {
    for (let i = from; i < from + 8; i += 1) {
      const token = this.tokens[i];
      if (token === undefined || token.kind === 'punct' || token.kind === 'stop') return false;
      if (this.isFinite(i)) return true;
    }
    return false;
  }

  private isAuxiliary(i: number): boolean {
    return (this.classOf(i) & AUXILIARY) !== 0;
  }

  private classOf(i: number): number {
    return this.classes[i] ?? 0;
  }
}

function mayBeVerb(token: Token | undefined): boolean {
  return token?.capital === false && (token.cls & W.Verb) !== 0;
}

function wordOrCueClass(token: Token | undefined): number {
  if (token?.kind !== 'word') return 0;
  const { cue, cls } = token;
  if (cue === undefined) return cls;
  return cls | (cue.form === 'gerund' ? W.Gerund : W.Verb);
}

function isContraction(token: Token | undefined): boolean {
  return token !== undefined && CONTRACTION.test(token.lower) && (token.cls & (AUXILIARY | W.Not)) !== 0;
}
