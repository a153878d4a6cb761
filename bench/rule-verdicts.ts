/** How often are the rules right on other people’s prose? Precision and recall, by rule and half of the corpus. */
import type { Message } from '../src/model/message.ts';
import type { Manuscript } from '../src/model/manuscript.ts';
import type { Place } from '../src/model/place.ts';
import { readPiece } from '../src/reading/read-piece.ts';
import { checkOne } from '../src/rules/rule.ts';
import { rules } from '../src/rules/rules.ts';
import { siteOf } from '../tests/made-publication.ts';
import { RULES, type Case, type Half, type Mark, type RuleId } from './rules-corpus.ts';

/** What a rule said of the corpus, counted. */
export interface Score {
  ruleId: RuleId;
  half: Half;
  /** Marks that the rule told. */
  hits: number;
  /** What it told beside every mark. */
  wrong: string[];
  /** Marks that it did not tell. */
  missed: string[];
}

export const precisionOf = ({ hits, wrong }: Score): number => share(hits, hits + wrong.length);
export const recallOf = ({ hits, missed }: Score): number => share(hits, hits + missed.length);

const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);

const judged = rules.filter(({ id }) => Object.values<string>(RULES).includes(id));
const TODAY = '2026-11-28';

const FRONTMATTER = `authors: [staff]
datePublished: 2001-01-02
topics: [ai-video]
sources:
${[
  ['a', 'reporting'],
  ['b', 'reporting'],
  ['d', 'dataset'],
]
  .map(
    ([id, role]) =>
      `  - { id: ${id}, title: A page, publisher: A paper, URL: "https://example.org/${id}", issued: 2001-01-02, accessed: 2001-01-02, role: ${role} }`,
  )
  .join('\n')}
caveats: []`;

/** The piece that a case stands in. */
const pieceOf = ({ title, prose }: Case): Manuscript =>
  readPiece({
    file: 'content/analysis/example/index.mdx',
    slug: 'example',
    bytes: new TextEncoder().encode(
      `---\ntitle: ${JSON.stringify(title?.text ?? 'A title')}\n${FRONTMATTER}\n---\n${prose.text}\n`,
    ),
    files: [],
  });

/** Scores of each rule on the cases of one half. */
export function scoresOf(cases: readonly Case[], half: Half): Score[] {
  const scores = new Map(
    judged.map(({ id }) => {
      const ruleId = id as RuleId;
      return [id, { ruleId, half, hits: 0, wrong: [], missed: [] } as Score];
    }),
  );
  for (const one of cases.filter((other) => other.half === half)) {
    const manuscript = pieceOf(one);
    const messages = checkOne(judged, manuscript, siteOf([manuscript]), TODAY);
    const told = new Set<Mark>();
    for (const message of messages) {
      const score = scores.get(message.ruleId);
      const mark = markOf(one, manuscript, message);
      if (mark) told.add(mark);
      else score?.wrong.push(`${quotedIn(message)} | ${one.line}`);
    }
    for (const mark of [...(one.title?.marks ?? []), ...one.prose.marks]) {
      const score = scores.get(mark.ruleId);
      if (told.has(mark) && score) score.hits += 1;
      else score?.missed.push(one.line);
    }
  }
  return [...scores.values()];
}

const quotedIn = ({ message }: Message): string => /“(.*?)”(?: |,|$)/.exec(message)?.[1] ?? '';

/** The mark that a message is about: words of the title, or a place in the prose that both share. */
function markOf({ title, prose }: Case, { text }: Manuscript, message: Message): Mark | undefined {
  const words = quotedIn(message);
  const own = ({ ruleId }: Mark) => ruleId === message.ruleId;
  if (/in `title`/.test(message.message)) {
    return title?.marks.filter(own).find(({ start, end }) => {
      const marked = title.text.slice(start, end);
      return marked.includes(words) || words.includes(marked);
    });
  }
  const at = offsetOf(text, message.place) - text.lastIndexOf(`\n---\n`) - '\n---\n'.length;
  return prose.marks
    .filter(own)
    .find(({ start, end }) => at < end && start < at + Math.max(1, words.length));
}

const offsetOf = (text: string, { line, column }: Place): number =>
  text
    .split('\n')
    .slice(0, line - 1)
    .reduce((sum, before) => sum + before.length + 1, column - 1);
