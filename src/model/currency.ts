/** Which currencies can a sign, a code or a word mean? As codes of ISO 4217. */

/** By sign and by word, in lower case. A code of ISO 4217 is itself. */
export const CURRENCIES: Record<string, string[]> = {
  $: ['USD'],
  us$: ['USD'],
  c$: ['CAD'],
  ca$: ['CAD'],
  a$: ['AUD'],
  au$: ['AUD'],
  hk$: ['HKD'],
  s$: ['SGD'],
  nz$: ['NZD'],
  '€': ['EUR'],
  '£': ['GBP'],
  '¥': ['CNY', 'JPY'],
  'cn¥': ['CNY'],
  '₩': ['KRW'],
  '₹': ['INR'],
  dollar: ['USD'],
  dollars: ['USD'],
  euro: ['EUR'],
  euros: ['EUR'],
  pound: ['GBP'],
  pounds: ['GBP'],
  livres: ['GBP'],
  yuan: ['CNY'],
  renminbi: ['CNY'],
  rmb: ['CNY'],
  yen: ['JPY'],
  franken: ['CHF'],
  'francs suisses': ['CHF'],
  元: ['CNY'],
  块: ['CNY'],
  人民币: ['CNY'],
  日元: ['JPY'],
  円: ['JPY'],
  美元: ['USD'],
  ドル: ['USD'],
  米ドル: ['USD'],
  欧元: ['EUR'],
  ユーロ: ['EUR'],
  英镑: ['GBP'],
  ポンド: ['GBP'],
  港元: ['HKD'],
};

/** Codes of ISO 4217. */
export const CURRENCY_CODES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** Currencies that a sign, code or word can mean, or undefined. */
export const currenciesOf = (written: string): string[] | undefined =>
  CURRENCY_CODES.has(written)
    ? [written]
    : CURRENCIES[written.toLowerCase().replace(/^us[ \u00a0]/, '')];
