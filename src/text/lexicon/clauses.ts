const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/** Join clauses on one level. */
export const COORDINATORS = words('and but or nor yet so');
/** Set two statements against each other; each stands alone. */
export const CONTRASTS = words('while though although whereas');
export const RELATIVES = words('who which whose whom where when');
/** "11 of which", "minutes of which". */
export const RELATIVE_OBJECTS = words('which whom whose');

/** ", cheering loudly": how somebody stood or spoke, no statement of its own. */
export const MANNER_GERUNDS = words(
  'leaning standing sitting smiling laughing pointing gesturing nodding wearing holding looking cheering shaking waving weeping shouting ' +
    'speaking citing referring referencing talking quoting responding reflecting addressing answering using including excluding following ' +
    'regarding concerning during according depending pending being nothing something anything everything beginning starting adding saying',
);

/** ", known as the Voice", ", compared with 48 percent": names or measures what stands before. */
export const NAMING_PARTICIPLES = words(
  'known called named dubbed nicknamed titled entitled compared aged based born followed led headed given made set up described said told asked pressed reached contacted questioned',
);

/** ", an allusion to …", ", a figure that …": sums up the statement before it in a word of the writer's. */
export const SUMMARIES = words(
  'allusion reference figure claim charge accusation allegation assertion word phrase remark comment statement move step decision sign reminder ' +
    'rebuke nod denial admission concession account version number total record view verdict',
);

/** Past forms that are nothing else; a network takes one for a noun now and then. */
export const CLEAR_PASTS = words(
  'ate became began blew broke brought caught chose came did drank drew drove fell fled flew forgave forgot froze gave got grew heard held hid kept ' +
    'knew lent lost made met overtook paid ran rang rode rose sang sank sat sent shook slept sold spoke stole stood struck swam swore taught threw ' +
    'told took tore understood went woke won wore wrote',
);
