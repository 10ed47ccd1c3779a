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
    'new delhi|islamabad|kabul|baghdad|damascus|caracas|havana|taipei|hanoi|canberra|ottawa|warsaw|rome|madrid|white house|pentagon|blue house|' +
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
    'foundation fund group hospital institute institution international league network organization organisation party society school trust union ' +
    'university alliance movement project laboratory observatory consortium industries airlines motors partners holdings forum watch commission ' +
    'nations cooperative syndicate exchange port',
);

/** Heads of a source that hides its name. Plural forms are collective. */
export const UNNAMED_HEADS = words(
  'source sources official officials expert experts analyst analysts observer observers critic critics diplomat diplomats insider insiders aide aides ' +
    'adviser advisers advisor advisors spokesman spokeswoman spokesperson spokespeople spokesmen witness witnesses investigator investigators ' +
    'researcher researchers scientist scientists economist economists historian historians lawyer lawyers attorney attorneys prosecutor ' +
    'prosecutors engineer engineers doctor doctors operative operatives strategist strategists executive executives negotiator negotiators officer ' +
    'officers person people someone man woman resident commander commanders minister ministers reporter reporters specialist specialists ' +
    'representative envoy envoys delegate delegates inspector inspectors trader traders consultant consultants pollster neighbour neighbor ' +
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
    'footage estimates budget census',
);

/** Nouns and forms of address before a person's name; also enough to tell that a name is a person's. */
export const TITLES = words(
  'mr. mrs. ms. miss dr. prof. professor sen. rep. gov. gen. lt. col. capt. sgt. adm. rev. sir lady lord dame president vice prime minister ' +
    'premier chancellor king queen prince princess emperor pope senator congressman congresswoman representative governor mayor secretary ' +
    'ambassador general admiral colonel major captain judge justice chairman chairwoman chair chief leader director spokesman spokeswoman ' +
    'spokesperson analyst professor economist historian envoy commissioner deputy candidate nominee lawmaker author strategist pollster reporter ' +
    'journalist host activist billionaire attorney lawyer coach officer sheriff commander marshal detective engineer scientist researcher adviser ' +
    'advisor aide expert executive founder owner manager critic dictator chief-executive ceo physicist hydrologist biologist harbourmaster ' +
    'harbormaster negotiator delegate speaker',
);

/** Titles that tell a woman or a man. */
export const FEMALE_WORDS = words(
  'mrs. ms. miss lady dame queen princess congresswoman chairwoman spokeswoman actress mother wife daughter sister woman businesswoman she her hers herself',
);
export const MALE_WORDS = words(
  'mr. sir lord king prince congressman chairman spokesman actor father husband son brother man businessman he his him himself',
);

/** Common given names, so that "Mara said" and "she" find each other; one gender each. */
export const FEMALE_NAMES = words(
  'mary anna anne ann maria elena elizabeth sarah sara laura linda susan karen nancy lisa margaret betty sandra ashley emily donna michelle carol ' +
    'amanda melissa deborah stephanie rebecca helen kate katie katherine catherine christine julia julie jane joan ruth rachel hillary chelsea ' +
    'melania ivanka kellyanne angela theresa nikki kamala michelle jill alice amy barbara claire clara diana ellen emma eva fatima grace hannah irina ' +
    'ingrid isabel jennifer jessica joanna leila lena lucy maya megan mara marta nadia natalia nina olga olivia patricia petra sofia sophie svetlana ' +
    'tanya teresa vera victoria yulia zoe aisha huma elise ursula giorgia',
);
export const MALE_NAMES = words(
  'james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald steven paul andrew joshua ' +
    'kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin ' +
    'samuel gregory frank alexander raymond patrick jack dennis jerry tyler aaron jose adam henry nathan douglas zachary peter kyle walter ethan ' +
    'jeremy harold keith christian roger noah gerald carl terry sean austin arthur lawrence jesse dylan bryan joe jordan billy bruce albert willie ' +
    'gabriel logan alan juan wayne roy ralph randy eugene vincent russell elijah louis bobby philip johnny bernie barack bill ted marco mitt jeb ben chris ' +
    'mike tim jim tom dan steve newt rudy rand harry boris vladimir sergei sergey dmitry volodymyr emmanuel olaf viktor ivan igor oleg yuri xi kim moon ' +
    'shinzo narendra imran recep benjamin yitzhak mohammed muhammad ahmed ali hassan omar carlos luis pedro jorge hans jan lars erik sven tomas milan ' +
    'anton felix oscar hugo leo simon victor martin matteo antonio',
);

/** Adjectives of countries and parties; before "officials" they name a government's people, not a person. */
export const DEMONYM_ENDINGS = ['ian', 'ean', 'ese', 'ish', 'ican', 'ani', 'aeli', 'aqi'];

/** Capitalised words that begin a sentence or name a time and never a person. */
export const NOT_NAMES = words(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december ' +
    'i a the an he she it they we you his her its their our this that these those there here in on at for from with by to of as if but and or so yet ' +
    'however meanwhile moreover although though because both some many most several no not what who why how where when while since after before ' +
    'during according under last next now then once asked one two three another previously additionally reports emphasis reflecting',
);
