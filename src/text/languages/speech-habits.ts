/**
 * How a language reports speech, as far as punctuation and word lists can tell. All words are lower case.
 * The lists hold what news prose uses most; they were written for this project.
 */
export interface SpeechHabits {
  /** English name of the language. */
  readonly name: string;
  /** Finite forms of verbs of speech: "dijo", "sagte". */
  readonly verbs: ReadonlySet<string>;
  /** With an auxiliary before it a participle is a cue too: "a déclaré". */
  readonly auxiliaries: ReadonlySet<string>;
  readonly participles: ReadonlySet<string>;
  /** Phrases of one to three words that name the source themselves: "según", "за словами". */
  readonly sourcePhrases: readonly string[];
  /** Between a cue and the words said: "que", "dass". */
  readonly complementisers: ReadonlySet<string>;
  /** Subject pronouns: the speaker is whoever spoke last. */
  readonly pronouns: ReadonlySet<string>;
  /** Words of a cue or source that show the speaker's gender. */
  readonly female: RegExp;
  readonly male: RegExp;
  /** A verb without a subject means whoever spoke last: Spanish "añadió". */
  readonly dropsSubject: boolean;
  /** Prepositions after which the source of a verb without a subject stands: "заявили в полиции". */
  readonly speaksFrom: ReadonlySet<string>;
  /** Words that open a noun phrase. */
  readonly determiners: ReadonlySet<string>;
  /** Prepositions that tie a noun to the one before it, within the name of an office: "ministro de Defensa". */
  readonly ties: ReadonlySet<string>;
  /** Other prepositions and conjunctions: what follows them is not the speaker. */
  readonly breaks: ReadonlySet<string>;
  /** Adverbs, days and unstressed pronouns that may stand between a cue and its speaker. */
  readonly adverbs: ReadonlySet<string>;
  /** Inside a name: "Ana de la Cruz". */
  readonly particles: ReadonlySet<string>;
  /** Forms of address and offices written upper case before a name. */
  readonly titles: RegExp;
  /** Capitalised words that tie to the office before them without a preposition: "президент України". */
  readonly places: ReadonlySet<string>;
  /** Words of a source that make it a government, and those that make it another organisation. */
  readonly government: RegExp;
  readonly organisation: RegExp;
  /** Words that end with a full stop without ending a sentence. */
  readonly abbreviations: ReadonlySet<string>;
  /** Speech is also set off by a dash at the start of a paragraph. */
  readonly dashDialogue: boolean;
  /** Nouns are written upper case, so that a capital alone makes no name. */
  readonly capitalNouns: boolean;
}

export const words = (list: string): ReadonlySet<string> =>
  new Set(
    list
      .split(/\s+/)
      .filter((word) => word !== '')
      .map(withCurlyApostrophe),
  );

/** Apostrophes as the lists have them, whichever an article uses. */
export const withCurlyApostrophe = (word: string): string => word.replace(/['\u02bc]/g, '’');

/** Matches no word. */
export const NEVER = /(?!)/;
