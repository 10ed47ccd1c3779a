import { inflect } from './inflection.js';

/** What a cue verb may govern; bit flags. */
export const Frame = {
  /** "said he would go": a clause with or without "that". */
  Clause: 1,
  /** "noted that …": a clause only with "that" (or whether, how …). */
  That: 2,
  /** "…," she said: words before the cue, or a quotation on either side. */
  Quote: 4,
  /** "criticized the alliance", "labeled it as …": a noun phrase. */
  Phrase: 8,
  /** "vowed to fight". */
  Infinitive: 16,
  /** "told reporters that …": an addressee stands between cue and content. */
  Addressee: 32,
} as const;

export interface Cue {
  lemma: string;
  frame: number;
  form: 'finite' | 'base' | 'gerund' | 'participle';
}

const { Clause, That, Quote, Phrase, Infinitive, Addressee } = Frame;

/** Written from grammar and newspaper usage; each verb stands in the row of all the frames it takes. */
const VERBS: readonly (readonly [number, string])[] = [
  [
    Clause | That | Quote,
    'say claim argue think believe insist explain admit conclude assert maintain contend allege concede quip joke lament ' +
      'remark complain boast recall note state affirm testify reply figure caution reckon',
  ],
  [Clause | That | Quote | Phrase, 'suggest indicate announce acknowledge predict declare'],
  [
    That | Quote,
    'add stress emphasize emphasise observe respond comment proclaim exclaim continue stipulate muse recount opine counter fume gush ' +
      'retort chant shout intone vent marvel elaborate shoot quote rave preach declaim whisper concur surmise speculate blog',
  ],
  [Clause | That | Quote, 'write tweet report post'],
  [Addressee | Clause | That | Quote | Infinitive, 'tell'],
  [Addressee | That | Quote, 'ask'],
  [Addressee | That | Clause | Quote, 'assure reassure remind'],
  [Addressee | That | Quote, 'inform notify advise convince'],
  [Addressee | That | Quote | Phrase | Infinitive, 'warn'],
  [That | Clause | Phrase, 'find show reveal demonstrate estimate confirm fear doubt'],
  [That, 'imply hint signal suspect presume assume worry learn'],
  [
    Phrase | That,
    'reaffirm reiterate highlight mention dispute deny clarify underline reassert restate reconfirm repeat illustrate cite project forecast',
  ],
  [
    Phrase,
    'label describe criticize criticise denounce decry condemn brand characterize characterise portray depict dub call perceive view regard praise hail applaud ' +
      'acclaim accuse blame slam blast mock ridicule assail reject dismiss defend endorse question tout deride lambaste justify liken oppose welcome',
  ],
  [Infinitive | That | Phrase | Quote, 'vow pledge'],
  [Addressee | Infinitive | That | Phrase | Quote, 'promise'],
  [Infinitive | That, 'threaten swear demand agree propose'],
  [Phrase | That, 'recommend refute rebut contest deplore bemoan list log record'],
  [Phrase, 'attribute ascribe credit laud commend lambast repudiate rubbish'],
  [Phrase | Infinitive, 'urge'],
  [Quote, 'tease scoff'],
  // Of their own they govern nothing; "spoke of" does.
  [0, 'speak'],
];

/** Forms that are as often a noun or adjective; the grammar around them has to prove the verb. */
const gathered = new Map<string, Cue>();
for (const [frame, list] of VERBS) {
  for (const base of list.split(' ')) {
    const forms = inflect(base);
    const put = (word: string, form: Cue['form']): void => {
      if (!gathered.has(word)) gathered.set(word, { lemma: base, frame, form });
    };
    put(forms.third, 'finite');
    put(forms.past, 'finite');
    put(forms.base, 'base');
    put(forms.gerund, 'gerund');
    put(forms.participle, 'participle');
  }
}

for (const form of ['signalled', 'signalling', 'labelled', 'labelling']) {
  const american = gathered.get(form.replace('ll', 'l'));
  if (american !== undefined) gathered.set(form, american);
}

/** Cue verb forms, lower case. */
export const CUES: ReadonlyMap<string, Cue> = gathered;

/** "went on to say", "declined to comment": verbs that lend their subject to the cue after "to". */
export const CATENATIVES: ReadonlySet<string> = new Set(
  (
    'went go goes on continued continues declined declines refused refuses wanted wants used sought seeks proceeded began begins tried ' +
    'appeared appears seemed seems hastened hesitated failed fails rushed got hurried'
  ).split(' '),
);

/** "said in a statement": nouns that make the phrase part of the cue. */
export const CUE_VENUES: ReadonlySet<string> = new Set(
  'statement interview tweet email e-mail letter memo speech post release briefing report'.split(' '),
);

/** Nouns of speech: "his view that …", "the claim that …", "X’s address outlined …". */
export const SPEECH_NOUNS: ReadonlySet<string> = new Set(
  (
    'view belief claim assertion argument contention position stance conviction opinion promise pledge vow warning statement allegation ' +
    'insistence suggestion prediction assessment commitment call demand threat accusation remark speech address message letter ' +
    'announcement declaration interview testimony proposal plan complaint'
  ).split(' '),
);

/** Verbs by which a speech, report or letter says something. */
export const OUTLINING: ReadonlySet<string> = new Set(
  'outline detail describe list present announce set lay stress emphasize propose promise call warn urge accuse highlight'
    .split(' ')
    .map(inflect)
    .flatMap((forms) => [forms.third, forms.past]),
);
