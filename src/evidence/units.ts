/** In which unit is a number given? Currencies, multipliers, per cent and the measures that CLDR names. */
import { CURRENCIES } from '../model/currency.ts';

/** Multipliers behind a number, as written. `K` is left out where it is part of a name such as 4K. */
const SCALES: Record<string, number> = {
  thousand: 1e3,
  k: 1e3,
  tausend: 1e3,
  tsd: 1e3,
  mille: 1e3,
  milliers: 1e3,
  million: 1e6,
  millions: 1e6,
  millionen: 1e6,
  m: 1e6,
  mn: 1e6,
  mln: 1e6,
  mm: 1e6,
  mio: 1e6,
  billion: 1e9,
  billions: 1e9,
  bn: 1e9,
  b: 1e9,
  mrd: 1e9,
  milliarde: 1e9,
  milliarden: 1e9,
  milliard: 1e9,
  milliards: 1e9,
  mds: 1e9,
  md: 1e9,
  trillion: 1e12,
  trillions: 1e12,
  tn: 1e12,
  hundred: 100,
  dozen: 12,
  dutzend: 12,
  crore: 1e7,
  lakh: 1e5,
};

export const scaleOf = (written: string): number =>
  SCALES[written.toLowerCase().replace(/\.$/, '')] ?? 1;

const escaped = (text: string) => text.replace(/[$.]/g, '\\$&');
const alternatives = (words: Iterable<string>) =>
  [...words]
    .toSorted((a, b) => b.length - a.length)
    .map(escaped)
    .join('|');

const isSign = (name: string) => /[$€£¥₩₹]$/.test(name);
const names = Object.keys(CURRENCIES);
const cjk = names.filter((name) => /^[^\u0000-\u02ff₩₹€]/.test(name));
const words = names.filter((name) => !isSign(name) && !cjk.includes(name));
const CODE = '(?:[A-Z]{3})';

/** A currency in front of a number, at the end of what precedes it. */
export const CURRENCY_BEFORE = new RegExp(
  `(?:(?<![\\p{L}])(?<code>${CODE}|RMB)[ \\u00a0]?|(?<sign>(?:(?:US|CA|C|AU|A|HK|NZ|S|CN) ?)?[$€£¥₩₹])[ \\u00a0]?)[+-]?$`,
  'u',
);

/** A currency behind a number. */
export const CURRENCY_AFTER = new RegExp(
  `[ \\u00a0-]?(?:d['e] ?|in )?(?<currency>(?:${CODE}|RMB|[Rr]enminbi)(?![\\p{L}])|[€£¥₩₹]|(?:US)?\\$|(?:US )?(?:${alternatives(words)})(?![\\p{L}])|${alternatives(cjk)})`,
  'iuy',
);

export const SCALE_AFTER = new RegExp(
  `[ \\u00a0-]?(?<scale>(?:${alternatives(Object.keys(SCALES).filter((name) => name.length > 2 || name === 'bn'))})(?![\\p{L}])(?:(?<=mio|mrd|tsd)\\.)?)|(?<short>(?:k|mm|mn|tn|m|M|b|B|K|md)(?![\\p{L}\\p{N}]))|[ \\u00a0](?<apart>(?:m|mn|tn)(?![\\p{L}\\p{N}]))`,
  'iuy',
);

export const PERCENT_AFTER =
  /[ \u00a0-]?(?:(?<points>percentage[ -]points?|Prozentpunkten?|points? de pourcentage|个百分点|パーセントポイント|ポイント|pp\b)|%(?<signed>[ -]points?|-?Punkte|ポイント)?|per[ -]?cent(?:age)?(?!\p{L})|pct\b|Prozent(?!\p{L})|pour[ -]cent(?!\p{L})|パーセント|成(?![员員立功本为為年绩績果长長交分人熟就品])|割)/iuy;

const MEASURES = [
  'second',
  'minute',
  'hour',
  'day',
  'week',
  'month',
  'year',
  'millisecond',
  'millimeter',
  'centimeter',
  'meter',
  'kilometer',
  'mile',
  'foot',
  'inch',
  'yard',
  'hectare',
  'acre',
  'milligram',
  'gram',
  'kilogram',
  'ounce',
  'stone',
  'byte',
  'kilobyte',
  'megabyte',
  'gigabyte',
  'terabyte',
  'celsius',
  'fahrenheit',
  'liter',
  'milliliter',
];

const SHORT = new Set(['ms', 'mm', 'cm', 'km', 'kg', 'mg', 'gb', 'mb', 'tb', 'kb', 'ha', 'ml']);

/** Each name of a measure in the languages we know, in lower case, with its id. */
const measureNames = (() => {
  const found = new Map<string, string>();
  const add = (unit: string, name: string) => {
    const word = name
      .replace(/[\d\s\u00a0\u202f]+/g, ' ')
      .trim()
      .toLowerCase()
      .replace(/\.$/, '');
    // Short ones are other words too: `to` is a French terabyte, 分 a minute and a point.
    const isClear =
      word.length > 2 ||
      SHORT.has(word) ||
      (/\p{Script=Han}/u.test(word) && !/^[分度]$/.test(word));
    if (isClear && !found.has(word)) found.set(word, unit);
  };
  for (const unit of MEASURES) {
    for (const lang of ['en', 'en-GB', 'de', 'fr', 'ja', 'zh']) {
      for (const unitDisplay of ['long', 'short'] as const) {
        let format: Intl.NumberFormat;
        try {
          format = new Intl.NumberFormat(lang, { style: 'unit', unit, unitDisplay });
        } catch {
          continue;
        }
        for (const amount of [1, 2, 5]) {
          add(
            unit,
            format
              .formatToParts(amount)
              .filter(({ type }) => type === 'unit')
              .map(({ value }) => value)
              .join(' '),
          );
        }
      }
    }
  }
  for (const [unit, more] of Object.entries({
    day: '日間 天 日 jours tagen',
    month: 'か月 ヶ月 个月 monaten monate',
    year: '年間 年 jahren ans',
    week: '週間 周 星期 wochen',
    hour: '時間 小时 h std stunden',
    minute: '分钟 分間',
    second: '秒 秒間 s',
    kilometer: 'kilometres kilometers',
    millimeter: 'millimetres',
    meter: 'metres meters',
    celsius: '°c',
    hertz: 'hz',
    kilowatt: 'kilowatts kw',
    fps: 'fps',
  })) {
    for (const name of more.split(' ')) if (!found.has(name)) found.set(name, unit);
  }
  found.set('metern', 'meter');
  return found;
})();

export const UNIT_AFTER = new RegExp(
  `[ \\u00a0-]?(?<unit>${[...measureNames.keys()]
    .toSorted((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
    .join('|')})(?:(?<=[^\\u0000-\\u02ff])|(?![\\p{L}\\p{N}]))`,
  'iuy',
);

export const unitOf = (written: string): string | undefined =>
  measureNames.get(written.toLowerCase());

/** Words behind a number that name nothing counted. */
export const NO_NOUN =
  /^(?:of|in|on|at|to|and|or|by|for|from|with|within|is|was|are|were|as|than|the|a|an|per|but|after|before|over|under|above|below|that|which|who|since|until|on|more|less|fewer|higher|lower|times|further|other|new|equal|had|has|have|von|und|der|die|das|auf|im|in|de|du|des|et|à|en|sur|pour|dans|while|when|because|if|not|no|up|down|out|off|so|then|again|each|ahead|behind|degrees?|grad|degrés)$/i;
