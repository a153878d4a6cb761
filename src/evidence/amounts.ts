/** Which amounts does a text state? Numbers in digits and words with their sign, currency, multiplier, per cent and unit. */
import { currenciesOf } from '../model/currency.ts';
import { type Mention } from './figure.ts';
import { hasHan, type Lang } from './flat.ts';
import { isName } from './names.ts';
import { cjkNumber, spelledNumbers } from './number-words.ts';
import {
  CURRENCY_AFTER,
  CURRENCY_BEFORE,
  NO_NOUN,
  PERCENT_AFTER,
  SCALE_AFTER,
  scaleOf,
  UNIT_AFTER,
  unitOf,
} from './units.ts';

/** A number as its characters give it, before what stands around it is read. */
interface Numeral {
  start: number;
  end: number;
  value: number;
  otherValues?: number[];
  tolerance: number;
  isSpelled?: boolean;
}

const NUMERAL =
  /(?<!\d[.,']?)(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d{1,3}(?:\.\d{3})+(?!\d)(?:,\d+)?|\d{1,3}(?:[\u00a0' ]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?)/g;

const CJK_NUMERAL =
  /(?:\d[\d,]*(?:\.\d+)?(?:[ \u00a0](?=[万萬億亿兆]))?)?[〇零一二三四五六七八九十百千万萬億亿兆两兩](?:\d[\d,]*(?:\.\d+)?|[〇零一二三四五六七八九十百千万萬億亿兆两兩])*/g;

/** What is counted after a numeral in characters that also make words: 三人 counts, 三菱 does not. */
const COUNTER =
  /^(?:[个個箇件人名位次回年月日天周週岁歳时時小分秒元円块美欧米英港度号台款家种種项項票点點层校国國座倍成%公千毫厘升克吨頭头匹只隻冊本枚社店戸户車辆枚篇张張条條份座艘支队]|ドル|ユーロ|ポンド|パーセント|つの|カ月|か月|ヶ月)/u;

/** How a text separates thousands, where it shows it beyond doubt. */
export type Separators = 'comma' | 'point' | 'unknown';

/** `comma` where commas stand between thousands and points before decimals, `point` for the reverse. */
export function separatorsOf(flat: string, lang: Lang): Separators {
  if (lang === 'de' || lang === 'fr') {
    return /\d,\d{1,2}(?!\d)/.test(flat) || /\d\.\d{3}\.\d{3}/.test(flat) ? 'point' : 'unknown';
  }
  return /(?<!\d)[1-9]\d{0,2},\d{3}(?!\d)/.test(flat) ||
    /[$€£]\d+\.\d{1,2}(?!\d)|\d\.\d{1,2}[ \u00a0]?(?:%|per|million|billion|bn)/.test(flat)
    ? 'comma'
    : 'unknown';
}

/** The amounts that a spelling in digits allows, the likelier first. */
function readingsOf(written: string, lang: Lang, separators: Separators): number[] {
  const marks = written.replace(/[\d ' \u00a0]/g, '');
  const digits = written.replace(/[ '\u00a0]/g, '');
  if (marks === '') return [Number(digits)];
  const asComma = Number(digits.replaceAll(',', ''));
  const asPoint = Number(digits.replaceAll('.', '').replace(',', '.'));
  if (marks.length > 1)
    return [
      marks.endsWith('.') || marks.startsWith(',,')
        ? asComma
        : marks.startsWith('..') || marks.endsWith(',')
          ? asPoint
          : asComma,
    ];
  // A group of other than three digits, or a leading zero, is a fraction.
  if (!/^[1-9]\d{0,2}[.,]\d{3}$/.test(digits)) return [Number(digits.replace(',', '.'))];
  const usual = lang === 'de' || lang === 'fr' ? [asPoint, asComma] : [asComma, asPoint];
  if (separators === 'comma') return [asComma];
  return separators === 'point' ? [asPoint] : usual;
}

function digitNumerals(rest: string, lang: Lang, separators: Separators): Numeral[] {
  return [...rest.matchAll(NUMERAL)].flatMap((match) => {
    const [written] = match;
    const [value = NaN, ...otherValues] = readingsOf(written, lang, separators);
    const decimals = Number.isInteger(value) ? 0 : (/[.,](\d+)$/.exec(written)?.[1]?.length ?? 0);
    const whole: Numeral = {
      start: match.index,
      end: match.index + written.length,
      value,
      ...(otherValues.length > 0 ? { otherValues } : {}),
      tolerance: 10 ** -decimals / 2,
    };
    if (!written.includes(' ')) return [whole];
    // Columns of a table, or one number in groups: both.
    const cells = [...written.matchAll(/\d[\d.,]*/g)].map((cell) => ({
      start: match.index + cell.index,
      end: match.index + cell.index + cell[0].length,
      value: Number(cell[0].replace(',', '.')),
      tolerance: 0.5,
    }));
    return [whole, ...cells];
  });
}

function cjkNumerals(rest: string): Numeral[] {
  return [...rest.matchAll(CJK_NUMERAL)].flatMap((match) => {
    const [written] = match;
    const end = match.index + written.length;
    const value = cjkNumber(written.replace(/[ \u00a0]/, ''));
    const isCounted = /\d/.test(written) || COUNTER.test(rest.slice(end, end + 5));
    const before = rest[match.index - 1] ?? '';
    if (Number.isNaN(value) || !(isCounted || /[十百千万億亿]/.test(written.slice(1)))) return [];
    if (!/\d/.test(written) && /[第周星期]/.test(before)) return [];
    const scale = /[万萬]$/.test(written) ? 1e4 : /[億亿]$/.test(written) ? 1e8 : 1;
    const isSpelled = !/\d/.test(written);
    return [
      { start: match.index, end, value, tolerance: scale / 2, ...(isSpelled ? { isSpelled } : {}) },
    ];
  });
}

const at = (pattern: RegExp, text: string, index: number) => {
  pattern.lastIndex = index;
  return pattern.exec(text);
};

const TIMES =
  /[ \u00a0-]?(?:times\b|x(?![\p{L}\p{N}])|×|-?fold\b|mal\b|-?fach(?:e[rsnm]?)?(?!\p{L})|fois\b|倍)/iuy;
const GLUED_LETTER = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}_]/uy;
const NOUN = /[ \u00a0-](?<noun>\p{Script=Latin}{2,})/uy;

/** Hundredths of a currency. */
const MINOR_AFTER =
  /[ \u00a0-]?(?:(?<cents>(?:euro ?|US )?cents?(?!\p{L})|¢|ct\b)|(?<pence>pence\b|penny\b|(?<=\b\d{1,2})p\b))/iuy;

interface Suffix {
  end: number;
  factor: number;
  isPercent?: boolean;
  currencies?: string[];
  unit?: string;
}

/** What stands behind a number and belongs to it; undefined where letters make it part of a name such as `720p`. */
function suffixAt(rest: string, index: number, hasCurrency: boolean): Suffix | undefined {
  const suffix: Suffix = { end: index, factor: 1 };
  const scale = at(SCALE_AFTER, rest, index);
  const { scale: long, short, apart } = scale?.groups ?? {};
  const isBare = short !== undefined && /^(?:mm|K)$/.test(short);
  if (
    scale &&
    (long ||
      (short && (!isBare || hasCurrency)) ||
      (apart &&
        (hasCurrency ||
          /\p{Sc}/u.test(
            rest.slice(scale.index + scale[0].length, scale.index + scale[0].length + 2),
          ))))
  ) {
    suffix.factor = scaleOf(long ?? short ?? apart ?? '');
    suffix.end = index + scale[0].length;
    const again = at(SCALE_AFTER, rest, suffix.end);
    if (again?.groups?.scale) {
      suffix.factor *= scaleOf(again.groups.scale);
      suffix.end += again[0].length;
    }
  }
  const percent = at(PERCENT_AFTER, rest, suffix.end);
  if (percent) {
    suffix.isPercent = true;
    if (percent.groups?.points || percent.groups?.signed) suffix.unit = 'percentage-point';
    if (/[成割]$/.test(percent[0])) suffix.factor *= 10;
    suffix.end += percent[0].length;
    return suffix;
  }
  const minor = hasCurrency ? null : at(MINOR_AFTER, rest, suffix.end);
  if (minor) {
    suffix.currencies = minor.groups?.pence ? ['GBP'] : ['USD', 'EUR'];
    return { ...suffix, factor: suffix.factor / 100, end: suffix.end + minor[0].length };
  }
  const currency = hasCurrency ? null : at(CURRENCY_AFTER, rest, suffix.end);
  const currencies = currency ? currenciesOf(currency.groups?.currency ?? '') : undefined;
  if (currency && currencies) {
    suffix.currencies = currencies;
    suffix.end += currency[0].length;
    return suffix;
  }
  const times = at(TIMES, rest, suffix.end);
  if (times) return { ...suffix, end: suffix.end, unit: 'times' };
  const unit = at(UNIT_AFTER, rest, suffix.end);
  // `HappyHorse 1.0 second on the list` counts no seconds.
  const isOrdinal =
    /^[ \u00a0]second$/i.test(unit?.[0] ?? '') && rest.slice(index - 2, index) !== ' 1';
  if (unit && !isOrdinal) return { ...suffix, unit: unitOf(unit.groups?.unit ?? '') ?? 'other' };
  if (at(GLUED_LETTER, rest, suffix.end)) return undefined;
  const noun = at(NOUN, rest, suffix.end)?.groups?.noun;
  if (noun && !NO_NOUN.test(noun) && /^\p{Ll}/u.test(noun)) suffix.unit = 'other';
  return suffix;
}

const SIGN = /(?<=^|[\s\u00a0(|[\u0001:=])[-+]$|(?:minus|moins|マイナス|零下)[ \u00a0]?$/i;

/** A numeral with what stands around it, as a figure. */
function mentionOf(rest: string, numeral: Numeral, lang: Lang): Mention {
  const { start, value, tolerance } = numeral;
  const before = rest.slice(Math.max(0, start - 12), start);
  const code = CURRENCY_BEFORE.exec(before);
  const written = code?.groups?.code ?? code?.groups?.sign?.replace(' ', '');
  const currencies = written ? currenciesOf(written) : undefined;
  const suffix = suffixAt(rest, numeral.end, currencies !== undefined);
  const sign = SIGN.exec(before);
  const factor = (suffix?.factor ?? 1) * (sign && !sign[0].startsWith('+') ? -1 : 1);
  const from = currencies
    ? start - (code?.[0].length ?? 0)
    : start - (factor < 0 ? (sign?.[0].length ?? 0) : 0);
  const end = suffix?.end ?? numeral.end;
  const money = currencies ?? suffix?.currencies;
  const kind = money ? 'price' : suffix?.isPercent ? 'percentage' : 'number';
  const isBare = kind === 'number' && suffix?.factor === 1 && factor > 0;
  const digits = rest.slice(start, numeral.end);
  return {
    kind,
    value: clean(value * factor),
    tolerance: tolerance * Math.abs(factor),
    ...(numeral.otherValues
      ? { otherValues: numeral.otherValues.map((other) => clean(other * factor)) }
      : {}),
    ...(money ? { currencies: money } : {}),
    ...(suffix?.unit ? { unit: suffix.unit } : {}),
    ...(numeral.isSpelled ? { isSpelled: true } : {}),
    ...(isBare && /^(?:1\d|20)\d\d$/.test(digits) ? { isYearOrNumber: true } : {}),
    ...(suffix === undefined ||
    isName(rest, numeral, {
      lang,
      isBare,
      hasUnit: suffix.unit !== undefined && suffix.unit !== 'other',
      hasMoney: money !== undefined,
    })
      ? { isName: true }
      : {}),
    text: rest.slice(from, end),
    start: from,
    end,
  };
}

/** A product without the noise of binary fractions. */
export const clean = (value: number): number =>
  Number.isInteger(value) ? value : Number(value.toPrecision(12));

const RANGE = /^[ \u00a0]*(?:-|~|to|bis|à|至|到|から|or|ou|oder|through)[ \u00a0]*$/iu;
const AND = /^[ \u00a0]*(?:and|und|et|と)[ \u00a0]*$/iu;
const BETWEEN = /\b(?:between|zwischen|entre|both)[ \u00a0]$/iu;

/** `10 to 20 million euros`: what stands behind the second number belongs to the first as well. */
function withSharedUnits(rest: string, mentions: Mention[]): Mention[] {
  return mentions.map((mention, index) => {
    const next = mentions[index + 1];
    const previous = mentions[index - 1];
    if (
      previous?.kind === 'price' &&
      mention.kind === 'number' &&
      RANGE.test(rest.slice(previous.end, mention.start)) &&
      previous.currencies
    ) {
      return { ...mention, kind: 'price' as const, currencies: previous.currencies };
    }
    const isOpen =
      mention.kind === 'number' || (mention.kind === 'price' && next?.kind === 'number');
    if (!next || !isOpen || mention.unit || mention.isYearOrNumber) return mention;
    const between = rest.slice(mention.end, next.start);
    const isPair =
      RANGE.test(between) ||
      /^[ \u00a0]*(?:±|\+\/-)[ \u00a0]*$/.test(between) ||
      (AND.test(between) &&
        BETWEEN.test(rest.slice(Math.max(0, mention.start - 10), mention.start)));
    if (!isPair) return mention;
    const own = mention.text.replace(/[^\d.,]/g, '');
    const factor = next.value / (Number(next.text.replace(/[^\d.]/g, '')) || next.value);
    const isScaled = factor >= 1000 && /^\d{1,3}([.,]\d+)?$/.test(own) && Number.isFinite(factor);
    return {
      ...mention,
      kind: mention.kind === 'price' ? mention.kind : next.kind,
      ...(next.unit ? { unit: next.unit } : {}),
      ...(next.currencies ? { currencies: next.currencies } : {}),
      ...(isScaled ? { value: clean(mention.value * factor), otherValues: [mention.value] } : {}),
    };
  });
}

/** Amounts of a flat text in which what was read already is blank. */
export function findAmounts(rest: string, lang: Lang, separators: Separators): Mention[] {
  const characters = hasHan(rest) ? cjkNumerals(rest) : [];
  const taken = (numeral: Numeral) =>
    characters.some(({ start, end }) => start < numeral.end && numeral.start < end);
  const numerals: Numeral[] = [
    ...characters,
    ...digitNumerals(rest, lang, separators).filter((numeral) => !taken(numeral)),
    ...spelledNumbers(rest, lang).map((one) => ({ ...one, isSpelled: true })),
  ].toSorted((one, other) => one.start - other.start);
  return withSharedUnits(
    rest,
    numerals.map((numeral) => mentionOf(rest, numeral, lang)),
  );
}
