import { inflect } from './inflection.js';

/** Form → base. */
function formsOf(list: string): ReadonlyMap<string, string> {
  const out = new Map<string, string>();
  for (const base of list.split(' '))
    for (const form of Object.values(inflect(base)) as string[]) if (!out.has(form)) out.set(form, base);
  return out;
}

/** Verbs of a position, a judgement or a finding beside the cue verbs; the rules do not look for them, a trained network finds them. */
export const POSITIONS = formsOf(
  'expect wish thank express recommend signal support back disagree calculate guarantee put answer hold want appeal point speak talk rule ' +
    'spread circulate push peddle air attribute ascribe credit consider deem rate rank rebut refute contest challenge contradict repudiate ' +
    'disavow disown discount retract recant deplore bemoan rue commend laud salute extol berate rebuke chide scold fault lambast savage ' +
    'rubbish disparage belittle pan play laugh brush shrug wave scoff shy trace pin diagnose guess grumble moan protest object counsel advocate champion ' +
    'favour favor plead beg implore foresee foretell anticipate envisage envision profess posit theorise theorize hypothesise infer deduce ' +
    'insinuate allude refer voice echo underscore sketch relate narrate attest vouch corroborate certify confess gloat rejoice apologise apologize ' +
    'compare equate judge hazard tip price value count measure query bet caution reason stipulate specify spell vindicate pronounce declare exonerate',
);

/** Verbs that make a claim only of a clause: "regrets that …", not "regrets the delay". */
export const OF_CLAUSES = formsOf(
  'remember know realise realize accept regret feel hope forget understand learn decide hear read see hold answer rule ' +
    'remark complain question point find show condemn post tweet figure observe discover reply post speak talk comment joke note write ' +
    'record list log register chart catalogue document trace measure count rank rate reason anticipate tip bet voice echo raise',
);

/** Texts that speak for themselves, beside the document heads of the names lexicon. */
export const RECORD_HEADS: ReadonlySet<string> = new Set(
  (
    'log logs minutes outlook ledger diary register dossier briefing prospectus accounts chart charts table index inventory logbook newsletter ' +
    'manual contract certificate notice file files bulletin leaflet circular note notes recording recordings transcript transcripts model models test tests ' +
    'count tally autopsy inquest assessment evaluation inspection investigation inquiry experiment experiments trial trials experiments ' +
    'readings measurements scans satellite probe paper papers email e-mail inquiry message messages'
  ).split(' '),
);
