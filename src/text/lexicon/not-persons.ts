const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));
const phrases = (list: string): ReadonlySet<string> => new Set(list.split('|').map((phrase) => phrase.trim()));

/** States, provinces and great cities; lower case. They name a place, and sometimes those who govern it, never a person. */
export const PLACES = phrases(
  'alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|louisiana|' +
    'maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|new hampshire|new jersey|new mexico|new york|' +
    'north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|' +
    'west virginia|wisconsin|wyoming|puerto rico|ontario|quebec|alberta|manitoba|saskatchewan|british columbia|nova scotia|new south wales|' +
    'queensland|tasmania|bavaria|saxony|catalonia|andalusia|lombardy|tuscany|sicily|normandy|brittany|flanders|wallonia|crimea|donbas|chechnya|' +
    'siberia|kashmir|punjab|gujarat|kerala|tibet|xinjiang|sichuan|guangdong|jiangsu|hong kong|macau|okinawa|hokkaido|bali|java|sumatra|borneo|aceh|' +
    'wales|northern ireland|yorkshire|cornwall|los angeles|san francisco|san diego|san jose|las vegas|chicago|houston|dallas|boston|philadelphia|' +
    'phoenix|seattle|denver|detroit|miami|atlanta|baltimore|cleveland|pittsburgh|cincinnati|minneapolis|new orleans|salt lake city|st. louis|' +
    'kansas city|oakland|sacramento|portland|brooklyn|manhattan|queens|bronx|harlem|hollywood|silicon valley|cambridge|oxford|manchester|' +
    'liverpool|birmingham|leeds|glasgow|edinburgh|belfast|dublin|cardiff|bristol|toronto|montreal|vancouver|calgary|sydney|melbourne|brisbane|' +
    'perth|adelaide|auckland|wellington|christchurch|mumbai|bombay|calcutta|kolkata|chennai|bangalore|karachi|lahore|dhaka|shanghai|guangzhou|' +
    'shenzhen|wuhan|osaka|kyoto|hiroshima|nagasaki|busan|manila|jakarta|bangkok|saigon|kuala lumpur|dubai|abu dhabi|doha|mecca|medina|aleppo|mosul|' +
    'basra|gaza|ramallah|tel aviv|haifa|beirut|amman|istanbul|izmir|athens|sofia|bucharest|belgrade|zagreb|sarajevo|budapest|vienna|prague|munich|' +
    'hamburg|frankfurt|cologne|stuttgart|leipzig|dresden|zurich|geneva|basel|bern|milan|naples|turin|venice|florence|genoa|lyon|marseille|' +
    'toulouse|strasbourg|barcelona|seville|valencia|lisbon|porto|amsterdam|rotterdam|the hague|antwerp|copenhagen|stockholm|oslo|helsinki|riga|' +
    'tallinn|vilnius|minsk|st. petersburg|odesa|odessa|lviv|kharkiv|mariupol|tbilisi|yerevan|baku|tashkent|almaty|lagos|nairobi|accra|dakar|' +
    'johannesburg|cape town|pretoria|harare|kinshasa|khartoum|tripoli|tunis|algiers|casablanca|rio de janeiro|sao paulo|são paulo|buenos aires|' +
    'santiago de chile|lima|bogotá|bogota|quito|mexico city|tijuana|africa|asia|europe|america|north america|south america|latin america|' +
    'central america|oceania|antarctica|arctic|middle east|far east|balkans|scandinavia|caribbean|mediterranean|pacific|atlantic|himalayas|alps',
);

/** Last words of names of things, events, places and buildings. A surname ("Anna Hall") is told by the given name before it. */
export const THING_WORDS = words(
  'street road avenue boulevard lane drive highway bridge river lake sea ocean gulf bay strait canal island islands peninsula mountain mountains mount ' +
    'hill hills valley desert forest park garden gardens beach coast cape falls county city town village district province state states ' +
    'republic empire kingdom territory region capital airport station terminal square plaza tower building palace castle stadium arena hall theater ' +
    'theatre cathedral mosque temple synagogue abbey monastery hotel cemetery prison war wars battle siege revolution uprising rebellion massacre ' +
    'crisis disaster earthquake hurricane storm act bill law treaty agreement accord pact convention protocol constitution amendment declaration ' +
    'award awards prize medal honor cup championship championships tournament olympics games festival expo conference summit congresses session ' +
    'election elections referendum campaign day week month year age era century study studies theory theorem effect syndrome disease virus ' +
    'vaccine test plan program programme project initiative policy strategy scholarship fellowship degree title chapter volume part section ' +
    'series season episode show movie film album song book novel edition story stories saga dictionary encyclopedia bible gospel psalm prayer ' +
    'language languages literature music history science sciences philosophy mathematics physics chemistry biology medicine technology ' +
    'engineering economics politics education health environment security defense defence justice affairs relations rights freedom liberty ' +
    'peace internet web software system systems network model phone car ship shuttle mission spacecraft satellite planet moon star galaxy ' +
    'nation country world earth god heaven hell church churches academy school-house image photo picture figure table map line zone area ' +
    'site route course market fair sale deal bank-holiday christmas easter ramadan hajj islam christianity judaism buddhism hinduism catholicism ' +
    'muslim muslims christian christians jew jews jewish catholic catholics protestant protestants buddhist buddhists hindu hindus sikh sikhs ' +
    'islamic republican democrat democratic conservative liberal labour tory socialist communist fascist nazi nazis soviet marxist taliban hamas ' +
    'hezbollah north south east west northern southern eastern western first second third fourth fifth national federal royal central global ' +
    'united international public grand great new old early late life career death birth childhood legacy background personal family works ' +
    'references events ventures results questions people everyone everything something nothing welfare refugees immigrants citizens ' +
    'mathematician interview introduction conclusion abstract methods discussion summary contents notes yes no oh well okay ok sure thanks ' +
    'hello please let right good great',
);

/** Makers and services that go by one word. */
export const COMPANIES = words(
  'facebook twitter google microsoft apple amazon netflix youtube instagram tiktok whatsapp telegram linkedin reddit wikipedia wikinews wikimedia ' +
    'spotify uber lyft airbnb tesla spacex boeing airbus lockheed raytheon toyota honda nissan ford volkswagen bmw daimler renault fiat samsung ' +
    'sony nintendo huawei xiaomi alibaba tencent baidu intel nvidia ibm oracle cisco dell pfizer moderna astrazeneca novartis bayer monsanto ' +
    'exxon exxonmobil chevron shell gazprom rosneft aramco walmart ikea starbucks mcdonald’s unilever nestle nestlé gawker wikileaks greenpeace ' +
    'unicef unesco interpol europol opec mozilla adobe paypal ebay yahoo disney pixar marvel scientology firefox chrome safari playstation xbox',
);

/** Names of peoples that no ending tells. */
const PEOPLES = words(
  'french dutch welsh greek thai swiss czech slovak afghan pakistani iraqi israeli kuwaiti saudi emirati omani qatari yemeni bengali punjabi ' +
    'kurdish kurd kurds uyghur uyghurs rohingya maori hispanic latino latina slavic arab arabs arabic hebrew latin gabonese inuit zulu ' +
    'philippine filipino icelandic germanic nordic baltic turk turks dane danes swede swedes finn finns pole poles croat croats serb serbs ' +
    'briton britons scot scots irishman englishman frenchman dutchman welshman scotsman cypriot new-yorker black white',
);

/**
 * Whether a single capitalised word in lower case is an adjective or noun of a people, a faith, a doctrine or a science, or the name
 * of a town by its ending. Given names are asked about before.
 */
export function isNoPerson(lower: string): boolean {
  if (PLACES.has(lower) || THING_WORDS.has(lower) || PEOPLES.has(lower)) return true;
  if (
    /(?:ology|ologies|ism|isms|ity|ities|tion|tions|ness|phobia|ment|ics|ville|shire|burgh|istan|ists|ians|icans|ese|crats?)$/.test(
      lower,
    )
  )
    return true;
  return lower.length >= 6 && /(?:[rstndlcgpv]ian|[^aeiou]ean|ish|ican)$/.test(lower);
}
