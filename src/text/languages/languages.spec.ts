import { describe, expect, it } from '@jest/globals';
import { canonicalText, splitArticle, type SplitArticle } from '../index.js';

interface Example {
  readonly language: string;
  readonly text: string;
  /** Words of a quotation → who says it. */
  readonly speakers: Readonly<Record<string, string>>;
  /** Words of sentences that stay in the article's own voice. */
  readonly own: readonly string[];
}

const EXAMPLES: Readonly<Record<string, Example>> = {
  Spanish: {
    language: 'es',
    text: `El ayuntamiento cerrará el puente viejo durante dos años. «La estructura ya no es segura para nadie», dijo el lunes la alcaldesa, Marta Ruiz. Las obras costarán 12,5 millones de euros.

«Vamos a perder la mitad de las ventas», lamentó Pedro Sanz de la Torre, dueño de una panadería. «Nadie nos preguntó nada», añadió.

La ministra de Transportes, Elena Vidal, respondió: «El Estado pagará una parte de la obra». La empresa asegura que «el daño fue leve» y que no habrá multas.

—No lo sé todavía —dijo Ruiz a la prensa—. Ya veremos en primavera.

Según el informe «Puentes 2030», hay otros tres puentes en mal estado. “Es una vergüenza”, ha denunciado un portavoz del sindicato.`,
    speakers: {
      'ya no es segura': 'Marta Ruiz',
      'la mitad de las ventas': 'Pedro Sanz de la Torre',
      'Nadie nos preguntó': 'Pedro Sanz de la Torre',
      'El Estado pagará': 'Elena Vidal',
      'No lo sé': 'Marta Ruiz',
      'Ya veremos': 'Marta Ruiz',
      'Es una vergüenza': 'un portavoz del sindicato',
    },
    own: ['Las obras costarán', 'y que no habrá multas', 'Puentes 2030'],
  },
  French: {
    language: 'fr',
    text: `Le conseil municipal a voté la fermeture du vieux pont. « La structure n’est plus sûre pour personne », a déclaré la maire, Claire Fontaine. M. Girard n’était pas là.

« Nous allons perdre la moitié de nos clients », s’inquiète Luc Bernard, boulanger depuis vingt ans. « Personne ne nous a consultés », ajoute-t-il.

Le ministre de l’Intérieur, Paul Girard, a répondu : « L’État paiera une partie des travaux. »

« Pourquoi maintenant ? » demande Mme Fontaine. « Il fallait agir plus tôt. Nous avons trop attendu », a-t-elle expliqué mardi.

Le film « Les Eaux mortes » a reçu un prix. L'opposition dénonce « un scandale ». Selon Jean Dupont de la CGT, « les salaires n’ont pas bougé ».`,
    speakers: {
      'n’est plus sûre': 'Claire Fontaine',
      'la moitié de nos clients': 'Luc Bernard',
      'Personne ne nous': 'Luc Bernard',
      'L’État paiera': 'Paul Girard',
      'Pourquoi maintenant': 'Claire Fontaine',
      'Il fallait agir': 'Claire Fontaine',
      'Nous avons trop attendu': 'Claire Fontaine',
      'n’ont pas bougé': 'Jean Dupont',
    },
    own: ['a voté la fermeture', 'Les Eaux mortes', 'un scandale'],
  },
  German: {
    language: 'de',
    text: `Die Stadt schließt die alte Brücke für zwei Jahre. „Das Bauwerk ist für niemanden mehr sicher“, sagte Bürgermeisterin Petra Lang am Montag. Die Arbeiten kosten 12,5 Millionen Euro und beginnen z. B. am Nordufer.

„Wir werden die Hälfte unserer Kunden verlieren“, klagt der Bäcker Jonas Weber. „Uns hat niemand gefragt“, fügte er hinzu.

Verkehrsminister Karl Brandt erklärte: „Das Land zahlt einen Teil der Kosten.“ Die Präsidentin der Universität, Professorin Anna von der Heide, betonte: "Wir brauchen mehr Geld."

»Warum erst jetzt?«, fragte Lang. Der Bericht „Brücken 2030“ nennt drei weitere Bauwerke. „Es ist eine Schande, dass nichts geschah“, so eine Sprecherin der Gewerkschaft.`,
    speakers: {
      'für niemanden mehr sicher': 'Petra Lang',
      'die Hälfte unserer Kunden': 'Jonas Weber',
      'Uns hat niemand gefragt': 'Jonas Weber',
      'einen Teil der Kosten': 'Karl Brandt',
      'mehr Geld': 'Anna von der Heide',
      'Warum erst jetzt': 'Petra Lang',
      'eine Schande': 'eine Sprecherin der Gewerkschaft',
    },
    own: ['z. B. am Nordufer', 'Brücken 2030'],
  },
  Ukrainian: {
    language: 'uk',
    text: `Міська рада закриє старий міст на два роки. «Споруда вже небезпечна для людей», — сказала мерка Олена Ткач. Роботи коштуватимуть 12 млн грн.

«Ми втратимо половину покупців», — скаржиться пекар Іван Бойко. «Нас ніхто не питав», — додав він.

Міністр інфраструктури України Петро Гнатюк заявив: «Держава оплатить частину робіт».

— Я ще не знаю, — сказала Ткач. — Побачимо навесні.

За словами речниці поліції, «рух перекриють уже в понеділок». У звіті «Мости-2030» названо ще три споруди. "Це неправда", – заявили в поліції.`,
    speakers: {
      'вже небезпечна': 'Олена Ткач',
      'половину покупців': 'Іван Бойко',
      'ніхто не питав': 'Іван Бойко',
      'Держава оплатить': 'Петро Гнатюк',
      'Я ще не знаю': 'Олена Ткач',
      'Побачимо навесні': 'Олена Ткач',
      'рух перекриють': 'речниці поліції',
      'Це неправда': 'поліції',
    },
    own: ['Роботи коштуватимуть 12 млн грн', 'Мости-2030'],
  },
  Russian: {
    language: 'ru',
    text: `Городские власти закроют старый мост на два года. «Сооружение уже опасно для людей», — сказала мэр Ольга Белова. Работы обойдутся в 12 млн руб. и начнутся в марте.

«Мы потеряем половину покупателей», — жалуется пекарь Иван Соколов. «Нас никто не спрашивал», — добавил он.

Министр транспорта Пётр Ильич Громов заявил: «Государство оплатит часть работ. Долгов нет».

— Я пока не знаю, — сказала Белова журналистам. — Посмотрим весной.

В докладе «Мосты-2030» названы ещё три сооружения. «Это позор, что ничего не сделали», — подчеркнул представитель профсоюза.`,
    speakers: {
      'уже опасно': 'Ольга Белова',
      'половину покупателей': 'Иван Соколов',
      'никто не спрашивал': 'Иван Соколов',
      'Государство оплатит': 'Пётр Ильич Громов',
      'Долгов нет': 'Пётр Ильич Громов',
      'Я пока не знаю': 'Ольга Белова',
      'Посмотрим весной': 'Ольга Белова',
      'Это позор': 'представитель профсоюза',
    },
    own: ['12 млн руб. и начнутся', 'Мосты-2030'],
  },
  Korean: {
    language: 'ko',
    text: `시가 낡은 다리를 2년 동안 닫는다. 김민수 서울시장은 20일 “이 다리는 더 이상 안전하지 않다”고 말했다. 공사에는 120억원이 든다.

빵집을 운영하는 박지훈 씨는 "손님의 절반을 잃을 것"이라며 "아무도 우리에게 묻지 않았다"고 토로했다.

“정부가 비용의 일부를 부담할 것입니다.”라고 이서연 국토부 장관이 밝혔다. 보고서 ‘다리 2030’은 다른 다리도 위험하다고 적었다.

경찰은 "월요일부터 통행을 막겠다"고 설명했다. “물이 매시간 불어나고 있다.” 주민 최영희 씨가 말했다.`,
    speakers: {
      '안전하지 않다': '김민수',
      '절반을 잃을': '박지훈',
      '묻지 않았다': '박지훈',
      '비용의 일부': '이서연',
      '통행을 막겠다': '경찰',
      '불어나고 있다': '최영희',
    },
    own: ['2년 동안 닫는다', '다리 2030'],
  },
};

/** The claimants of the claim that holds `words`, "own voice" for the article's own. */
function speaker(split: SplitArticle, words: string): string {
  const found = split.claims.filter(({ quote }) => quote.includes(words));
  expect(found).toHaveLength(1);
  const { claimants = [], attribution = null, quotationType } = found[0] ?? {};
  expect(quotationType).toBe(attribution === null ? 'none' : 'direct');
  return attribution === null ? 'own voice' : claimants.map(({ name }) => name).join(', ');
}

describe.each(Object.entries(EXAMPLES))('an article in %s', (name, { language, text, speakers, own }) => {
  const split = splitArticle(canonicalText(text), { outlet: 'The Courier' });

  it('is known by its language, and says what was not attributed', () => {
    expect(split.language).toBe(language);
    expect(split.partialReason).toBe(
      `Only direct quotations are attributed in ${name}; the rest stands in the article’s own voice.`,
    );
  });

  it.each(Object.entries(speakers))('“%s” is said by %s', (words, said) => {
    expect(speaker(split, words)).toBe(said);
  });

  it.each(own)('“%s” is said by the article itself', (words) => {
    expect(speaker(split, words)).toBe('own voice');
    expect(split.claims.find(({ quote }) => quote.includes(words))?.claimants).toEqual([
      { name: 'The Courier', kind: 'own_voice', aliases: [] },
    ]);
  });

  it('points at the very words of cue and source', () => {
    for (const { attribution } of split.claims) {
      if (attribution === null) continue;
      const { cue, source } = attribution;
      for (const part of source === null ? [cue] : [cue, source])
        expect(part.spans.map(({ start, end }) => canonicalText(text).slice(start, end)).join()).toBe(part.text);
    }
  });
});

describe('speakers', () => {
  it.each([
    ['es', '«Es falso», respondió el Gobierno.', 'el Gobierno', 'government'],
    ['de', '„Das ist falsch“, sagte die Polizei.', 'die Polizei', 'organisation'],
    ['fr', '« C’est faux », selon un témoin.', 'un témoin', 'unnamed'],
    ['ru', '«Это ложь», — сообщили в полиции.', 'полиции', 'organisation'],
    ['uk', '«Це брехня», — каже Олена Ткач.', 'Олена Ткач', 'person'],
    ['ko', '외교부는 "사실이 아니다"라고 밝혔다.', '외교부', 'government'],
  ])('%s: %s → %s', (language, text, name, kind) => {
    expect(splitArticle(text, { language }).claims[0]?.claimants).toEqual([{ name, kind, aliases: [] }]);
  });

  it('keeps he and she apart', () => {
    const text =
      '«Мост закрыт», — сказала Ольга Белова. «Его откроют весной», — ответил Иван Соколов. «Мы ждём», — добавила она.';
    expect(splitArticle(text, { language: 'ru' }).claims[2]?.claimants).toMatchObject([{ name: 'Ольга Белова' }]);
  });

  it('leaves a quotation that nobody says to the article', () => {
    const text = 'El cartel decía poco. «Cerrado por obras hasta nuevo aviso». Nadie pasó por allí en toda la tarde.';
    expect(splitArticle(text, { language: 'es' }).claims.every(({ attribution }) => attribution === null)).toBe(true);
  });
});
