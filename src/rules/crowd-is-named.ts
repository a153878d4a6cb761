/** Who says so? A crowd without a name is nobody. */
import { placeInSentence } from '../model/prose.ts';
import type { Rule } from './rule.ts';
import { isEnglish, isQuoted, ownSentences } from '../statements/texts.ts';

const either = (words: string): string => `(?:${words.trim().split(/\s+/).join('|')})`;

/** Those who are relied on for what they know. */
const AUTHORITY = either(`
  analysts experts observers commentators pundits critics sceptics skeptics proponents advocates supporters opponents
  insiders researchers scientists economists specialists academics scholars watchers historians jurists
  reviewers strategists forecasters environmentalists campaigners activists traders investors scouts officials
  diplomats clinicians engineers technologists veterans detractors`);

/** Those who speak for themselves. What they expect, report or see may be no more than what they do. */
const PUBLIC = either(`
  users customers consumers buyers sellers fans residents locals neighbours neighbors villagers farmers nurses doctors
  physicians surgeons psychologists sociologists ecologists climatologists meteorologists lawyers attorneys prosecutors
  investigators developers designers programmers testers bankers dealers brokers lenders executives
  politicians lawmakers voters conservationists teachers parents patients spectators rivals allies aides staffers
  employees workers coaches players pilots guests readers viewers witnesses soldiers drivers builders founders
  (?:industry|opposition|party|senior|company|business|military|government|union|church)\\s(?:figures|sources|leaders)`);

/** With and without an ending: `say`, `said`; `argue`, `argued`. */
const SPEAK =
  '(?:say|said|argued?|believed?|claim(?:ed)?|think|thought|agreed?|warn(?:ed)?|fear(?:ed)?|worry|worried|caution(?:ed)?|doubt(?:ed)?|suspect(?:ed)?|complain(?:ed)?|insist(?:ed)?|contend(?:ed)?|predict(?:ed)?|maintain(?:ed)?|speculated?|alleged?|conceded?|acknowledged?|admit(?:ted)?|assert(?:ed)?|suggest(?:ed)?|point(?:ed)? out|counter(?:ed)?|(?:note|notice|expect|report|observe|hope|state|conclude|hold|stress|reply|swear|found?|show)(?:d|ed)? that|are (?:saying|warning|predicting|arguing|convinced|divided|sceptical|skeptical|worried)|would (?:say|agree|argue)|(?:have|had) (?:long |often |also )?(?:said|argued|warned|claimed|noted|suggested|pointed out|predicted|questioned|accused|recommended|criticis?z?ed|complained|called|described|praised|found|shown))\\b(?!-)';
const JUDGE =
  '(?:expect(?:ed)?|note(?=[,:]|\\sthat)|reckon(?:ed)?|anticipated?|estimated?|forecast|assumed?|praised?|hail(?:ed)?|call(?:ed)?|criticis?z?e[sd]?|condemn(?:ed)?|dismiss(?:ed)?|question(?:ed)?|recommend(?:ed)?|accused?|urged?|rated?|prefer(?:red)?|blamed?|credit(?:ed)?|disputed?|(?:see|saw|view(?:ed)?|regard(?:ed)?|described?|took) [^.;]{2,40}? as|(?:are|were) (?:quick|surprised|divided|split|unanimous|puzzled|alarmed|shocked|stunned|impressed|unimpressed|wary|betting|bracing|hoping|expecting|watching|questioning|calling))\\b(?!-)';

/** Not “the researchers”, “the bank’s economists”, “three analysts”: the text has introduced them, nor “no analysts”. */
const UNKNOWN =
  "(?<!\\b(?:the|these|those|our|its|his|her|their|my|both|two|three|four|five|such|no)\\s(?:(?!(?:end|time|past|day|meantime|moment|world|year)\\b)\\p{L}+\\s)?|[’']s\\s)";
/** Not “the firm says that experts agree”, “what investors expect”: somebody named says so. */
const RELAYED =
  '(?<!\\b(?:(?:say|said|says|think|thinks|thought|believes?|believed|claims?|claimed|writes?|wrote|argues?|argued|told\\s\\p{L}+)\\s(?:that\\s)?|what\\s|why\\s|how\\s|whether\\s|if\\s|knows\\s))';

const QUANTITY =
  '(?:\\b(?:many|some|most|several|other|few|all|industry|market|leading|independent|outside|legal|medical|political|public|health|climate|senior|local|AI|art|energy|military|financial|security)\\s+){0,3}';
const WHOSE = "(?:\\s+(?:of|in|on|at|for|with)(?:\\s+(?!and\\b)[\\p{L}’'-]+){1,4}?)?";
const HOW = '(?:(?:[a-z]+ly|also|still|now|often|already|even|generally)\\s+)?';

/** “the view” of a crowd that is not there. */
const OPINION =
  'view|opinion|belief|wisdom|consensus|feeling|assumption|verdict|impression|expectation';

const PEOPLE = new RegExp(`\\b(?:${AUTHORITY}|${PUBLIC})\\b`, 'i');

/** What a sentence has that is worth a closer look, and how a crowd then speaks in it. */
const CROWDS = (
  [
    [
      PEOPLE,
      `\\b${RELAYED}${QUANTITY}${UNKNOWN}\\b${AUTHORITY}${WHOSE}\\s+${HOW}(?:${SPEAK}|${JUDGE})`,
    ],
    [PEOPLE, `\\b${RELAYED}${QUANTITY}${UNKNOWN}\\b${PUBLIC}${WHOSE}\\s+${HOW}${SPEAK}`],
    [
      PEOPLE,
      `\\b(?:many|some|several)\\s${PUBLIC}\\s+(?:report|see|expect|prefer|question|recommend)(?:ed)?\\b`,
    ],
    [
      /\b(?:many|some|most|others|few|several)\b/i,
      `\\b${RELAYED}(?<!than\\s|as\\s)${UNKNOWN}\\b(?:many|some|most|others|few|a few|several)\\s+(?:people\\s+|in the (?:\\p{L}+\\s){1,2})?${HOW}(?:(?:have|had)\\s+)?(?:(?:even|long|already)\\s+)?(?:argued?|believed?|say|said|claim(?:ed)?|think|thought|fear(?:ed)?|suspect(?:ed)?|worry|worried|call(?:ed)?|described?|doubt(?:ed)?|expect(?:ed)?|hoped?|predict(?:ed)?|question(?:ed)?|regard(?:ed)?|insist(?:ed)?|contend(?:ed)?|suggest(?:ed)?|wonder(?:ed)?|disputed?|likened|compared|(?:see|saw|view(?:ed)?) [^.;]{2,40}? as)\\b(?![-–]|\\s+(?:for|of)\\b)`,
    ],
    [
      /\b(?:everyone|everybody|people)\b/i,
      `\\b${RELAYED}\\b(?:not everyone|everyone|everybody|people)\\s+(?:says?|said|agrees?|agreed|knows?|knew|believes?|believed|thinks?|thought|expects?|expected|assumes?|assumed)\\b(?!\\s+(?:to|of|how)\\b)`,
    ],
    [
      /\b(?:according to|in the (?:view|eyes|opinion))\b/i,
      `\\b(?:according to|in the (?:view|eyes|opinion) of)\\s+(?:(?:many|some|most|several|industry|market|leading|independent|legal|medical|political|local)\\s+){0,2}(?:${AUTHORITY}|${PUBLIC}|sources)\\b(?!\\s+(?:at|of|from|with|who)\\b)`,
    ],
    [
      /ly\b/i,
      '\\bit is (?:widely|generally|commonly|often|broadly|universally) (?:believed|thought|held|said|assumed|accepted|known|agreed|expected|understood|considered|acknowledged|reported|feared|rumoured|rumored)\\b(?!\\s+(?:by|at)\\b)',
    ],
    [
      /\bit (?:is|was|ha[sd])\b/i,
      '\\bit (?:is|was|has been|had been) (?:widely |often |long |sometimes )?(?:argued|said|suggested|claimed|rumoured|rumored|alleged|feared|believed|thought|reported) that\\b',
    ],
    [
      /ly\b/i,
      '\\b(?:is|are|was|were|has been|have been) (?:widely|generally|commonly|broadly|universally) (?:believed|thought|held|said|assumed|accepted|agreed|expected|understood|considered|regarded|seen|viewed|acknowledged|credited|rumoured) (?:as|to|that)\\b',
    ],
    [
      /\b(?:wisdom|street|consensus|opinion|view|belief|feeling|assumption|verdict|impression|expectation)\b/i,
      `\\b(?:conventional wisdom|the consensus|the (?:general|prevailing|common|received|widespread|dominant|majority|popular|standard) (?:${OPINION})|(?:medical|legal|scientific|expert|popular|informed|received) (?:opinion|wisdom)|(?:the )?word on the street)(?: among (?:${AUTHORITY}|${PUBLIC}))? (?:is|was|has it|holds|held|says|said|had it)\\b`,
    ],
    [
      /\b(?:secret|nobody|no one|few|agreement|consensus)\b/i,
      `\\b(?:it is no secret|it is an open secret|nobody (?:disputes|doubts)|no one (?:disputes|doubts)|few (?:dispute|doubt)|there is (?:broad |wide |widespread |general |growing )?(?:agreement|consensus)(?: among (?:\\p{L}+ )?(?:${AUTHORITY}|${PUBLIC}))?) that\\b`,
    ],
    [
      /\b(?:sources|people|those|unnamed|anonymous)\b/i,
      '\\b(?:sources|people|those) (?:familiar with|close to|in the know|briefed on|with knowledge of)\\b|\\b(?:unnamed|anonymous) (?:\\p{L}+s)\\b|(?<!\\b(?:the|these|those|of|two|three|our|its)\\s)\\bsources (?:in|at|inside|within|near) (?:the|a|both)\\b|(?<!\\b(?:the|these|those|two|three|our|its|other)\\s)\\bsources (?:say|said|speak|claim|claimed|confirm|confirmed)\\b',
    ],
  ] as const
).map(([hint, pattern]) => ({ hint, pattern: new RegExp(pattern, 'giu') }));

/** What introduces experts of any kind. */
const PANEL =
  /\b(?:panel|commission|committee|jury|board|council|task force|team|survey|poll|conference|tribunal|inquiry|bench|delegation)\s+of\s+(?:[\p{L}\d-]+\s+){0,3}\p{L}+s\b/iu;
/** What introduces these very people: “four economists”. */
const COUNTED = new RegExp(
  `\\b(?:\\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a dozen|twenty|thirty|forty|fifty|hundred)\\s+(?:\\p{L}+\\s+){0,2}(?<who>${AUTHORITY}|${PUBLIC})\\b`,
  'giu',
);

export const crowdIsNamed: Rule = {
  id: 'crowd-is-named',
  promise:
    'Nobody hides behind “analysts say” or “it is widely believed”: whoever is relied on is named, cited or introduced just before.',
  severity: 'warning',
  example: {
    where: 'prose',
    keeps:
      'Analysts say that prices will fall [@report]. Analysts at Example Bank expect the same.',
    breaks: 'Many analysts say that prices will fall.',
    says: 'Unexpected “Many analysts say”, expected who says it by name, or a citation in the sentence',
  },
  check(manuscript, report) {
    if (!isEnglish(manuscript)) return;
    /** Whom the text has introduced, and in which block: a crowd in lower case, or `panel`. */
    const introduced = new Map<string, number>();
    for (const sentence of ownSentences(manuscript.prose)) {
      const { text, citations, block } = sentence;
      const known = [...introduced].filter(([, at]) => block - at <= 1).map(([who]) => who);
      if (PANEL.test(text)) introduced.set('panel', block);
      for (const { groups } of PEOPLE.test(text) ? text.matchAll(COUNTED) : []) {
        introduced.set(groups?.who?.toLowerCase() ?? '', block);
      }
      if (citations.length > 0 || /\?[”’"')]*$/.test(text)) continue;
      const [first] = CROWDS.filter(({ hint }) => hint.test(text))
        .flatMap(({ pattern }) => [...text.matchAll(pattern)])
        .filter((match) => {
          const after = text.slice(match.index + match[0].length);
          return (
            !isQuoted(text, match.index) && !isNamed(match[0], after) && !isOneOf(known, match[0])
          );
        })
        .sort((a, b) => a.index - b.index);
      if (!first) continue;
      report({
        place: placeInSentence(sentence, first.index),
        message: `Unexpected “${first[0]}”, expected who says it by name, or a citation in the sentence`,
      });
    }
  },
};

const IN_A_WORD = new RegExp(`^(?:(?<authority>${AUTHORITY})|${PUBLIC})\\s`, 'iu');

/** “Experts said”: with no other word than who and what, it may go on about those whom the text has introduced. */
function isOneOf(known: readonly string[], crowd: string): boolean {
  const [who] = IN_A_WORD.exec(crowd) ?? [];
  if (who === undefined) return false;
  const isAuthority = IN_A_WORD.exec(crowd)?.groups?.authority !== undefined;
  return known.includes(who.trim().toLowerCase()) || (isAuthority && known.includes('panel'));
}

/** A name inside the crowd, “critics of Sora argue”, or right after it: “…, among them Example Bank”. */
const isNamed = (crowd: string, after: string): boolean =>
  /\p{Lu}(?!I\b)/u.test(crowd.slice(1).replace(/\bAI\b/, '')) ||
  /,\s*(?:among them|including|notably|namely|such as)\s+\p{Lu}|:\s+\p{Lu}/u.test(after);
