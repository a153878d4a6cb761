/** Which characters does a file spell out, such as `"\u202E"` and `&#7;`, that may not stand in it? A reader meets them all the same. */
import type { Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { placeAsWritten } from '../model/manuscript.ts';
import type { Place } from '../model/place.ts';
import { placeInSentence, type Prose, type ProseProblem } from '../model/prose.ts';
import { firstUnfit, unfitInWords } from '../model/unfit-characters.ts';
import { literalAttributes } from './data-only.ts';
import type { Frontmatter } from './frontmatter.ts';
import { hiddenCharacters } from './hidden-characters.ts';

/** What the texts of a YAML value hold that its file, `text`, does not: that has been judged as it stands. */
export function spelledInFields(
  text: string,
  { value, places }: Pick<Frontmatter, 'value' | 'places'>,
): ProseProblem[] {
  const problems: ProseProblem[] = [];
  const walk = (inner: unknown, path: string[]): void => {
    if (typeof inner === 'string') {
      problems.push(...spelledIn(text, inner, () => placeAsWritten({ places }, path)));
    } else if (typeof inner === 'object' && inner !== null) {
      for (const [key, part] of Object.entries(inner)) {
        const at = [...path, key];
        problems.push(...spelledIn(text, key, () => placeAsWritten({ places }, at)));
        walk(part, at);
      }
    }
  };
  walk(value, []);
  return problems;
}

/** The same of the prose: of its sentences, and of what stands in links, images and components. */
export function spelledInProse(text: string, prose: Prose, tree: Root): ProseProblem[] {
  const problems = prose.sentences.flatMap((sentence) =>
    hiddenIn(text, sentence.text, (offset) => placeInSentence(sentence, offset)),
  );
  visit(tree, (node) => {
    const { line = 1, column = 1, offset: start = 0 } = node.position?.start ?? {};
    const place = { line, column };
    for (const words of textsOf(node)) {
      const source = text.slice(start, node.position?.end.offset ?? start);
      // The parser makes U+FFFD of a number that is no character’s.
      const isLost = words.includes('\uFFFD') || firstUnfit(words);
      const reference = isLost ? unfitReference(source) : undefined;
      if (reference) {
        problems.push(problemAt(placeOf(source, reference.offset, place), reference.code));
      } else if (node.type === 'text') problems.push(...unfitIn(text, words, () => place));
      else problems.push(...spelledIn(text, words, () => place));
    }
  });
  return problems;
}

/** The texts that a node holds itself; code is as it was typed, and what is no data has been refused. */
function textsOf(node: Nodes): string[] {
  switch (node.type) {
    case 'text':
      return [node.value];
    case 'image':
      return [node.url, node.alt ?? '', node.title ?? ''];
    case 'imageReference':
      return [node.alt ?? ''];
    case 'link':
    case 'definition':
      return [node.url, node.title ?? ''];
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return Object.values(literalAttributes(node)).flatMap((value) =>
        [value].flat(Infinity).filter((one) => typeof one === 'string'),
      );
    default:
      return [];
  }
}

/** The first reference by number in a source that no document can hold: https://spec.commonmark.org/0.31.2/#numeric-character-references */
function unfitReference(source: string): { offset: number; code: number } | undefined {
  for (const { index, 1: hex, 2: decimal } of source.matchAll(/&#(?:x([\da-f]+)|(\d+));/gi)) {
    const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
    if (code > 0x10ffff || firstUnfit(String.fromCodePoint(code))) return { offset: index, code };
  }
  return undefined;
}

function placeOf(source: string, offset: number, { line, column }: Place): Place {
  const before = source.slice(0, offset).split('\n');
  const last = before.at(-1) ?? '';
  return before.length === 1
    ? { line, column: column + last.length }
    : { line: line + before.length - 1, column: last.length + 1 };
}

type PlaceAt = (offset: number) => Place;

const spelledIn = (text: string, words: string, placeAt: PlaceAt): ProseProblem[] => [
  ...unfitIn(text, words, placeAt),
  ...hiddenIn(text, words, placeAt),
];

function unfitIn(text: string, words: string, placeAt: PlaceAt): ProseProblem[] {
  const found = firstUnfit(words);
  if (!found) return [];
  const { offset, character } = found;
  // Half of a character stands in no file: only in a whole one.
  if (!/\p{Cs}/u.test(character) && text.includes(character)) return [];
  return [problemAt(placeAt(offset), character.codePointAt(0) ?? 0)];
}

const hiddenIn = (text: string, words: string, placeAt: PlaceAt): ProseProblem[] =>
  hiddenCharacters(words)
    .filter(({ offset }) => !text.includes(words.charAt(offset)))
    .map(({ offset, message }) => ({ place: placeAt(offset), message, ruleId: 'file-is-text' }));

const problemAt = (place: Place, code: number): ProseProblem => ({
  place,
  message: `Unexpected ${unfitInWords(code)}`,
  ruleId: 'file-is-text',
});
