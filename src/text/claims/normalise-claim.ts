import { PIECE_JOINT, type SplitClaimant } from '../claim.js';
import { inflect } from '../lexicon/inflection.js';

/** What a claim needs to be reworded to stand alone. */
export interface NormalisationInput {
  readonly quote: string;
  readonly cue: string | undefined;
  /** Lemma of the cue verb; "describing it as …" becomes "described it as …". */
  readonly lemma: string | undefined;
  /** "as" where the quote leaves it out: "described by X as [a kind of love]". */
  readonly lead: string;
  readonly claimants: readonly SplitClaimant[];
  /** The content is a phrase ("criticized the alliance"), not a clause. */
  readonly phrase: boolean;
  /** Name for a pronoun that opens the quote, if it is known whom it means. */
  readonly opening: { readonly pronoun: string; readonly name: string } | undefined;
}

const ENDS = /[.!?…]["'”’)]*$/;
const AUXILIARIES = new Set('has have had is are was were also recently repeatedly previously later still'.split(' '));

/**
 * The claim reworded to stand alone: a leading pronoun becomes the name it stands for, a phrase gets its claimant and cue back,
 * the first letter is upper case, a full stop ends it. It never adds what quote and attribution do not say.
 */
export function normaliseClaim(input: NormalisationInput): string {
  let text = input.quote.replaceAll(PIECE_JOINT, ' ').replace(/\s+/g, ' ').trim();
  const { opening } = input;
  if (opening !== undefined && text.toLowerCase().startsWith(opening.pronoun)) {
    const rest = text.slice(opening.pronoun.length);
    if (/^(?:his|her|their|its)$/.test(opening.pronoun) && rest.startsWith(' '))
      text = `${possessive(opening.name)}${rest}`;
    else if (rest.startsWith(' ') || /^['’]s\b/.test(rest)) text = opening.name + rest;
  }
  if (input.phrase && input.cue !== undefined)
    text = `${names(input.claimants)} ${activeCue(input.cue, input.lemma)} ${input.lead}${text}`;
  text = text.charAt(0).toUpperCase() + text.slice(1);
  return ENDS.test(text) ? text : `${text.replace(/[,;:–—-]+$/, '')}.`;
}

function possessive(name: string): string {
  return name.endsWith('s') ? `${name}’` : `${name}’s`;
}

function names(claimants: readonly SplitClaimant[]): string {
  const list = claimants.map((claimant) => claimant.name);
  if (list.length < 2) return list[0] ?? '';
  return `${list.slice(0, -1).join(', ')} and ${list[list.length - 1] ?? ''}`;
}

/** "famously described by" → "famously described it", "describing" → "described". */
function activeCue(cue: string, lemma: string | undefined): string {
  const words = cue.replace(/\s+/g, ' ').replace(/:$/, '').split(' ');
  const last = words[words.length - 1] ?? '';
  if (last === 'by')
    return `${words
      .slice(0, -1)
      .filter((word) => !AUXILIARIES.has(word))
      .join(' ')} it`;
  if (lemma !== undefined && words.length === 1 && last.endsWith('ing')) return inflect(lemma).past;
  return words.join(' ');
}
