/** Nouns for a body: with "the" they stand for the last one of that kind. */
export const BODY_HEADS: ReadonlySet<string> = new Set(
  (
    'ministry agency company firm university party network broadcaster newspaper paper department organisation organization group charity union ' +
    'court council commission committee institute bank board bureau office association foundation federation police parliament senate college ' +
    'hospital club school authority regulator watchdog administration embassy laboratory museum service cooperative report study survey document ' +
    'poll audit indictment petition letter memo cabinet treasury government army navy front operator airline carrier lender insurer retailer ' +
    'supermarket maker manufacturer producer supplier developer contractor consultancy brand start-up startup app platform website magazine ' +
    'think-tank gallery theatre orchestra observatory monastery temple church diocese academy league side team regatta cinema brewery workshop chamber ' +
    'supermarket carmaker chipmaker drugmaker shipyard utility publisher studio choir exchange inspectorate ombudsman opposition'
  ).split(' '),
);

/** Kinds that a noun beside an unknown name tells: "the ride-hailing company Kabrola"; other nouns for a body make an organisation. */
export const MEDIA_NOUNS: ReadonlySet<string> = new Set(
  'newspaper paper broadcaster magazine daily weekly tabloid broadsheet network channel station'.split(' '),
);
export const GOVERNMENT_NOUNS: ReadonlySet<string> = new Set(
  'ministry department authority regulator ombudsman inspectorate watchdog commission council cabinet treasury government army navy police court'.split(
    ' ',
  ),
);

const PAPERS =
  /\b(?:times|post|journal|herald|tribune|guardian|gazette|daily|telegraph|chronicle|observer|courier|mail|mirror)\b/;
const BROADCASTERS = /\b(?:news|television|tv|radio|network|cnn|bbc|nbc|cbs|abc|fox|broadcasting)\b/;
const COMPANIES =
  /\b(?:corporation|corp|inc|ltd|plc|company|group|industries|airlines|motors|holdings|partners|steel|energy|power|homes|systems|logic|carbon|capital|savings|securities|co)\b/;
const SOCIETIES =
  /\b(?:organisation|organization|association|foundation|society|federation|coalition|alliance|institute|league|network|trust)\b/;

const CLUBS = /\b(?:united|rovers|athletic|wanderers|city|town|albion|hotspur|afc|fc|club)\b/;

/** Words of a name that a noun may stand for, besides the noun itself. */
export const BODY_SYNONYMS: Readonly<Record<string, RegExp>> = {
  agency: /\b(?:administration|service|bureau|fbi|cia|kcna|tass|xinhua|reuters)\b/,
  company: COMPANIES,
  firm: COMPANIES,
  university: /\b(?:college|institute|school)\b/,
  party: /\b(?:democrats|republicans|greens|alliance|movement)\b/,
  network: BROADCASTERS,
  broadcaster: BROADCASTERS,
  newspaper: PAPERS,
  paper: PAPERS,
  department: /\b(?:ministry|office)\b/,
  organisation: SOCIETIES,
  organization: SOCIETIES,
  group: SOCIETIES,
  charity: /\b(?:foundation|trust|fund|society|association)\b/,
  union: /\b(?:federation|alliance)\b/,
  club: CLUBS,
  side: CLUBS,
  team: CLUBS,
};

/** Bodies that are no authority whatever else their name says: "the university’s press office". */
export const PRIVATE_BODIES: ReadonlySet<string> = new Set(
  'university college school company firm bank museum institute institution club union association hospital charity party group federation'.split(
    ' ',
  ),
);

/** Collective nouns for people of one mind who are no body. */
export const GROUPS: ReadonlySet<string> = new Set(
  'opposition public rebels militants insurgents separatists crowd majority'.split(' '),
);

/** Nouns for a text that speaks for itself, besides those of every report. */
export const DOCUMENT_NOUNS: ReadonlySet<string> = new Set(
  (
    'log manual minutes petition guidelines handbook dossier notice guide model diary notebook notebooks charter contract manifesto leaflet rules ' +
    'rulebook warrant affidavit register logbook brochure inquiry newsletter briefing summary paperwork assessment code outlook forecast bulletin copy'
  ).split(' '),
);

/** What reporters call a person they have named, without having told the trade: "the striker wrote". */
export const NEWSMAKERS: ReadonlySet<string> = new Set(
  (
    'striker goalkeeper midfielder defender winger forward batsman bowler sprinter swimmer boxer champion singer actor actress rapper novelist ' +
    'writer author artist musician comedian filmmaker billionaire tycoon veteran newcomer star politician lawmaker pensioner teenager scientist ' +
    'researcher physicist biologist chemist glaciologist astronomer economist historian hydrologist neurobiologist engineer year-old'
  ).split(' '),
);
