/** What search engines advise for `claimReviewed`, in characters. */
export const ADVISED_LENGTH = 75;

const OMISSION = ' …';

/** Words after which a sentence may say the opposite, less or something else than what came before. English. */
const TURNS =
  /\b(?:not|no|never|none|nobody|nothing|neither|nor|without|unless|except|but|however|although|though|while|whereas|if|only|until|before|instead|rather|than|den(?:y|ies|ied)|fail(?:s|ed)?|false(?:ly)?|alleged(?:ly)?|cannot|could|may|might|would|should)\b|n['’]t\b/i;

/**
 * A claim in at most {@link ADVISED_LENGTH} characters where that is honest: cut after a word, with “…” for what is left
 * out. Where what is left out might turn the sense, and in a language whose turns we do not know, the claim stays whole: the
 * advice is about wrapped lines, and a shorter claim that says something else was reviewed by nobody.
 */
export function shortenClaim(text: string, language: string | null): string {
  const whole = text.replace(/\s+/g, ' ').trim();
  const characters = [...whole];
  if (characters.length <= ADVISED_LENGTH || !/^en\b/i.test(language ?? '')) return whole;
  const room = characters.slice(0, ADVISED_LENGTH - OMISSION.length + 1).join('');
  const end = room.lastIndexOf(' ');
  if (end < ADVISED_LENGTH / 2 || TURNS.test(whole.slice(end))) return whole;
  return whole.slice(0, end).replace(/[\s,;:–—-]+$/, '') + OMISSION;
}
