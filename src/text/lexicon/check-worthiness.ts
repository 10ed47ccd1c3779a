/**
 * Words that tell a checkable statement from talk, by signal; lower case. The signals follow what Hassan et al. 2017 and
 * Konstantinovskiy et al. 2021 found annotators to go by.
 */
const LISTS = {
  /** Numbers in words, without "one", which is mostly no number. */
  numberWord: `
    two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty sixty seventy eighty ninety dozen dozens half third thirds quarter quarters twice
    thrice score scores zero`,
  magnitude: 'hundred hundreds thousand thousands million millions billion billions trillion trillions',
  percent: 'percent per-cent percentage cent % pct',
  /** Counts that are not given. */
  quantifier:
    'many most much few several some majority minority countless numerous plenty lots lot couple handful vast',
  /** All of something, none of it, the first or only one. */
  universal: `
    all every each always never ever no none nobody nothing only everyone everybody everything anybody first last single
    entire whole totally`,
  comparison: `
    more less fewer most least higher lower larger smaller bigger greater longer shorter faster slower older younger
    richer poorer stronger weaker cheaper earlier later highest lowest largest smallest biggest greatest longest
    shortest fastest slowest oldest youngest richest poorest strongest weakest cheapest double doubled triple tripled
    record worse better worst than compared same equal average rate`,
  /** Something went up or down, came or went. */
  change: `
    rise rises rose risen rising raise raises raised raising increase increases increased increasing grow grows grew
    grown growing gain gained climb climbed climbing soar soared soaring surge surged surging jump jumped jumping double
    doubled doubling triple tripled expand expanded expanding fall falls fell fallen falling drop drops dropped dropping
    decline declined declining decrease decreased decreasing shrink shrank shrunk shrinking cut cuts cutting reduce
    reduced reducing slash slashed slashing lose loses lost losing halve halved plunge plunged slump slumped added add
    adds adding created create creates creating eliminated eliminate`,
  /** What parliaments, courts, firms and candidates do, beside the happenings of EVENT_VERBS. */
  act: `
    voted vote votes passed passing signed supported support supports opposed oppose opposes proposed proposes proposing
    introduced enacted approved rejected repealed vetoed ordered appointed nominated convicted indicted sued charged
    paid spent gave given taken took brought shipped deported imported exported owed owes invested sold bought built
    broke killed deleted destroyed lied changed became went came left started ended founded defunded endorsed admitted
    refused failed won moved released settled filed caught stole`,
  /** What somebody is said to have said or to hold. */
  speech: `
    said says saying told tells called calls calling claimed claims promised promises praised criticized criticised
    denied denies announced admitted admits stated wrote written tweeted testified acknowledged suggested argued wants
    wanted believes believed thinks thought`,
  cause:
    'because cause caused causes causing due result resulted results led leads reason thanks consequence therefore',
  hedge: 'may might could perhaps possibly maybe seems seem appears probably likely apparently guess suppose somewhat',
  /** The speaker's own mind. */
  belief: `
    think believe hope feel want wish love like hate know understand agree disagree respect appreciate admire trust care
    mean remember imagine wonder prefer`,
  /** Good and bad. */
  judgement: `
    best worst beautiful terrible great wonderful awful horrible sad disgrace disgraceful brilliant shameful shame
    reckless provocative good bad nice amazing incredible tremendous fantastic ridiculous stupid smart tough strong weak
    wrong right fair unfair important proud happy sorry disaster honest crazy foolish dangerous unacceptable outrageous
    disgusting evil noble courage brave excellent perfect cruel unjust absurd deplorable pathetic impressive remarkable
    welcome`,
  /** Talk that claims nothing. */
  courtesy: `
    thank thanks please welcome hello hi goodbye sir ma'am madam okay ok yes yeah well look listen sorry bless
    congratulations applause laughter crosstalk inaudible ladies gentlemen folks question questions debate audience
    moderator minute seconds segment`,
  obligation: 'should must ought need needs let got gotta',
  future: "will shall won't gonna going would i'll we'll you'll they'll he'll she'll it'll",
  past: "was were had did wasn't weren't hadn't didn't been",
  present: "is are am has have does isn't aren't hasn't haven't doesn't 's",
  negation: "not n't never no nor neither without cannot can't don't",
  firstSingular: "i me my mine myself i'm i've i'd i'll",
  firstPlural: "we us our ours ourselves we're we've we'd we'll let's",
  second: "you your yours yourself you're you've you'd you'll",
  thirdSingular: "he she his her him hers himself herself he's she's he'd she'd",
  thirdPlural: "they them their theirs they're they've they'd",
  /** What public argument is about: money, work, crime, war, health, votes. */
  matter: `
    tax taxes taxed budget deficit debt trade jobs job wages wage income incomes unemployment employment economy
    economic gdp growth inflation poverty poor wealthy rich middle class manufacturing factories factory companies
    company bank banks dollars dollar money spending cost costs price prices premium premiums insurance health
    healthcare medicare medicaid obamacare hospital patients drugs drug prescription crime crimes murder murders
    homicide homicides police prison prisons guns gun violence shootings illegal immigration immigrants immigrant border
    refugees visa war wars troops military nuclear missile missiles weapons terrorism terrorist terrorists isis bomb
    invasion sanctions treaty agreement deal nafta emissions climate carbon energy oil coal gas steel tariffs imports
    exports school schools students education college election elections votes voters ballot senate congress court law
    laws bill legislation amendment regulation regulations government federal workers people americans families women
    children countries country world population`,
} as const;

export type WordSignal = keyof typeof LISTS;
export const WORD_SIGNAL_NAMES = Object.keys(LISTS) as readonly WordSignal[];

const signals = new Map<string, WordSignal[]>();
for (const [signal, list] of Object.entries(LISTS) as [WordSignal, string][])
  for (const word of list.trim().split(/\s+/))
    for (const form of new Set([word, word.replaceAll("'", '’')]))
      signals.set(form, [...(signals.get(form) ?? []), signal]);

/** The signals a lower-case word gives. */
export const WORD_SIGNALS: ReadonlyMap<string, readonly WordSignal[]> = signals;

/** Words that open a question; with either apostrophe. */
export const QUESTION_OPENERS: ReadonlySet<string> = new Set(
  (
    'who what when where why how which whose whom do does did is are was were can could would will should shall have has had ' +
    "don't doesn't didn't isn't aren't"
  )
    .split(' ')
    .flatMap((word) => [word, word.replaceAll("'", '’')]),
);
