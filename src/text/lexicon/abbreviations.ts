const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/** Written with a dot and always followed by a name or number: a sentence never ends after them. Lower case, without the dot. */
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

/** Open a sentence far more often than they continue a name; they settle "… in the U.S. The talks …". */
export const SENTENCE_OPENERS: ReadonlySet<string> = words(
  'the a an he she it they we you i his her its their our this that these those there here in on at for from with after before during ' +
    'since when while as if but and or so yet however meanwhile moreover although though because both some many most several no not what ' +
    'who why how where according under last next now then once asked one two three another',
);
