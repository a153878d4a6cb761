/** Which measures stand behind a number in English prose? Symbols of units and their names. */

const PREFIXED = {
  fpnµμmckMG: 'm s g Hz W Wh V B bps Pa J L l t Sv eV',
  kMGTPE: 'B Hz W Wh bps V Pa J t FLOPS bit',
  KMGTP: 'iB',
};

const PLAIN =
  'm g t l L V W Wh Hz B J °C °F ° mmHg mph km/h m/s km² m² mm² cm² m³ m³/s km³ mg/kg ha dB ppm ppb fps rpm kcal cal lb lbs oz ft psi hPa mol ly TB/s GB/s MB/s Gb/s';

const SYMBOLS: ReadonlySet<string> = new Set([
  ...Object.entries(PREFIXED).flatMap(([prefixes, units]) =>
    [...prefixes].flatMap((prefix) => units.split(' ').map((unit) => prefix + unit)),
  ),
  ...PLAIN.split(' '),
]);

const NAMES =
  /^(?:(?:kilo|centi|milli|nano)?(?:met(?:re|er)|gram)s?|(?:kilo|mega|giga|tera)?(?:watt|byte)(?:-hour)?s?|miles?|feet|inch(?:es)?|acres?|hectares?|ton(?:ne)?s?|kilos?|(?:milli)?lit(?:re|er)s?|gallons?|barrels?|ounces?|degrees?|volts?|knots)$/;

/** True for what makes a measure when it is written as one word with the number, as in `15GW`: most lone letters make a name. */
export const isUnitAtOnce = (word: string): boolean =>
  SYMBOLS.has(word) && (word.length > 1 || !/[a-zA-Z]/.test(word) || /[VWg]/.test(word));

/** True where a text goes on with a measure. Days and hours are none: a few of them are told in passing. */
export function goesOnWithUnit(text: string): boolean {
  const [, word = '', next = ''] = /^[\s-]([^\s,.;:!?)”]+)(?:\s(\p{L}+))?/u.exec(text) ?? [];
  return SYMBOLS.has(word) || NAMES.test(word) || (word === 'basis' && /^points?$/.test(next));
}
