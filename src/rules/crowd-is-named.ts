/** Who says so? A crowd without a name is nobody. */
import { placeInSentence } from '../model/prose.ts';
import type { Rule } from './rule.ts';
import { isEnglish, isQuoted, ownSentences } from '../statements/texts.ts';

const CROWD =
  '(?:analysts|experts|observers|commentators|pundits|critics|sceptics|skeptics|proponents|advocates|supporters|opponents|insiders|researchers|scientists|economists|specialists|academics|scholars|watchers)';
const SAY =
  '(?:say|said|argue|argued|believe|believed|claim|claimed|think|thought|expect|expected|agree|agreed|warn|warned|fear|feared|worry|worried|note|suggest|suggested|contend|contended|predict|predicted|point out|pointed out|maintain|maintained|insist|insisted|are (?:saying|warning|predicting|arguing|convinced|divided)|have (?:long )?(?:said|argued|warned|claimed|noted|suggested|pointed out|predicted))\\b(?!-)';
/** Not “the researchers”, “these critics”, “three analysts”: the text has introduced them. */
const UNKNOWN =
  '(?<!\\b(?:the|these|those|our|its|his|her|their|my|both|two|three|four|five|such)\\s)';

const CROWDS = [
  `(?:\\b(?:many|some|most|several|other|few|all|industry|market|leading|independent|outside)\\s+){0,3}${UNKNOWN}\\b${CROWD}(?:\\s+(?:of|in|on)(?:\\s+[\\p{L}’'-]+){1,4}?)?\\s+(?:[a-z]+ly\\s+)?${SAY}`,
  `(?<!than\\s|as\\s)${UNKNOWN}\\b(?:many|some|most|others)\\s+(?:people\\s+)?(?:have\\s+)?(?:argue|argued|believe|believed|say|said|claim|claimed|think|fear|suspect|worry)\\b(?![-–]|\\s+(?:for|of)\\b)`,
  `(?:according to|in the (?:view|eyes|opinion) of)\\s+(?:(?:many|some|most|several|industry|market|leading|independent)\\s+){0,2}${CROWD}\\b(?!\\s+(?:at|of|from|with|who)\\b)`,
  '\\bit is (?:widely|generally|commonly|often|broadly) (?:believed|thought|held|said|assumed|accepted|known|agreed|expected|understood|considered|acknowledged|reported)\\b',
  '\\b(?:is|are|was|were) (?:widely|generally|commonly|broadly) (?:believed|thought|held|said|assumed|accepted|agreed|expected|understood|considered|regarded|seen|viewed|acknowledged) (?:as|to|that)\\b',
  '\\b(?:conventional wisdom|the consensus) (?:is|has it|holds|says)\\b',
  '\\b(?:sources|people) (?:familiar with|close to)\\b|\\b(?:unnamed|anonymous) sources\\b',
].map((pattern) => new RegExp(pattern, 'giu'));

export const crowdIsNamed: Rule = {
  id: 'crowd-is-named',
  promise: 'Nobody hides behind “analysts say”: whoever is relied on is named or cited.',
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
    for (const sentence of ownSentences(manuscript.prose)) {
      const { text, citations } = sentence;
      if (citations.length > 0 || /\?[”’"')]*$/.test(text)) continue;
      const [first] = CROWDS.flatMap((pattern) => [...text.matchAll(pattern)])
        .filter((match) => {
          const after = text.slice(match.index + match[0].length);
          return !isQuoted(text, match.index) && !isNamed(match[0], after);
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

/** A name inside the crowd, “critics of Sora argue”, or right after it: “…, among them Example Bank”. */
const isNamed = (crowd: string, after: string): boolean =>
  /\p{Lu}/u.test(crowd.slice(1)) ||
  /,\s*(?:among them|including|notably|namely|such as)\s+\p{Lu}|:\s+\p{Lu}/u.test(after);
