/** Which measures stand behind a number in English prose? Symbols of units and their names, as parts of regular expressions. */

const PREFIXED = {
  fpnµμmckMG: 'm s g Hz W Wh V B bps Pa J L l t Sv eV',
  kMGTPE: 'B Hz W Wh bps V Pa J t FLOPS bit',
  KMGTP: 'iB',
};

/** `m` is also a million; `s`, `l`, `g`, `V`, `B` and `t` stand behind a number with a space only. */
const PLAIN =
  'm g t l L V W Wh kWh Hz B J °C °F ° °K mmHg mph km/h m/s km² m² mm² cm² m³ m³/s km³ ha dB ppm ppb fps rpm kcal cal lb lbs oz ft psi hPa mol ly TB/s GB/s MB/s Gb/s nit bar';

const symbols = [
  ...new Set([
    ...Object.entries(PREFIXED).flatMap(([prefixes, units]) =>
      [...prefixes].flatMap((prefix) => units.split(' ').map((unit) => prefix + unit)),
    ),
    ...PLAIN.split(' '),
  ]),
].toSorted((a, b) => b.length - a.length);

const alternatives = (words: readonly string[]) =>
  words.map((word) => word.replace(/[/.]/g, '\\$&')).join('|');

/** Written as one word with the number, as in `15GW`; a lone letter would make it a name. */
export const UNIT_AT_ONCE = `(?:${alternatives(symbols.filter((one) => one.length > 1 || !/\p{L}/u.test(one)))}|[VWg])`;

/** Behind a space, and in words. Days and hours are left out: a few of them are told in passing. */
export const UNIT_BEHIND = `(?:(?:${alternatives(symbols)})(?![\\p{L}\\p{N}])|(?:(?:kilo|centi|milli|nano)?(?:met(?:re|er)|gram)s?|(?:kilo|mega|giga|tera)?(?:watt|byte)(?:[- ]hour)?s?|miles?|feet|inch(?:es)?|acres?|hectares?|(?:metric )?ton(?:ne)?s?|kilos?|(?:milli)?lit(?:re|er)s?|gallons?|barrels?|ounces?|degrees?|volts?|basis points?|knots)\\b)`;
