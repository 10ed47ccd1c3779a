import { inflect } from './inflection.js';
import { phraseTable } from './phrases.js';

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

const POSITIONS = `
  accept accuse acclaim agree allow apologise apologize appeal applaud approve ask assail back blast commend commit condemn congratulate consent
  criticise criticize decry defend demand denounce deny deride dispute disown endorse hail invite justify lambaste mock oppose order plead pledge
  praise promise propose protest question reaffirm recommend refuse reiterate reject regret renounce request resist ridicule slam support swear
  thank threaten tout urge vow welcome`;

/** Cues (lemmas) by which somebody takes a side, commits himself or asks for something. */
export const POSITION_CUES = words(POSITIONS);

/** "The ministry regrets the delay": the same in the article's own voice. */
export const POSITION_FORMS: ReadonlySet<string> = new Set([...POSITION_CUES].map((lemma) => inflect(lemma).third));

/** Cues that give something a name or a nature: "called it a farce". */
export const JUDGING_CUES = words(`
  brand call characterise characterize compare deem depict describe dismiss dub label liken perceive portray rate regard view`);

/** Cues that look ahead. */
export const FORECAST_CUES = words('anticipate await expect fear forecast foresee predict project warn');

/** Cues of the mind: what follows is held, not known. */
export const BELIEF_CUES = words('believe feel think reckon consider suspect opine muse');

/** Cues that put one thing down to another. */
export const CAUSE_CUES = words('blame attribute ascribe credit');

/** Gerunds by which a trailing clause gives a consequence: ", raising fears …", ", sending people into the streets". */
export const CONSEQUENCES = words(`
  raising prompting sparking triggering causing forcing sending leaving leading fuelling fueling provoking driving pushing making`);

export const CAUSE_PHRASES = phraseTable(`
  because, due to, owing to, thanks to, as a result of, as a consequence of, result of, responsible for, led to, leads to, lead to,
  leading to, resulted in, results in, result in, resulting in, resulted from, stems from, stemmed from, caused, causes, causing,
  triggered, sparked, prompted, fuelled, fueled, driven by, the cause of, the reason for, blamed on, attributed to, brought about,
  gave rise to`);

/** What looks ahead by its own meaning. "is due" is decided by what follows. */
export const FORECAST_PHRASES = phraseTable(`
  will, shall, won't, won’t, expected to, expects to, expects the, is expected, are expected, is likely, are likely, was likely, were likely, set to, going to, is forecast,
  are forecast, on course to, on track to, about to, bound to, poised to, is scheduled, are scheduled, plans to, plan to, planned to, intends to,
  intend to, aims to, hopes to`);

/** Ahead of what is said, or mere ability and custom ("could not verify"). */
export const POSSIBLE_MODALS = words('may might could would');

/** Verbs after "could not" and "would not" that tell of today's silence, not of tomorrow. */
export const SILENCES = words(
  'say comment verify reach confirm tell explain disclose give identify discuss name speak report elaborate be-reached',
);

/** Words that open a clause below another: its modal is not the claim's own. */
export const BELOW = words('who which whom whose whether what how why where that if unless when because than');

/** Where the speaker's stand shows, when the claim begins with the speaker. */
export const STANCE_PHRASES = phraseTable(`
  no objection, stand by, stood by, stands by, would like, would rather, would not, will not, would never, will never, cannot comment, not comment,
  can't comment, do not negotiate, not accept, supports, supported, opposes, opposed, not against, in favour of, in favor of, refuses to, refused to, ready to, willing to,
  prepared to, committed to, determined to, calls for, called for, wants to, we need, they need, need to, intends to, intend to, plans to, have no plans`);

/** "plans to enforce …", "its intention to …": a noun phrase of what somebody means to do. */
export const INTENTIONS = words('plan plans intention intentions promise promises pledge pledges vow vows');

/** Speakers of themselves, as a claim's first word. */
export const SPEAKERS = words("i we he she it they we'll i'll they'll we’ll i’ll they’ll its their his her nobody");

/** Words that judge. */
export const JUDGING_WORDS = words(`
  absurd afraid amazing angry appalling awful bad beautiful best brilliant catastrophe catastrophic constructive courageous cowardly cruel
  dangerous deserve deserved deserves disappointing disappointed disaster disastrous disgrace disgraceful disgusting encouraging excellent excessive
  fair fantastic farce foolish frankly funny glad gloomy good great happy hate hell heated honest honoured hopeless horrible important impossible
  impressive inadequate incredible irresponsible irony joke love lovely ludicrous mad magnificent meaningless meddlesome nasty nice nonsense obscene
  outrageous overdue overjoyed perfect pointless premature proud provocative reactionary reasonable reckless regrettable reliable remarkable ridiculous
  sad scandal scandalous senseless shame shameful shocking silly sobering sorry stupid sweet terrible thrilled tragic tragedy unacceptable unfair
  unfortunate unjust unnecessary unreasonable unthinkable unwise useless wonderful worrying worse worst worthless wrong obviously hopefully sadly
  fortunately unfortunately`);

/** "should": what ought to be is no fact. "must" is one in the article's own voice ("a driver must give way"). */
export const OUGHT = words("should ought shouldn't shouldn’t mustn't mustn’t");

/** Openers of a command in somebody's mouth. */
export const COMMANDS = words(
  "let let's let’s please don't don’t stop vote give remember imagine look listen go come beware",
);

export const MONTHS = words(`
  january february march april may june july august september october november december jan jan. feb feb. mar mar. apr apr. jun jun. jul jul.
  aug aug. sep sep. sept sept. oct oct. nov nov. dec dec.`);

/** Small numbers in words; "one" counts nothing by itself. */
export const COUNTING_WORDS = words(`
  two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty
  fifty sixty seventy eighty ninety dozen dozens hundred hundreds thousand thousands million millions billion billions trillion trillions`);

export const FRACTIONS = words('half third thirds quarter quarters fifth fifths tenth tenths');

export const MULTIPLES = words('doubled doubles double tripled triples triple halved halves quadrupled');

export const TIME_UNITS = words(
  'second seconds minute minutes hour hours day days week weeks month months year years decade decades century centuries night nights winters summers seasons',
);

/** Before a span of time that says when or how long, as an aside. */
export const TIME_LEADS = words(
  'in within after before since by every until over during at around about nearly almost past next first final the than a those these',
);

/** After a span of time that says when. */
export const TIME_TRAILS = words('ago earlier later before after away old since on');

/** Verbs whose object is the time measured. */
export const MEASURING = words(
  'last lasts lasted lasting took takes take taking spent lost average averages averaged waited',
);

/** Plurals without an s. */
export const PLURALS = words(
  'people children men women police cattle sheep fish deer crew staff troops mice feet teeth lives members',
);

/** Superlatives that are read off a scale. */
export const EXTREMES = words(
  'highest lowest largest smallest biggest fewest fastest slowest longest shortest hottest coldest warmest',
);
