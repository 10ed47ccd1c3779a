/** Texts made to break or to stall a reader, by what they are at full size; `part` 0.1 gives a tenth of it. */
export const STALLING: Readonly<Record<string, (part: number) => string>> = {
  'lone surrogates': (part) => '\ud800\udc00\udc00\ud800'.repeat(50_000 * part),
  'a megabyte without a space': (part) => 'a'.repeat(1_000_000 * part),
  'a megabyte of initials without a space': (part) => 'U.'.repeat(500_000 * part),
  'a megabyte of full stops': (part) => '.'.repeat(1_000_000 * part),
  '100,000 straight quotes': (part) => '"'.repeat(100_000 * part),
  '100,000 opening quotes': (part) => '“'.repeat(100_000 * part),
  '100,000 apostrophes': (part) => "'".repeat(100_000 * part),
  '100,000 quotes of every kind': (part) => '«"“‘\'”’»„`'.repeat(10_000 * part),
  '100,000 quotes before words': (part) => '“a '.repeat(100_000 * part),
  '50,000 nested brackets': (part) => `${'('.repeat(50_000 * part)}a${')'.repeat(50_000 * part)}`,
  '50,000 nested brackets of every kind': (part) => `${'[({'.repeat(17_000 * part)}a${'})]'.repeat(17_000 * part)}`,
  '50,000 reference marks': (part) => `It rained.${' [1]'.repeat(50_000 * part)}`,
  '50,000 stops before brackets': (part) => '. ['.repeat(50_000 * part),
  'every white space of Unicode': (part) => `a${everySpace()}`.repeat(5_000 * part),
  'a megabyte of line ends': (part) => '\n'.repeat(1_000_000 * part),
  '100,000 words that open sentences': (part) => 'In the '.repeat(50_000 * part),
  '20,000 dates': (part) => 'Sunday, October 21, 2007 '.repeat(20_000 * part),
};

function everySpace(): string {
  const units = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));
  return units.filter((unit) => /\s/.test(unit)).join('') + '\u180e\u200b\u200c\u200d\u2060';
}
