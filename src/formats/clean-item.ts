/** What of a record is fit to be printed? One gate for every field, whatever wrote or read it. */
import { parseFragment } from 'parse5';
import { shortened } from '../model/expect.ts';
import { addressFault, isWebAddress } from '../model/id.ts';
import {
  parseDoi,
  parseIsbn,
  parseIsbns,
  parseIssn,
  parsePmcid,
  parsePmid,
} from '../model/identifiers.ts';
import type { CslDate, CslItem, CslName } from './csl-json.ts';
import { DATES, edtfOf, toCslDate } from './csl-json.ts';
import { languageTag } from './language-tag.ts';
import { looksLikeTex, texToText } from './tex.ts';
import { parseWrittenDate } from './written-date.ts';

/** Elements of HTML, JATS and MathML that stand in titles; MathML’s comments on itself are none of the text. */
const MARKUP =
  /<(?<hidden>script|style)\b[^<>]*>[^<]*<\/\k<hidden>>|<(?:mml:)?annotation(?:-xml)?\b[^<>]*>[^<]*<\/(?:mml:)?annotation(?:-xml)?>|<\/?(?:(?:jats|mml|m|xocs|ce):[\w-]+|i|b|u|em|strong|sc|scp|sup|sub|span|small|big|br|p|div|tt|code|a|font|italic|bold|underline|monospace|title|sec|xref|ext-link|inline-formula|tex-math|named-content|styled-content|math|mrow|mi|mo|mn|ms|mtext|mspace|msub|msup|msubsup|mfrac|msqrt|mover|munder|mstyle|semantics|h[1-6]|li|ul|ol|roman|inf|formula)(?:\s[^<>]*)?\/?>/gi;

/** Where an element ends a line or a paragraph; letters on both sides are two words. */
const BREAKS = /<(?:br|\/?p|\/?div|\/?li|\/?jats:(?:p|title|sec))(?:\s[^<>]*)?\/?>/gi;

const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/gi;

const decodedEntity = (entity: string): string => {
  const [node] = parseFragment(entity).childNodes;
  return node && 'value' in node ? node.value : entity;
};

/** Text without markup, entities (escaped twice too) and what only TeX means, on one line, composed (NFC). */
export function cleanText(written: string): string {
  let text = written;
  for (let round = 0; round < 3; round += 1) {
    const before = text;
    text = text.replace(BREAKS, ' ').replace(MARKUP, '').replace(ENTITY, decodedEntity);
    if (text === before) break;
  }
  if (looksLikeTex(text)) ({ text } = texToText(text));
  return text
    .replace(/<!\[CDATA\[|\]\]>|<!--[^<]*-->/g, '')
    .normalize('NFC')
    .replace(/[\s\u00A0]+/gu, ' ')
    .trim();
}

/** The first web address of a text; null where there is none that parses. */
export function cleanAddress(written: string): string | undefined {
  const text = written
    .trim()
    .replace(/^\\url\{(.*)\}$/s, '$1')
    .replace(/\\(?=[_&%#~$/{}])/g, '')
    .replace(/\{\\textasciitilde\}|\\textasciitilde(?:\{\})?/g, '~')
    .replace(ENTITY, decodedEntity)
    .replace(/^<(.*)>$/s, '$1')
    .replace(/^(https?:\/\/)(?:https?:\/\/)+/i, '$1')
    .replace(/^(?=www\.|(?:dx\.)?doi\.org\/)/i, 'https://');
  const first = text.split(/\s+(?=https?:)|[;,|]\s*(?=https?:\/\/)/i)[0]?.trim() ?? '';
  const address = first.replace(/\s/g, '%20');
  if (!isWebAddress(address)) return undefined;
  const url = URL.parse(address);
  if (url?.username || url?.password) {
    url.username = '';
    url.password = '';
    return url.href;
  }
  return addressFault(address) === undefined ? address : undefined;
}

/** What stands where a name should, and is nobody’s. */
const NOBODY =
  /^(?:and\s+)?(?:others|et\s+al\.?|n\/?a|unknown( author)?|no author( listed)?|anonymous|\[?s\.?\s?n\.?\]?|null|undefined|author)$/i;

/** A name cleaned; undefined where nobody bears it. */
export function cleanName(name: unknown): CslName | undefined {
  const given =
    typeof name === 'string' ? { literal: name } : ((name ?? {}) as Record<string, unknown>);
  const group = given.literal ?? given.name;
  const parts = { ...given, ...(group === undefined ? {} : { literal: group }) } as Record<
    string,
    unknown
  >;
  const clean = Object.fromEntries(
    ['family', 'given', 'dropping-particle', 'non-dropping-particle', 'suffix', 'literal']
      .map((part) => [part, withoutMail(cleanText(String(parts[part] ?? '')))] as const)
      .filter(([, text]) => text !== '' && text !== ','),
  ) as CslName;
  const { family, literal, given: first } = clean;
  if (family !== undefined) delete clean.literal;
  const whole = family ?? literal ?? first;
  if (whole === undefined || NOBODY.test(whole)) return undefined;
  return family === undefined && literal === undefined ? { literal: first ?? '' } : clean;
}

const withoutMail = (text: string) =>
  text.includes('@')
    ? text
        .slice(0, 1000)
        .replace(
          / ?[(<[]? ?(?:mailto:)?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,9} ?[)>\]]?/g,
          '',
        )
        .trim()
    : text;

/** The date no finer than it is written; undefined where it is none. */
function cleanDate(value: unknown): CslDate | undefined {
  const date = value as CslDate & { raw?: string };
  const edtf =
    edtfOf(typeof value === 'object' ? date : undefined) ??
    parseWrittenDate(String(typeof value === 'object' ? (date.raw ?? date.literal ?? '') : value));
  return edtf === undefined ? undefined : toCslDate(edtf);
}

/** Identifiers with the way to read each, and what else they could be. */
const IDENTIFIERS: Record<string, (text: string) => string | undefined> = {
  DOI: parseDoi,
  ISBN: (text) =>
    parseIsbns(text)
      ? text
      : text
          .split(/[\s,;]+|(?:https?|urn):\S*[/:]/)
          .map((one) => one.replace(/\(.*\)/, ''))
          .find((one) => parseIsbn(one)),
  ISSN: (text) =>
    parseIssn(text) ??
    text
      .split(/[\s,;]+/)
      .map((one) => parseIssn(one))
      .find(Boolean),
  PMID: parsePmid,
  PMCID: parsePmcid,
};

/** Names of lists of names in CSL. */
const isNames = (value: unknown): value is unknown[] => Array.isArray(value);

/**
 * The item with every field fit to be printed, and in one sentence each what of it is left out: a date that
 * does not exist, an identifier whose check digit is false, an address that does not parse.
 */
export function cleanItem(item: CslItem): { item: CslItem; lost: string[] } {
  const lost: string[] = [];
  const clean: CslItem = { id: cleanText(String(item.id ?? '')), type: item.type };
  for (const [field, value] of Object.entries(item)) {
    if (field === 'id' || field === 'type' || value === undefined || value === null) continue;
    const kept = cleaned(field, value);
    if (kept !== undefined) clean[field] = kept;
    else if (!isNames(value) && written(value) !== '')
      lost.push(`\`${field}\` “${written(value)}”`);
  }
  const doi = typeof clean.URL === 'string' ? parseDoi(clean.URL) : undefined;
  // A DOI is resolved at one address: beside it that says nothing more.
  if (doi !== undefined) clean.DOI ??= doi;
  if (doi !== undefined && doi.toLowerCase() === clean.DOI?.toLowerCase()) delete clean.URL;
  return { item: clean, lost };
}

const written = (value: unknown): string => {
  if (typeof value !== 'object') return shortened(String(value).replace(/\s+/g, ' ').trim(), 80);
  const { raw, literal, 'date-parts': parts } = value as CslDate & { raw?: string };
  const dates = [parts ?? []].flat().map((part) => [part].flat().join('-'));
  return shortened(String(raw ?? literal ?? dates.join('/')), 80);
};

function cleaned(field: string, value: unknown): unknown {
  if (DATES.has(field)) return cleanDate(value);
  if (field === 'URL') return cleanAddress(String(value));
  const identifier = IDENTIFIERS[field];
  if (identifier) return identifier(cleanText(String(value)));
  if (field === 'custom' || field === 'categories') return value;
  if (field === 'language')
    return languageTag(cleanText(String(value))) ?? cleanText(String(value));
  if (isNames(value)) {
    const names = value.map(cleanName).filter((name) => name !== undefined);
    return names.length > 0 ? names : undefined;
  }
  if (typeof value !== 'string') return typeof value === 'number' ? value : undefined;
  return cleanText(value) || undefined;
}
