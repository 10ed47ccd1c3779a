import { inflect } from './inflection.js';

/** Everyday verbs of news prose beside the cue verbs; used to see whether a stretch of words holds a finite verb. */
const EVERYDAY =
  'abandon achieve act affect aim allow appear apply approach approve arise arrest arrive ask attack attend avoid back ban bear beat become ' +
  'begin belong block boost break bring build buy call campaign cancel carry cast catch cause change choose cite close collapse come ' +
  'complete condemn conduct consider contain control cost create cross cut deal decide decline defeat defend defy deliver demand deploy ' +
  'deserve destroy develop die discover discuss do draw drive drop earn emerge enable end enforce engage enter escape exist expand expect ' +
  'expire explode express extend face fail fall favor feel fight file find finish fire fly focus follow force form gain gather get give go grow ' +
  'happen harm hear help hide hit hold host hurt impose improve include increase intend introduce invade invest involve join jump keep kill ' +
  'know lack launch lay lead learn leave let lie like limit live lose love make manage matter mean meet move need negotiate obtain occur open ' +
  'operate oppose order oversee own participate pass pay perform plan play pose prefer prepare prevent produce promote protect prove provide publish ' +
  'pull push put quit raise ramp reach read receive recognize reduce refer refuse reject remain remove replace represent require resign resist ' +
  'return rise rule run sanction save see seek seem sell send serve set settle shake share shoot shut sign sit speak spend split spread stand ' +
  'start stay steal stop strike struggle succeed suffer supply support survive take talk target tear tend test threaten throw thwart travel try turn ' +
  'underscore understand undergo undermine use violate visit vote wait walk want warrant watch wear welcome win withdraw wonder work worry outline stall widen ' +
  'intensify confirm engage comply shift fire ease fuel double triple cover doubt deny differ depend deepen weaken strengthen link seize close border';

const finite = new Set<string>();
const gerunds = new Set<string>();
const participles = new Set<string>();
for (const base of EVERYDAY.split(' ')) {
  const forms = inflect(base);
  finite.add(forms.base).add(forms.third).add(forms.past);
  gerunds.add(forms.gerund);
  participles.add(forms.participle);
}

/** Base, third person and past forms. */
export const FINITE_FORMS: ReadonlySet<string> = finite;
export const GERUNDS: ReadonlySet<string> = gerunds;
export const PARTICIPLES: ReadonlySet<string> = participles;

/** Finite forms that are as often nouns; alone they do not prove a verb. */
export const NOUN_LIKE: ReadonlySet<string> = new Set(
  (
    'aim aims act acts attack attacks ban bans beat block blocks boost break breaks call calls campaign campaigns cause causes change changes close control ' +
    'controls cost costs cross cut cuts deal deals demand demands drive drop drops end ends face faces fight fights file files fire fires focus force ' +
    'forces form forms gain gains harm help hit hits host hosts hurt increase increases interest jump lack launch launches lead leads lie lies like limit ' +
    'limits live love matter matters mean means move moves need needs offer offers open order orders own pass pay plan plans play plays pose produce pull ' +
    'push raise reach read return returns rise rises rule rules run runs sanction sanctions save set share shares shift shifts show shows shoot sign ' +
    'signs split spread stand start stay stop strike strikes struggle struggles supply supplies support supports talk talks target targets test tests travel ' +
    'turn turns use uses visit visits vote votes wait walk warrant watch win wins work works worry worries outline border fuel ease double link links cover ' +
    'finish sale approach approaches engage matter welcome experience influence request requests comment comments claim claims report reports statement ' +
    'release releases tweet tweets estimate estimates note notes point points state states reply response view views promise promises vow vows pledge ' +
    'pledges warning question questions answer answers blame praise charge charges complaint doubt doubts fear fears hope hopes forecast forecasts ' +
    'broadcast broadcasts bid bids bet test cast doubt dispute disputes echo present presents concern concerns defense wonder defeat defeats risk risks ' +
    'brief briefs address addresses joke jokes hint hints insist repeat protest protests post posts quote quotes comment thought thoughts'
  ).split(' '),
);
