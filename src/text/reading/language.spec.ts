import { describe, expect, it } from '@jest/globals';
import { languageOf } from './language.js';

/** Short news sentences, by language. */
const SENTENCES: Readonly<Record<string, string>> = {
  en: 'The mayor said on Monday that the bridge would close for two years.',
  es: 'El alcalde dijo el lunes que el puente cerrará durante dos años.',
  fr: 'Le maire a déclaré lundi que le pont fermerait pendant deux ans.',
  de: 'Der Bürgermeister sagte am Montag, die Brücke werde zwei Jahre geschlossen.',
  uk: 'Міський голова сказав у понеділок, що міст закриють на два роки.',
  ru: 'Мэр заявил в понедельник, что мост закроют на два года.',
  ko: '시장은 월요일 다리가 2년 동안 폐쇄될 것이라고 말했다.',
  pt: 'O prefeito disse na segunda-feira que a ponte ficará fechada por dois anos.',
  it: 'Il sindaco ha detto lunedì che il ponte resterà chiuso per due anni.',
  nl: 'De burgemeester zei maandag dat de brug twee jaar dicht gaat.',
  pl: 'Burmistrz powiedział w poniedziałek, że most będzie zamknięty przez dwa lata.',
  cs: 'Starosta v pondělí řekl, že most bude dva roky uzavřen.',
  sv: 'Borgmästaren sade i måndags att bron stängs i två år.',
  fi: 'Pormestari sanoi maanantaina, että silta suljetaan kahdeksi vuodeksi.',
  hu: 'A polgármester hétfőn közölte, hogy a hidat két évre lezárják.',
  ro: 'Primarul a declarat luni că podul va fi închis doi ani.',
  tr: 'Belediye başkanı pazartesi günü köprünün iki yıl kapalı kalacağını söyledi.',
  vi: 'Thị trưởng cho biết hôm thứ Hai rằng cây cầu sẽ đóng cửa trong hai năm.',
  bg: 'Кметът каза в понеделник, че мостът ще бъде затворен две години.',
  el: 'Ο δήμαρχος είπε τη Δευτέρα ότι η γέφυρα θα κλείσει για δύο χρόνια.',
  ar: 'قال رئيس البلدية يوم الاثنين إن الجسر سيغلق لمدة عامين.',
  he: 'ראש העיר אמר ביום שני כי הגשר ייסגר לשנתיים.',
  hi: 'महापौर ने सोमवार को कहा कि पुल दो साल तक बंद रहेगा।',
  th: 'นายกเทศมนตรีกล่าวเมื่อวันจันทร์ว่าสะพานจะปิดสองปี',
  ja: '市長は月曜日、橋が二年間閉鎖されると述べた。',
  zh: '市长周一表示，这座桥将关闭两年。',
};

describe('the language of a text', () => {
  it.each(Object.entries(SENTENCES))('%s: %s', (language, sentence) => {
    expect(languageOf(sentence)).toBe(language);
  });

  it('is undetermined where there are no words', () => {
    for (const text of ['', ' \n', '12,5 %', '«“"', '\ud800', '.'.repeat(5000)]) expect(languageOf(text)).toBe('und');
  });

  it('is English where names crowd the few English words', () => {
    expect(languageOf('Marisol Etxeberria told Jürgen Großmann of the Société Générale that Łukasz had gone.')).toBe(
      'en',
    );
  });

  it('is that of most of the beginning', () => {
    const english = 'The minister read the letter aloud, and nobody in the hall answered. ';
    expect(languageOf(`«Nada es para siempre.» ${english.repeat(3)}`)).toBe('en');
  });
});
