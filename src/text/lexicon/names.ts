const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));
const phrases = (list: string): ReadonlySet<string> => new Set(list.split('|').map((phrase) => phrase.trim()));

/** News outlets that are one token and often addressed: "told CNN". */
export const SHORT_MEDIA = words(
  'cnn nbc cbs abc bbc npr msnbc fox ap afp upi reuters politico bloomberg espn time c-span axios buzzfeed slate wired',
);

/** Words that make a capitalised name a newspaper, broadcaster or agency. */
export const MEDIA_WORDS = words(
  'times post journal herald tribune guardian gazette news magazine radio television tv broadcasting telegraph chronicle observer courier ' +
    'dispatch mail mirror press weekly daily review wire newspaper channel network',
);

/** Agencies and papers that a state or its ruling party runs. */
export const STATE_MEDIA = phrases(
  'kcna|korean central news agency|xinhua|xinhua news agency|tass|ria novosti|russia today|rt|sputnik|people’s daily|global times|cctv|cgtn|irna|' +
    'sana|rodong sinmun|granma|china daily|press tv|belta|azertac|prensa latina|rossiya 1|state tv',
);

/** Countries and unions that act and speak as governments; lower case. */
export const COUNTRIES = phrases(
  'u.s.|us|usa|united states|america|u.k.|uk|united kingdom|britain|england|scotland|france|germany|italy|spain|portugal|ireland|netherlands|belgium|' +
    'switzerland|austria|poland|hungary|czech republic|slovakia|romania|bulgaria|greece|turkey|türkiye|cyprus|malta|sweden|norway|finland|denmark|' +
    'iceland|estonia|latvia|lithuania|belarus|ukraine|russia|moldova|georgia|armenia|azerbaijan|kazakhstan|uzbekistan|turkmenistan|kyrgyzstan|' +
    'tajikistan|serbia|croatia|slovenia|bosnia|montenegro|kosovo|albania|north macedonia|china|taiwan|japan|south korea|north korea|mongolia|india|' +
    'pakistan|bangladesh|sri lanka|nepal|bhutan|afghanistan|iran|iraq|syria|lebanon|israel|jordan|egypt|libya|tunisia|algeria|morocco|sudan|' +
    'south sudan|ethiopia|eritrea|somalia|kenya|uganda|tanzania|rwanda|burundi|congo|nigeria|ghana|senegal|mali|niger|chad|cameroon|south africa|' +
    'zimbabwe|zambia|angola|mozambique|namibia|botswana|madagascar|saudi arabia|yemen|oman|qatar|bahrain|kuwait|united arab emirates|uae|' +
    'vietnam|thailand|cambodia|laos|myanmar|malaysia|singapore|indonesia|philippines|australia|new zealand|canada|mexico|cuba|haiti|guatemala|' +
    'honduras|el salvador|nicaragua|costa rica|panama|colombia|venezuela|ecuador|peru|bolivia|chile|argentina|brazil|paraguay|uruguay|e.u.|eu|' +
    'european union|palestine|palestinian authority|greenland',
);

/** Cities and houses that stand for a government when they speak. */
export const SEATS_OF_POWER = phrases(
  'washington|moscow|kremlin|beijing|pyongyang|seoul|tokyo|kyiv|kiev|london|paris|berlin|brussels|tehran|jerusalem|ankara|cairo|riyadh|delhi|' +
    'new delhi|islamabad|kabul|baghdad|damascus|caracas|havana|taipei|hanoi|canberra|ottawa|warsaw|rome|madrid|white house|pentagon|blue house|house|' +
    'downing street|capitol hill|elysee|state department|treasury|foreign office|home office',
);

/** A name with one of these is a public authority. */
export const GOVERNMENT_WORDS = words(
  'government ministry department cabinet administration presidency parliament senate congress embassy consulate police army navy military coast ' +
    'guard border authority authorities regulator treasury court council commission office bureau agency fbi cia nato kremlin commissioner ' +
    'governorate municipality directorate service services',
);

/** A name with one of these is an organisation. */
export const ORGANISATION_WORDS = words(
  'agency association bank board bureau campaign center centre club coalition college committee company corporation corp inc ltd council federation ' +
    'foundation fund front group homes hospital institute institution international league network organization organisation party society school trust union ' +
    'university alliance movement project laboratory observatory consortium industries airlines motors partners holdings forum watch commission ' +
    'nations cooperative syndicate exchange port plc gmbh sons systems securities capital savings logic technologies software labs pharma ' +
    'pharmaceuticals energy electric steel motors airways railways shipping logistics foods breweries stores analytics ventures advisors ' +
    'consulting management museum gallery theatre orchestra rovers wanderers united athletic albion fc afc hotspur watchdog power carbon',
);

/** Heads of a source that hides its name. Plural forms are collective. */
export const UNNAMED_HEADS = words(
  'source sources official officials expert experts analyst analysts observer observers critic critics diplomat diplomats insider insiders aide aides ' +
    'adviser advisers advisor advisors spokesman spokeswoman spokesperson spokespeople spokesmen witness witnesses investigator investigators ' +
    'researcher researchers scientist scientists economist economists historian historians lawyer lawyers attorney attorneys prosecutor ' +
    'prosecutors engineer engineers doctor doctors operative operatives strategist strategists executive executives negotiator negotiators officer ' +
    'officers person people someone man woman resident commander commanders minister ministers reporter reporters specialist specialists ' +
    'representative representatives envoy envoys delegate delegates inspector inspectors trader traders consultant consultants pollster neighbour neighbor ' +
    'somebody one others some many sceptics skeptics commentators commentator pundits rescuers medics staffer staffers',
);

/** Heads of a source that is a body of people. */
export const GROUP_HEADS = words(
  'voters residents lawmakers republicans democrats conservatives liberals supporters opponents protesters demonstrators activists campaigners members ' +
    'workers farmers students teachers parents families fans customers users americans russians ukrainians koreans chinese europeans germans ' +
    'respondents percent citizens allies rebels militants fishermen villagers businesses companies investors senators democrats women men ' +
    'majority half minority public crowd families survivors victims colleagues leaders',
);

/** Heads of a source that is a text or a finding. */
export const DOCUMENT_HEADS = words(
  'report reports study studies survey surveys poll polls data figures statistics document documents letter letters memo statement filing filings ' +
    'lawsuit complaint indictment ruling paper article book analysis research findings results records record review email emails message transcript ' +
    'audit resolution treaty law law bill communique communiqué announcement post posts tweet website press-release release evidence images ' +
    'footage video pictures photographs estimates budget census',
);

/** Nouns and forms of address before a person's name; also enough to tell that a name is a person's. */
export const TITLES = words(
  'mr. mrs. ms. miss dr. prof. professor sen. rep. gov. gen. lt. col. capt. sgt. adm. rev. sir lady lord dame president vice prime minister ' +
    'premier chancellor king queen prince princess emperor pope senator congressman congresswoman representative governor mayor secretary ' +
    'ambassador general admiral colonel major captain judge justice chairman chairwoman chair chief leader director spokesman spokeswoman ' +
    'spokesperson analyst professor economist historian envoy commissioner deputy candidate nominee lawmaker author strategist pollster reporter ' +
    'journalist host activist billionaire attorney lawyer coach officer sheriff commander marshal detective engineer scientist researcher adviser ' +
    'advisor aide expert executive founder owner manager critic dictator chief-executive ceo physicist hydrologist biologist harbourmaster ' +
    'harbormaster negotiator delegate speaker doctor dr mr mrs ms prof gov gen sen rep superintendent inspector constable sergeant lieutenant ' +
    'brigadier commodore corporal private-secretary bishop archbishop cardinal abbot rabbi imam ayatollah sheikh sultan duke duchess count ' +
    'countess baron baroness earl viscount councillor alderman minister-president taoiseach ministers presidents senators professors doctors ' +
    'judges generals cllr cllr. rev reverend emeritus secretary-general director-general attorney-general solicitor-general vicar deacon rector ' +
    'provost headteacher headmaster headmistress magistrate coroner consul ombudsman comptroller lieutenant-general major-general ' +
    'brigadier-general vice-president vice-chancellor vice-chair co-founder co-chair chairperson hon. honourable honorable mx mx. messrs ' +
    'adml maj maj. cpl cpl. sgt det. insp insp. supt supt. const.',
);

/** Ranks that stay with a name of one word: "Lord Fenwick", "Prince Kwabo", "Pope Anselm". */
export const RANKS = words(
  'lord lady prince princess king queen pope emperor empress duke duchess count countess baron baroness earl viscount sheikh sultan emir',
);

/** Nouns for one person that are no titles; with "the" or "a" they speak of somebody. */
export const PERSON_NOUNS = words(
  'person child teenager teen student teacher pupil doctor nurse surgeon resident neighbour neighbor witness victim suspect defendant plaintiff ' +
    'driver pilot farmer worker employee employer customer patient tourist soldier sailor veteran refugee migrant immigrant native artist writer ' +
    'poet novelist painter sculptor singer musician composer rapper filmmaker playwright screenwriter producer editor publisher columnist ' +
    'comedian dancer model designer architect player striker goalkeeper champion athlete boxer runner swimmer cyclist captain star celebrity ' +
    'politician diplomat bishop archbishop cardinal priest pastor philosopher mathematician astronomer chemist psychologist critic reviewer ' +
    'blogger entrepreneur banker investor trader inventor explorer astronaut translator interpreter librarian prosecutor juror inspector ' +
    'investigator whistleblower protester demonstrator campaigner volunteer hostage prisoner inmate gunman attacker killer thief spy agent ' +
    'friend colleague boss partner cousin parent sibling twin orphan successor predecessor protégé premier incumbent challenger rival winner ' +
    'loser survivor year-old native newcomer legend genius specialist consultant',
);

/** Titles, kin and roles that tell a woman or a man. */
export const FEMALE_WORDS = words(
  'mrs. ms. mrs ms miss madam madame lady dame queen princess duchess countess baroness empress congresswoman chairwoman spokeswoman councilwoman ' +
    'assemblywoman policewoman businesswoman saleswoman sportswoman horsewoman servicewoman frontwoman actress waitress hostess heiress goddess ' +
    'ballerina stewardess sorceress seamstress abbess nun widow bride mother mom mum grandmother wife daughter granddaughter sister aunt niece ' +
    'girlfriend stepmother stepdaughter heroine woman girl housewife midwife matriarch suffragette señora sra. she her hers herself',
);
export const MALE_WORDS = words(
  'mr. mr messrs. sir lord king prince duke baron emperor congressman chairman spokesman councilman assemblyman policeman businessman salesman ' +
    'sportsman horseman serviceman frontman fireman fisherman craftsman statesman clergyman nobleman gentleman actor waiter monk priest friar pope ' +
    'widower bridegroom father dad grandfather husband son grandson brother uncle nephew boyfriend stepfather stepson man boy patriarch señor sr. ' +
    'rabbi imam ayatollah sultan sheikh he his him himself',
);

/** Capitalised words that begin a sentence or name a time and never a person. */
export const NOT_NAMES = words(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december ' +
    'i a the an he she it they we you his her its their our this that these those there here in on at for from with by to of as if but and or so yet ' +
    'however meanwhile moreover although though because both some many most several no not what who why how where when while since after before ' +
    'during according under last next now then once asked one two three another previously additionally reports emphasis reflecting uh um ah eh oh well yes no please',
);
