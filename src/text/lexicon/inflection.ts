/** Forms of one English verb, lower case. */
export interface VerbForms {
  base: string;
  third: string;
  past: string;
  participle: string;
  gerund: string;
}

const VOWELS = 'aeiou';
/** Final consonant doubles although the word has more than one syllable. */
const DOUBLING = new Set([
  'admit',
  'rebut',
  'refer',
  'permit',
  'commit',
  'concur',
  'confer',
  'infer',
  'prefer',
  'occur',
  'submit',
  'propel',
  'compel',
  'expel',
  'control',
]);

/** base → [past, participle]; only verbs that the lists of this folder use. */
const IRREGULAR = new Map<string, readonly [string, string]>(
  (
    'arise arose arisen|be was been|bear bore borne|become became become|begin began begun|break broke broken|bring brought brought|' +
    'broadcast broadcast broadcast|build built built|buy bought bought|catch caught caught|choose chose chosen|come came come|' +
    'cut cut cut|deal dealt dealt|do did done|draw drew drawn|drive drove driven|eat ate eaten|fall fell fallen|feel felt felt|' +
    'fight fought fought|find found found|fly flew flown|forget forgot forgotten|get got gotten|give gave given|go went gone|' +
    'grow grew grown|have had had|hear heard heard|hide hid hidden|hit hit hit|hold held held|hurt hurt hurt|keep kept kept|' +
    'know knew known|lay laid laid|lead led led|leave left left|let let let|lie lay lain|lose lost lost|make made made|' +
    'mean meant meant|meet met met|overcome overcame overcome|pay paid paid|put put put|quit quit quit|read read read|rise rose risen|' +
    'run ran run|say said said|see saw seen|seek sought sought|sell sold sold|send sent sent|set set set|shake shook shaken|' +
    'shoot shot shot|show showed shown|shut shut shut|sit sat sat|speak spoke spoken|spend spent spent|split split split|' +
    'spread spread spread|stand stood stood|steal stole stolen|stick stuck stuck|strike struck struck|swear swore sworn|take took taken|' +
    'tear tore torn|tell told told|think thought thought|throw threw thrown|understand understood understood|wear wore worn|win won won|' +
    'withdraw withdrew withdrawn|write wrote written|foresee foresaw foreseen|retell retold retold|foretell foretold foretold|' +
    'undergo underwent undergone|cast cast cast|cost cost cost|shed shed shed|sink sank sunk|bet bet bet|bid bid bid|forecast forecast forecast'
  )
    .split('|')
    .map((row) => {
      const [base = '', past = '', participle = ''] = row.split(' ');
      return [base, [past, participle]];
    }),
);

/** All forms of the verb `base`; regular unless the table above knows better. */
export function inflect(base: string): VerbForms {
  const irregular = IRREGULAR.get(base);
  const last = base.at(-1) ?? '';
  const before = base.at(-2) ?? '';
  const consonantY = last === 'y' && !VOWELS.includes(before);
  const doubles = DOUBLING.has(base) || isShortClosed(base);
  const stem = doubles ? base + last : base;
  const regular = last === 'e' ? `${base}d` : consonantY ? `${base.slice(0, -1)}ied` : `${stem}ed`;
  const hisses = /(?:s|sh|ch|x|z|o)$/.test(base);
  return {
    base,
    third: base === 'have' ? 'has' : consonantY ? `${base.slice(0, -1)}ies` : hisses ? `${base}es` : `${base}s`,
    past: irregular?.[0] ?? regular,
    participle: irregular?.[1] ?? regular,
    gerund: base.endsWith('ie')
      ? `${base.slice(0, -2)}ying`
      : last === 'e' && before !== 'e' && base !== 'be'
        ? `${base.slice(0, -1)}ing`
        : `${stem}ing`,
  };
}

/** One syllable of the shape consonant, vowel, consonant: "slam", "plan", "quit". */
function isShortClosed(base: string): boolean {
  return /^[^aeiou]*[aeiou][^aeiouwxy]$/.test(base) || base === 'quit';
}
