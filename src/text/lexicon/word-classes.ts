import { FINITE_FORMS, GERUNDS, NOUN_LIKE, PARTICIPLES } from './verbs.js';

/** Bit flags: a word may belong to several classes. */
export const W = {
  Det: 1,
  Possessive: 2,
  SubjectPronoun: 4,
  ObjectPronoun: 8,
  Prep: 16,
  Coord: 32,
  Subord: 64,
  Rel: 128,
  That: 256,
  Be: 512,
  Have: 1024,
  Do: 2048,
  Modal: 4096,
  Adverb: 8192,
  Not: 16384,
  Verb: 32768,
  Gerund: 65536,
  Participle: 131072,
  Time: 262144,
  To: 524288,
  NounLike: 1048576,
} as const;

/** Any auxiliary. */
export const AUXILIARY = W.Be | W.Have | W.Do | W.Modal;

const CLOSED: readonly (readonly [number, string])[] = [
  [
    W.Det,
    'a an the this that these those each every some any no another both all many several most few much either neither such more enough',
  ],
  [W.Possessive, 'my your his her its our their whose'],
  [
    W.SubjectPronoun,
    'i you he she it we they one someone everyone nobody everybody somebody anyone there this that those these',
  ],
  [W.ObjectPronoun, 'me you him her it us them himself herself itself themselves myself ourselves'],
  [
    W.Prep,
    'of in on at by for from with without within about against between among into onto over under through throughout toward towards upon ' +
      'across along around behind beside besides beyond despite during inside near off out outside per regarding concerning amid via versus ' +
      'including following after before since until than like as to because',
  ],
  [W.Coord, 'and or but nor yet &'],
  [
    W.Subord,
    'because although though while whereas if unless when whenever where wherever after before since until till once as than whether lest so ' +
      'why how',
  ],
  [W.Rel, 'who whom which whoever whichever what'],
  [W.That, 'that'],
  [W.To, 'to'],
  [W.Be, "be am is are was were been being isn't aren't wasn't weren't it's he's she's they're we're i'm you're"],
  [W.Have, "have has had having haven't hasn't hadn't they've we've i've you've"],
  [W.Do, "do does did don't doesn't didn't"],
  [
    W.Modal,
    "will would can could may might must shall should won't wouldn't can't couldn't shouldn't cannot mustn't i'll he'll she'll they'll " +
      "we'll it'll i'd he'd she'd they'd we'd you'd",
  ],
  [W.Not, "not never n't neither nor"],
  [
    W.Adverb,
    'also again already always almost even ever far first here however instead just later meanwhile moreover never nevertheless not now ' +
      'often once only perhaps quite rather seldom since so sometimes soon still then thereafter therefore though thus today too twice very ' +
      'yet previously back further furthermore indeed long meantime nonetheless otherwise besides elsewhere yesterday tomorrow tonight ' +
      'earlier well likewise hence maybe overall subsequently additionally alike recently later overnight altogether instead forward together simply',
  ],
  [
    W.Time,
    'monday tuesday wednesday thursday friday saturday sunday mon. tue. tues. wed. thu. thurs. fri. sat. sun. january february march april ' +
      'may june july august september october november december jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. today ' +
      'yesterday tomorrow tonight afternoon morning evening night week month year weekend earlier later recently overnight noon midnight ago',
  ],
];

/** Words in -ly that are no adverbs. */
const NOT_ADVERBS = new Set(
  'family only italy july early ally reply supply apply rely assembly monopoly daily weekly monthly yearly likely unlikely friendly deadly costly elderly anomaly '
    .trim()
    .split(' ')
    .concat(
      'bully belly jelly lily billy sally kelly emily molly holly reilly daly quarterly orderly scholarly leisurely lovely lonely ugly holy july homily rally tally fly multiply imply comply'.split(
        ' ',
      ),
    ),
);

const table = new Map<string, number>();
const add = (word: string, flag: number): void => {
  table.set(word, (table.get(word) ?? 0) | flag);
  if (word.includes("'")) table.set(word.replaceAll("'", '’'), table.get(word) ?? 0);
};
for (const [flag, list] of CLOSED) for (const word of list.split(' ')) add(word, flag);
for (const form of FINITE_FORMS) add(form, W.Verb);
for (const form of GERUNDS) add(form, W.Gerund);
for (const form of PARTICIPLES) add(form, W.Participle);
for (const form of NOUN_LIKE) add(form, W.NounLike);

/** Flags of a lower-case word, 0 for an unknown open-class word; suffixes decide where no list does. */
export function wordClass(lower: string): number {
  const known = table.get(lower);
  if (known !== undefined) return known;
  const length = lower.length;
  if (length > 4 && lower.endsWith('ly')) return NOT_ADVERBS.has(lower) ? 0 : W.Adverb;
  if (length > 4 && lower.endsWith('ed')) return W.Verb | W.Participle;
  if (length > 5 && lower.endsWith('ing')) return W.Gerund;
  if (length > 3 && (lower.endsWith("n't") || lower.endsWith('n’t'))) return W.Do | W.Not;
  return 0;
}
