import { NEVER, words, type SpeechHabits } from './speech-habits.js';

/** Korean speech is read by its particles, see `korean-speech.ts`; only the common fields serve here. */
export const KOREAN: SpeechHabits = {
  name: 'Korean',
  verbs: words(''),
  auxiliaries: words(''),
  participles: words(''),
  sourcePhrases: [],
  complementisers: words(''),
  pronouns: words('그는 그가 그녀는 그녀가 그들은'),
  female: /^그녀/,
  male: NEVER,
  dropsSubject: true,
  speaksFrom: words(''),
  determiners: words(''),
  ties: words(''),
  breaks: words(''),
  adverbs: words(''),
  particles: words(''),
  titles: NEVER,
  places: words(''),
  government:
    /(?:정부|시청|구청|도청|교육청|검찰|국회|대통령실|외교부|국방부|교육부|환경부|법무부|통일부|국토부|기재부|복지부)$/,
  organisation:
    /(?:경찰|경찰청|소방서|대학교?|연구소|연구원|은행|노조|협회|연합회?|재단|위원회|회사|그룹|전자|법원|유엔)$/,
  abbreviations: words(''),
  dashDialogue: false,
  capitalNouns: false,
};
