const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

// The first two lists say how words are cut: a word on them takes its dot in ("Mr.", "Inc."). All words are in lower case,
// without the last dot.

/** Written with a dot and, as a title or a label, followed by a name or number: no sentence ends there. */
export const BEFORE_NAME: ReadonlySet<string> = words(
  'mr mrs ms mx messrs dr prof sen sens rep reps gov govs gen lt col maj capt cmdr sgt adm rev hon pres supt insp det st mt ft amb atty ' +
    'no nos art sec fig vol pp approx',
);

/** Written with a dot, but a sentence may end after them. */
export const MAY_END: ReadonlySet<string> = words(
  'jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun inc corp co ltd llc plc bros jr sr esq vs etc ' +
    'est dept univ assn ave blvd rd ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ' +
    'ore pa penn tenn tex va vt wash wis wyo al cf ca',
);

// The lists below say only where a sentence ends.

/** Always lead on: "e.g. The Strait Times" stays one sentence. */
export const NEVER_END: ReadonlySet<string> = words('e.g i.e cf vs viz ca approx mr mrs ms messrs dr prof');

/** Labels of a number: "No. 5", "p. 12". Without a number the stop is a full stop: "They said no." */
export const BEFORE_NUMBER: ReadonlySet<string> = words('no nos art arts sec secs fig figs vol vols pp para ch div');

/** English words as well, unless written with a capital: "He saw the sun. Birds sang." */
export const ALSO_WORDS: ReadonlySet<string> = words('sun sat mon mar miss mass ill wash ore ind mo rep reps rev gen');

/** Streets, mountains and forts: title before a name, or the end of one ("on Wall St. The shares …"). */
export const ALSO_AFTER_NAME: ReadonlySet<string> = words('st mt ft');

/** Open the credit of a picture: "The harbour at dawn Image: Port Office." */
export const CREDIT_LABELS: ReadonlySet<string> = words('image images photo photos photograph picture video audio');

/** Take a title that may open like a sentence: "her song In the rain". */
export const TITLED_WORKS: ReadonlySet<string> = words(
  'album article book episode essay exhibition film game memoir movie musical novel opera painting paper play poem programme program ' +
    'report series show single song story study track',
);

/** Names that end with a mark. */
export const NAMES_WITH_MARK: ReadonlySet<string> = words('yahoo jeopardy');

/** Open a sentence far more often than they continue a name; they settle "… in the U.S. The talks …". */
export const SENTENCE_OPENERS: ReadonlySet<string> = words(
  'the a an he she it they we you i his her its their our this that these those there here in on at for from with after before during ' +
    'since when while as if but and or so yet however meanwhile moreover although though because both some many most several no not what ' +
    'who why how where according under last next now then once asked one two three another',
);

/** Those that are no surname and no first word of a name: they end a sentence even after an initial ("Plan B. The …"). */
export const SURE_OPENERS: ReadonlySet<string> = words(
  'the it she they we this these those there in on at but and when while if as after before because although since his her its their',
);

export const WEEKDAYS: ReadonlySet<string> = words('monday tuesday wednesday thursday friday saturday sunday');

export const MONTHS: ReadonlySet<string> = words(
  'january february march april may june july august september october november december',
);
