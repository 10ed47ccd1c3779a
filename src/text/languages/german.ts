import { words, type SpeechHabits } from './speech-habits.js';

export const GERMAN: SpeechHabits = {
  name: 'German',
  verbs: words(`
    sagte sagt sagten sagen erklärte erklärt erklärten betonte betont betonten teilte teilten meinte meint meinten berichtete
    berichtet berichteten kritisierte kritisiert kritisierten warnte warnt warnten forderte fordert forderten ergänzte ergänzt
    ergänzten fügte antwortete antwortet antworteten fragte fragt fragten schrieb schreibt schrieben behauptete behauptet
    behaupteten räumte bestätigte bestätigt bestätigten bemerkte bemerkt urteilte urteilt mahnte mahnt mahnten klagte klagt klagten
    lobte lobt hieß versicherte versichert versicherten entgegnete entgegnet erwiderte erwidert kündigte kündigten verkündete
    verkündet äußerte äußerten unterstrich unterstreicht begründete begründet erläuterte erläutert erzählte erzählt erzählten rief
    schilderte schildert resümierte`),
  auxiliaries: words('hat haben hatte hatten'),
  participles: words(`
    gesagt erklärt betont mitgeteilt gemeint berichtet kritisiert gewarnt gefordert ergänzt geantwortet gefragt geschrieben behauptet
    bestätigt bemerkt gemahnt beklagt versichert erwidert angekündigt verkündet geäußert erläutert erzählt`),
  sourcePhrases: ['nach angaben von', 'nach angaben der', 'nach angaben des', 'nach worten von', 'laut', 'so'],
  complementisers: words('dass daß'),
  pronouns: words('er sie'),
  female: /^(?:die|eine|sie|frau|.{2,}(?:erin|istin|entin|antin|orin|chefin|wältin|ärztin))$/,
  male: /^(?:der|ein|er|herr|.*(?:minister|präsident|meister|sprecher|kanzler|direktor|leiter|chef|händler|lehrer|wohner))$/,
  dropsSubject: false,
  speaksFrom: words(''),
  determiners: words('der die das den dem des ein eine einer eines ihr sein seine ihre dieser diese'),
  ties: words('der des von vom für'),
  breaks: words(`
    am an auf aus bei beim bis durch gegen hinter im in ins mit nach neben ohne seit trotz über um unter vor während
    wegen zu zum zur und oder aber denn dass wenn als wie`),
  adverbs: words(`
    gestern heute morgen dann danach auch jedoch später zudem weiter dazu daraufhin zugleich montag dienstag mittwoch
    donnerstag freitag samstag sonntag montagabend dienstagabend mittwochabend sich nicht ihm uns mir`),
  particles: words('von van zu'),
  titles:
    /^(?:herr|frau|dr|prof|professor(?:in)?|(?:\p{L}*-?)(?:präsident|minister|bürgermeister|sprecher|kanzler|chef|leiter|direktor|vorsitzende[rn]?|senator|richter|experte|expertin|forscher|anwalt|anwältin|landrat|landrätin|abgeordnete[rn]?|vorstand|trainer|kommissar|sekretär|politiker|bauer|bäuerin|lehrer|ärztin|arzt)(?:in)?)\.?$/u,
  places: words(''),
  government:
    /(?:^(?:bundesregierung|regierung|senat|stadt|stadtverwaltung|bundestag|behörde|landesregierung|kanzleramt)$|ministerium(?:s)?$|staatsanwaltschaft$)/,
  organisation:
    /(?:^(?:polizei|feuerwehr|universität|institut|bank|gewerkschaft|partei|firma|unternehmen|gericht|eu|uno|verein|konzern)$|verband$|institut$|gesellschaft$)/,
  abbreviations: words('dr prof hr fr st nr bzw ca z b d h u a str abs mio mrd ing evtl'),
  dashDialogue: false,
  capitalNouns: true,
};
