/**
 * Is a number part of a name or a label? It is none that a text states where
 * 1. letters are glued to it (`H100`, `GPT-4`, `720p`, `HappyHorse-1.1`), other than a unit, a multiplier or a prefix;
 * 2. it has three parts (`2.7.1`) or follows a word that labels (`Figure 2`, `section 12`, `Article 12`, `v 2`);
 * 3. it follows a capitalised word at once (`Wan 2.7`, `Apollo 11`, `Expo 2025`) and has no unit, currency, per cent
 *    or separator of thousands of its own. Small words, months and the like name nothing at the beginning of a
 *    sentence. German nouns are all capitalised: there, only a decimal with a point (`Wan 2.7`) is a name;
 * 4. it numbers an item of a list;
 * 5. a sentence that names a version (`HappyHorse 1.0`) has a bare decimal of the same form (`moved to 1.1`).
 */
import { type Lang } from './flat.ts';

const LABELLED =
  /\b(?:figures?|figs?\.?|tables?|charts?|sections?|sect?\.|chapters?|ch\.|parts?|steps?|pages?|pp?\.|notes?|items?|questions?|footnotes?|appendix|paras?\.?|paragraphs?|articles?|art\.|arts\.|clauses?|rules?|phase|levels?|layers?|tiers?|stage|type|class|options?|scenarios?|readings?|versions?|v\.?|releases?|vol\.?|volumes?|issue|season|episode|channel|formula|room|act|title|schedule|annex|case|error|status|HTTP|number|Abschnitt|Artikel|Kapitel|Abbildung|Abb\.|Tabelle|Tab\.|Seite|S\.|Absatz|Abs\.|Teil|Paragraf|article|chapitre|figure|tableau|page|partie|alinéa|§§?)[ \u00a0]?$/i;

/** Capitalised at the beginning of a sentence or line though they name nothing. */
const NAMES_NOTHING =
  /^(?:A|About|After|All|Almost|Already|Also|Among|An|And|Another|Any|Approximately|Around|As|At|Because|Before|Below|Beside|Besides|Between|Both|But|By|Circa|Despite|Did|Does|Each|Early|Every|Exactly|Few|Fewer|First|For|From|Fully|Further|Given|Had|Has|Have|Here|How|If|In|Is|Its?|Just|Last|Late|Less|Like|More|Most|Nearly|Next|No|Nor|Not|Of|On|Once|Only|Or|Other|Our|Out|Over|Per|Perhaps|Roughly|Since|So|Some|Spring|Summer|Autumn|Winter|Still|Such|Than|That|The|Their|Then|There|These|They|This|Those|Through|Thus|To|Under|Until|Up|Upwards|Was|We|Were|What|When|Where|Which|While|With|Within|Without|Yet|Of|Only|Top|Under|Plus|Minus|Total|Won|Nearly|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Aged|Age|Born|Died|CEST|GMT|Score|Points|Pts|Votes|Price|Year|Years|Date|Rank|Revenue|Sales|Q|January|February|March|April|May|June|July|August|September|October|November|December|Im|Am|Um|Rund|Etwa|Fast|Nur|Seit|Bis|Von|Mit|Die|Der|Das|En|De|Du|Le|La|Les|Des|Un|Une|Sur|Près|Environ|Quelque|Selon|Dans)$/;

const PREFIX =
  /(?:^|[^\p{L}])(?:mid|pre|post|sub|early|late|non|over|under|circa|by|from|to|n|plus|and|the|a)-$/iu;

/** True where a number between `start` and `end` belongs to a name. */
export function isName(
  rest: string,
  { start, end }: { start: number; end: number },
  about: { lang: Lang; isBare: boolean; hasUnit: boolean; hasMoney: boolean },
): boolean {
  const before = rest.slice(Math.max(0, start - 40), start);
  const written = rest.slice(start, end);
  if (/\p{L}/u.test(written)) return false;
  if (!about.hasMoney && /[\p{Script=Latin}_]$/u.test(before)) return true;
  if (
    /[\p{Script=Latin}\d]-$/u.test(before) &&
    /\p{Script=Latin}[\p{L}\d.]*-$/u.test(before) &&
    !PREFIX.test(before)
  )
    return true;
  if (
    /\d\.$/.test(before) ||
    /^\.\d/.test(rest.slice(end)) ||
    /^-(?:bit|D)\b/.test(rest.slice(end))
  )
    return true;
  if (LABELLED.test(before)) return true;
  if (
    /(?:^|\n)[ \t*•-]*$/.test(before) &&
    /^[.)][ \u00a0]/.test(rest.slice(end)) &&
    written.length < 3
  )
    return true;
  if (!about.isBare || about.hasUnit) return false;
  return followsName(before, written, rest.slice(end, end + 30), about.lang);
}

function followsName(before: string, written: string, after: string, lang: Lang): boolean {
  const word = /(?<word>[^\s\u00a0([{"|,;:\u0001]+)[ \u00a0]$/u.exec(before)?.groups?.word ?? '';
  if (!/\p{Lu}/u.test(word) || !/[\p{L}\p{N}]$/u.test(word) || NAMES_NOTHING.test(word))
    return false;
  const isVersion = /^\d{1,2}\.\d{1,2}$/.test(written);
  if (lang === 'de') return isVersion;
  if (/^\d{4}$/.test(written)) return /^(?:1[89]|20)/.test(written);
  // In a row of a table, `Harbour 30 20`, a number stands beside others.
  return isVersion || (/^\d{1,3}$/.test(written) && !/^[ \u00a0]+[\d|]|^[ ]*±/.test(after));
}

/** Words of a sentence that are capitalised and name something, in lower case. */
export const namesIn = (flat: string): string[] => [
  ...new Set(
    (flat.match(/\p{Lu}[\p{L}\p{N}]{2,}/gu) ?? [])
      .filter((word) => !NAMES_NOTHING.test(word))
      .map((word) => word.toLowerCase()),
  ),
];
