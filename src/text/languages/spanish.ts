import { words, type SpeechHabits } from './speech-habits.js';

export const SPANISH: SpeechHabits = {
  name: 'Spanish',
  verbs: words(`
    dijo dice dijeron dicen decía afirmó afirma afirmaron aseguró asegura aseguraron declaró declara declararon explicó explica
    explicaron señaló señala señalaron indicó indica indicaron añadió añade añadieron agregó agrega agregaron sostuvo sostiene
    sostuvieron manifestó manifiesta manifestaron expresó expresa expresaron comentó comenta comentaron advirtió advierte
    advirtieron denunció denuncia denunciaron reconoció reconoce admitió admite anunció anuncia anunciaron apuntó apunta subrayó
    subraya destacó destaca insistió insiste recordó recuerda respondió responde respondieron contestó contesta preguntó pregunta
    replicó replica concluyó concluye precisó precisa detalló detalla lamentó lamenta criticó critica confirmó confirma
    confirmaron negó niega relató relata contó cuenta contaron aclaró aclara exclamó escribió escribe opinó opina matizó reiteró
    reclamó exigió pidió zanjó`),
  auxiliaries: words('ha han había habían'),
  participles: words(`
    dicho afirmado asegurado declarado explicado señalado indicado añadido agregado sostenido manifestado expresado comentado
    advertido denunciado reconocido admitido anunciado apuntado subrayado destacado insistido recordado respondido contestado
    replicado concluido precisado detallado lamentado criticado confirmado negado relatado contado aclarado escrito opinado
    matizado reiterado reclamado exigido pedido zanjado`),
  sourcePhrases: ['según', 'de acuerdo con', 'en palabras de'],
  complementisers: words('que'),
  pronouns: words('él ella ellos ellas'),
  female: /^(?:la|una|ella|sra|señora|doña)\.?$/,
  male: /^(?:el|un|él|sr|señor|don)\.?$/,
  dropsSubject: true,
  speaksFrom: words(''),
  determiners: words('el la los las un una unos unas su sus este esta'),
  ties: words('de del'),
  breaks: words(`
    a al ante con contra desde durante en entre hacia hasta para por sin sobre tras y e o pero que cuando donde
    mientras como según`),
  adverbs: words(`
    ayer hoy mañana entonces después luego también además así lunes martes miércoles jueves viernes sábado domingo
    tarde noche no se le les lo me nos`),
  particles: words('de del'),
  titles: /^(?:sr|sra|dr|dra|don|doña|presidente|presidenta|ministro|ministra|alcalde|alcaldesa|señor|señora)\.?$/,
  places: words(''),
  government: /^(?:gobierno|ministerio|ayuntamiento|alcaldía|cancillería|presidencia|fiscalía|moncloa|consejería)$/,
  organisation:
    /^(?:policía|guardia|universidad|instituto|banco|sindicato|asociación|partido|empresa|compañía|organización|comité|federación|tribunal|onu|unión)$/,
  abbreviations: words('sr sra dr dra ee uu ud uds d dª art núm pág etc av prof gral'),
  dashDialogue: true,
  capitalNouns: false,
};
