import { inflect } from './inflection.js';

/** Verbs of happenings that leave traces a checker can look for; every form, lower case. */
export const EVENT_VERBS: ReadonlySet<string> = new Set(
  (
    'attack arrest ban block build buy close collapse cut deploy destroy die discover elect enter expel export fire fund hire hit import impose ' +
    'increase invade invest join kill launch leave lose meet move open order pass pay raise reach reduce reject resign return seize sell send ' +
    'shoot shut sign start steal stop strike supply suspend test thwart transfer veto violate visit vote win withdraw ramp intensify spend hit'
  )
    .split(' ')
    .flatMap((base) => {
      const forms = inflect(base);
      return [forms.third, forms.past, forms.participle, forms.gerund];
    }),
);
