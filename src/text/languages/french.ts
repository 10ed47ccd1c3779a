import { words, type SpeechHabits } from './speech-habits.js';

export const FRENCH: SpeechHabits = {
  name: 'French',
  verbs: words(`
    dit disent disait déclare déclarent déclarait déclara affirme affirment affirmait affirma explique expliquent expliquait
    expliqua assure assurent assurait assura ajoute ajoutent ajoutait ajouta précise précisent précisait précisa souligne
    soulignent soulignait souligna indique indiquent indiquait indiqua estime estiment estimait estima annonce annoncent annonçait
    annonça dénonce dénoncent dénonçait dénonça regrette regrettent regrettait regretta rappelle rappellent rappelait rappela
    répond répondent répondait répondit confie confient confiait confia raconte racontent racontait raconta constate constatent
    reconnaît reconnaissent admet admettent insiste insistent insistait insista prévient préviennent avertit avertissent conclut
    concluent lance lancent lançait lança martèle poursuit poursuivent commente commentent observe observent demande demandent
    demandait demanda écrit écrivent résume résument témoigne témoignent plaide plaident critique critiquent confirme confirment
    s’indigne s’inquiète s’interroge s’agace s’étonne s’exclame s’alarme`),
  auxiliaries: words('a ont avait avaient s’est s’était'),
  participles: words(`
    dit déclaré affirmé expliqué assuré ajouté précisé souligné indiqué estimé annoncé dénoncé regretté rappelé répondu confié
    raconté constaté reconnu admis insisté prévenu averti conclu lancé martelé poursuivi commenté observé demandé écrit résumé
    témoigné plaidé critiqué confirmé indigné indignée inquiété inquiétée interrogé interrogée étonné étonnée exclamé exclamée
    alarmé alarmée félicité félicitée défendu défendue tweeté réagi`),
  sourcePhrases: ['selon', 'd’après'],
  complementisers: words('que'),
  pronouns: words('il elle ils elles on'),
  female: /^(?:la|une|mme|mlle|madame|(?:.*-)?elle)\.?$/,
  male: /^(?:le|un|m|monsieur|(?:.*-)?il)\.?$/,
  dropsSubject: false,
  speaksFrom: words(''),
  determiners: words('le la les un une des son sa ses leur leurs ce cette ces'),
  ties: words('de du des'),
  breaks: words(`
    à au aux avec avant après chez contre dans dès depuis devant durant en entre envers lors malgré par pendant pour
    sans sous sur vers et ou mais que qui où quand comme`),
  adverbs: words(`
    alors ainsi aussi puis ensuite également encore hier aujourd’hui demain lundi mardi mercredi jeudi
    vendredi samedi dimanche matin soir midi ne pas se lui leur nous vous me`),
  particles: words('de du des van von'),
  titles: /^(?:m|mm|mme|mmes|mlle|dr|me|pr|président|présidente|ministre|maire|monsieur|madame)\.?$/,
  places: words(''),
  government:
    /^(?:gouvernement|ministère|préfecture|mairie|élysée|matignon|présidence|parquet|préfet|quai|bercy|assemblée|sénat)$/,
  organisation:
    /^(?:police|gendarmerie|université|institut|banque|syndicat|association|parti|entreprise|société|organisation|comité|fédération|tribunal|onu|union|cgt)$/,
  abbreviations: words('m mm mme mmes mlle dr me pr st ste art etc av cf'),
  dashDialogue: true,
  capitalNouns: false,
};
