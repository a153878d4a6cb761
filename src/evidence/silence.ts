/** Does a sentence of ours state that something is not said? “The report names no board” does. */
import { flatText, cleanText, knownLanguage, type Lang } from './flat.ts';

const SAYING =
  'say|state|name|give|mention|tell|specify|identify|disclose|explain|report|describe|reveal|provide|publish|record|list|show|indicate|document|address|cite|quote|define|attribute|note|offer|contain|include|date|break down|spell out|set out';
const SAYS =
  'says?|states|names?|gives?|mentions?|tells?|specif(?:y|ies)|identif(?:y|ies)|discloses?|explains?|reports|describes?|reveals?|provides?|publish(?:es)?|records|lists|shows?|indicates?|documents|contains?|includes?|offers?|cites?|carr(?:y|ies)|suppl(?:y|ies)|supports?|confirms?';
const SAID =
  'said|stated|named|given|mentioned|told|specified|identified|disclosed|explained|reported|described|revealed|provided|published|recorded|listed|documented|found|visible|dated|defined|spelled out|made public|known to us';
const SOURCES =
  'sources?|reports?|accounts?|pages?|articles?|documents?|records?|lists?|boards?|snapshots?|texts?|copies|papers?|stud(?:y|ies)|filings?|releases?|statements?|posts?|notes?|excerpts?';
/** What can be silent, in any field; `page before August` has words between it and what it does not say. */
const PAPERS = `${SOURCES}|registers?|minutes|catalogues?|surveys?|tables?|ledgers?|letters?|reviews?|newspapers?|archives?|prospectus(?:es)?`;

const SILENT: Record<Lang, RegExp[]> = {
  en: [
    `\\b(?:do|does|did)(?: not|n't)(?: (?:itself|themselves|even|clearly|explicitly|directly|otherwise|further|anywhere|yet|once|fully|publicly|also|always|actually))* (?:${SAYING})\\b`,
    `\\b(?:${SAYS}|gave|named|said|told|disclosed|mentioned|stated|published|found) (?:no|neither|nothing|none(?<!contain none|include none))\\b(?! (?:longer|less|more|fewer|doubt)\\b)`,
    `\\b(?:is|are|was|were|remains?|stays?|stayed|falls?|fell|keeps?|kept) silent\\b`,
    `\\b(?:no|none of (?:our|the|these|those|its|their)|neither of (?:our|the|these|those)|not one of (?:our|the|these)|no other)(?: \\p{L}+){0,3}? ?(?:${SOURCES})(?: (?:we|that we|they|have|has|had|of|on|in|that|read|found|know|so|far|\\p{L}+ed)){0,6} (?:${SAYS}|${SAID}|gave|saw)\\b`,
    `\\b(?:none|neither|nobody|no one|no page|no source) (?:of (?:them|these|those|which) )?(?:${SAYS})\\b`,
    `\\b(?:no|not one of (?:our|the|these)|neither(?: of (?:our|the|these|those))?|none of (?:our|the|these))(?: \\p{L}+){0,2}? (?:${PAPERS})(?: [\\p{L}\\p{N}]+){0,5}? (?:${SAYS}|puts?|dates?)\\b`,
    `\\b(?:nothing|no one|nobody)(?: that)? we (?:read|found|saw|know)(?: \\p{L}+)? (?:${SAYS}|puts?|dates?)\\b`,
    `\\b(?:${PAPERS}|label|survey|review|census|table|notice) (?:is|are|was|were) (?:mute|blank) (?:on|about|as to)\\b`,
    `\\b(?:${PAPERS}|survey|review|census|table|notice) (?:has|have|had) nothing (?:on|about|to say)\\b|\\bthere (?:is|was) nothing (?:about|on) (?:[\\p{L}\\p{N}]+ ){1,5}in (?:the|our|its|their|any) (?:${PAPERS})\\b`,
    `\\b(?:has|have|had) yet to (?:say|state|name|give|publish|disclose|explain|reveal|report|tell|release)\\b`,
    `\\b(?:is|are|was|were) (?:missing|absent) from (?:every|all|each|both|any|our|these|those|the) (?:${PAPERS}|summar(?:y|ies)|tables?)\\b`,
    `\\b(?:appears?|stands?|occurs?) (?:nowhere\\b|in none of (?:our|the|these|those|its|their) (?:${PAPERS}))`,
    `\\b(?:stops? short of|stopped short of) (?:saying|naming|giving|stating|telling|disclosing|explaining|dating|identifying)\\b`,
    `\\b(?:would not|wouldn't|will not|won't|refus(?:es?|ed) to|fail(?:s|ed)? to) (?:say|state|name|give (?:a|any|the) (?:reason|figure|date|name|number|price)|mention|disclose|explain|reveal|identify|specify)\\b`,
    `\\b(?:unknown to (?:us|our|all|any)|not known (?:from|to) (?:any|our|us)|unexplained)\\b`,
    `\\b(?:${PAPERS}|survey|review|census|table|notice) lacks? (?:any|an?|the) (?:figure|date|number|name|price|source|reason|word)s?\\b|\\bno (?:published|official|public) (?:figure|number|date|price|count)s? (?:exists?|is|are)\\b`,
    `\\b(?:is|are|was|were|has been|have been|being|be)(?: (?:still|also|so far|yet))* (?:not|n't|nowhere|never)(?: (?:yet|publicly|anywhere|separately|explicitly|further|otherwise|clearly|always|there))* (?:${SAID})\\b`,
    `\\b(?:isn't|aren't|wasn't|weren't|hasn't been|haven't been) (?:\\p{L}+ )?(?:${SAID})\\b`,
    `\\bnowhere(?: (?:does|do|did|is|are|in|we|they|it|\\p{L}+)){0,4}? (?:${SAYING}|${SAYS}|${SAID})\\b|\\b(?:${SAID}|${SAYS}) nowhere\\b`,
    `\\bwithout (?:ever |even |once |further |any )?(?:saying|stating|naming|giving|mentioning|telling|specifying|identifying|disclosing|explaining|dating|citing|defining|quoting|attributing|word)\\b`,
    `\\b(?:left|leaves?|leaving|goes|went|go|stays?|remains?) (?:\\p{L}+ )?(?:unsaid|unstated|unnamed|unspecified|undisclosed|unexplained|undated|unmentioned|unanswered|unreported|undefined|out)\\b(?! of)`,
    `\\b(?:is|are|was|were) (?:unsaid|unstated|unspecified|undisclosed|unreported|undated|not said|absent from (?:the|our|its|their|all|both|every))\\b`,
    `\\b(?:we|I) (?:found|saw|read|know of|have|could find|came upon|met) (?:no|none|nothing)\\b`,
    `\\b(?:could|can|did|have|has)(?: not|n't|not) (?:be )?(?:find|found|see|seen|establish|established|learn|learned)\\b|\\bcannot be (?:seen|told|established|known)\\b`,
    `\\b(?:none|neither|nothing) (?:of|that|we|in|on)(?: \\p{L}+){1,5}? (?:${SAYS})\\b`,
    `\\b(?:no|none|nothing)(?: \\p{L}+){0,4} (?:has |have )?turned up\\b|\\b(?:come|comes|came|relays?|relayed) without (?:an? )?\\p{L}+`,
    `\\bthere is no (?:word|mention|statement|figure|date|record|source|price|number|account|indication|explanation)\\b`,
    `\\b(?:makes?|made) no (?:mention|claim|statement|reference|secret of not)\\b|\\bnot a word\\b|\\b(?:keeps?|kept|holds?|held) no (?:trace|record) of\\b|\\bno (?:word|mention) (?:of|about|on|is)\\b`,
    `\\b(?:its|their|the) silence\\b|\\bsilence (?:on|about|of|as to)\\b|\\bleaves? (?:it |this |that )?open (?:which|whether|what|who|how|when|where|why)\\b`,
    `\\b(?:omits?|omitted|withholds?|withheld|declin(?:es?|ed) to (?:say|name|give|comment|state))\\b`,
  ].map((source) => new RegExp(source, 'iu')),
  de: [
    /(?<!\p{L})(?:nennt|nennen|gibt|geben|macht|machen|enthält|enthalten|sagt|sagen|erwähnt|erwähnen|verrät|liefert)(?: \p{L}+){0,5}? (?:nicht|kein(?:e[nmrs]?)?|nichts|weder)(?!\p{L})/iu,
    /(?<!\p{L})(?:schweig(?:t|en)|verschweig(?:t|en)|lässt (?:\p{L}+ )?offen|lassen (?:\p{L}+ )?offen|bleibt (?:\p{L}+ )?(?:offen|ungenannt|unerwähnt|unklar))(?!\p{L})/iu,
    /(?<!\p{L})(?:keine (?:unserer |der )?(?:Quelle\p{L}*|Angaben?)|nirgends|nirgendwo|ohne \p{L}+(?: \p{L}+)? zu (?:nennen|sagen|erwähnen))(?!\p{L})/iu,
    /(?<!\p{L})(?:wird|werden|wurde|wurden|ist|sind) (?:\p{L}+ )?(?:nicht|nirgends) (?:genannt|erwähnt|angegeben|gesagt|gefunden|veröffentlicht)(?!\p{L})/iu,
  ],
  fr: [
    /(?<!\p{L})n(?:e |')(?:\p{L}+ )?(?:dit|disent|précise|précisent|donne|donnent|mentionne|mentionnent|nomme|nomment|indique|indiquent|cite|citent|figure|fournit|révèle)(?!\p{L})/iu,
    /(?<!\p{L})(?:aucune (?:de nos |des )?sources?|nulle part|passe(?:nt)? sous silence|reste(?:nt)? (?:muets?|muettes?|silencieu\p{L}+)|sans (?:le |la |les |en )?(?:dire|préciser|nommer|donner|mentionner|indiquer|citer)|est muette?|sont muet(?:te)?s)(?!\p{L})/iu,
  ],
  zh: [
    /(?:没有|并未|并没有|未曾|未)(?:\p{Script=Han}{0,3})?(?:说明|提及|提到|指出|透露|披露|公布|给出|列出|写明|注明|点名|交代)|只字未提|语焉不详|(?:没有|无)(?:任何)?来源/u,
  ],
  ja: [
    /(?:述べて|触れて|言及して|明らかにして|公表して|記して|示して|書かれて|記載されて|挙げて|明かして)い(?:ない|ません|なかった)|(?:言及|記載|記述|説明|明記)(?:は|が|も)(?:ない|なく|なかった|ありません|見当たら)|沈黙し|不明である/u,
  ],
};

/** Words of others, who may state a silence of theirs. */
const QUOTED = /“[^”]*”|„[^“]*“|«[^»]*»|「[^」]*」|"[^"]*"/gu;

/**
 * True for a sentence of ours that states a silence: that sources do not say, name or give something, that none does,
 * that it was not found or is left unsaid. Such a sentence needs the words that were looked for.
 */
export function statesSilence(sentence: string, lang = 'en'): boolean {
  const own = sentence.replace(QUOTED, ' ');
  const flat = flatText(cleanText(own)).replace(/\s+/g, ' ');
  return SILENT[knownLanguage(lang)].some((pattern) => pattern.test(flat));
}
