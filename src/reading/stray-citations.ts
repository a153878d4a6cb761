/** Which citations are printed as they were typed? Those of other tools and habits, each with what to write. */
import type { Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { parseCitationGroup } from '../model/citation.ts';
import type { Place } from '../model/place.ts';
import type { ProseProblem } from '../model/prose.ts';
import { isMeant } from './citation-syntax.ts';
import { literalAttributes } from './data-only.ts';
import { BLOT, placesIn, plainWords, spanOf } from './plain-words.ts';

const RULE = 'citation-is-shown';
/** A key as it may be typed, and not in a mail address, an address or after a backslash, which makes it text. */
const KEY = /(?<![\p{L}\p{N}_@＠./\\+])[@＠](?<key>[\p{L}\p{N}_](?:[\p{L}\p{N}_:./+~-]|\\_)*)/gu;

/** Marks around a citation that are none, each with what stands in them. */
const FORMS: readonly RegExp[] = [
  /\\\[(?<inner>[^[\]\\]*[@＠](?:[^[\]\\]|\\_)*)\\?\]/g,
  /\[\^(?<inner>-?[@＠][^[\]]*)\]/g,
  /\[cite(?:\/[^:\]]*)?:\s*(?<inner>-?[@＠][^[\]]*)\]/g,
  /\((?<inner>-?[@＠][^()[\]]*)\)/g,
  /[（［【](?<inner>-?[@＠][^（）［］【】[\]]*)[）］】]/g,
  /\[(?<inner>[^[\]\\]*＠[^[\]\\]*)\]/g,
];

/** The key of a match as an id is written: without what ends a sentence, and without escapes. */
const idOf = (key = '') => key.replaceAll('\\_', '_').replace(/[.:/+~-]+$/, '');

/** The ids in a text that are those of sources, or nearly. */
const idsIn = (text: string, ids: readonly string[]) =>
  Array.from(text.matchAll(KEY), ({ groups }) => idOf(groups?.key)).filter((id) =>
    isMeant(id, ids),
  );

/** What was meant by words in marks that make no citation; undefined where they would make none either. */
function groupOf(inner: string): string | undefined {
  const group = `[${inner
    .trim()
    .replaceAll('\\_', '_')
    .replaceAll('＠', '@')
    .replace(/(?<=@[^\s,;#]+)\s+(?=[^\s#;])/g, ', ')}]`;
  return 'wrong' in parseCitationGroup(group) ? undefined : group;
}

/** Citations in the prose that no reader can follow. `ids` are those of the sources, `text` is the file. */
export function strayCitations(tree: Root, text: string, ids: readonly string[]): ProseProblem[] {
  if (ids.length === 0) return [];
  const problems: ProseProblem[] = [];
  const placeAt = placesIn(text);
  const report = (offset: number, message: string, was?: string, now?: string) => {
    const repair = was === undefined || now === undefined ? undefined : { was, now };
    problems.push({ place: placeAt(offset), message, ruleId: RULE, repair });
  };
  for (const { words, offset } of plainWords(tree, text)) {
    inWords(words, offset, text, ids, report);
  }
  visit(tree, (node) => {
    const { start } = spanOf(node);
    if (node.type === 'citationGroup') {
      const now = node.value.replace(/,\s*(?=-?@)/g, '; ');
      const items = parseCitationGroup(node.value);
      const isComma =
        !('wrong' in items) && items.some(({ locator = '' }) => idsIn(locator, ids).length > 0);
      if (isComma) {
        const cure = now === node.value ? `a semicolon before each \`@\`` : `\`${now}\``;
        report(
          start,
          `Unexpected \`${node.value}\`, which takes the second source for a place in the first, expected ${cure}`,
          node.value,
          now === node.value ? undefined : now,
        );
      }
    } else
      inNode(node, ids, (message) => {
        report(start, message);
      });
  });
  return problems;
}

type ReportAt = (offset: number, message: string, was?: string, now?: string) => void;

function inWords(
  words: string,
  from: number,
  text: string,
  ids: readonly string[],
  report: ReportAt,
): void {
  const told: { start: number; end: number }[] = [];
  const tell = (index: number, was: string, now: string | undefined) => {
    told.push({ start: index, end: index + was.length });
    const cure = now ?? 'a source in brackets of its own, such as `[@' + (ids[0] ?? '') + ']`';
    report(
      from + index,
      `Unexpected \`${was}\`, which readers see as it stands, expected ${now === undefined ? cure : `\`${cure}\``}`,
      was,
      now,
    );
  };
  for (const form of FORMS) {
    for (const { index, 0: was, groups } of words.matchAll(form)) {
      if (told.some(({ start, end }) => start < index + was.length && index < end)) continue;
      if (idsIn(groups?.inner ?? '', ids).length > 0)
        tell(index, was, groupOf(groups?.inner ?? ''));
    }
  }
  for (const { index, groups } of words.matchAll(/\[\^(?<key>[^\]\s]+)\]/g)) {
    const key = groups?.key ?? '';
    if (ids.includes(key)) tell(index, `[^${key}]`, `[@${key}]`);
  }
  for (const { index, 0: was, groups } of words.matchAll(
    /(?<![\]\\!])\[(?<key>[\p{L}\p{N}_][^[\]\s]*)\](?![([:])/gu,
  )) {
    const key = groups?.key ?? '';
    if (!ids.includes(key)) continue;
    // Words in brackets may be an editor’s own: only the writer knows.
    report(
      from + index,
      `Unexpected \`${was}\`, which readers see as it stands, expected \`[@${key}]\`, or \`\\${was}\` where the word itself is meant`,
    );
  }
  // Citations with a comma between them, or in brackets once more.
  const cited = BLOT.citation;
  for (const { index, 0: all } of words.matchAll(
    // From the beginning of what is cited: a long one is not read anew from each of its letters.
    new RegExp(`(?<!${cited})${cited}+(?:\\s*[,;]\\s*${cited}+)+|\\[${cited}+\\]`, 'g'),
  )) {
    const was = text.slice(from + index, from + index + all.length);
    const now = was.startsWith('[[') ? was.slice(1, -1) : was.replace(/\]\s*[,;]\s*\[/g, '; ');
    report(from + index, `Unexpected \`${was}\`, expected \`${now}\``, was, now);
  }
  for (const { index, 0: written, groups } of words.matchAll(KEY)) {
    const id = idOf(groups?.key);
    if (told.some(({ start, end }) => start <= index && index < end)) continue;
    // Outside brackets, a name that is nearly an id may be anybody’s.
    if (!ids.some((one) => one.toLowerCase() === id.toLowerCase())) continue;
    const was = written.slice(0, 1) + id;
    const place = /^\s*\[(?<locator>[^[\]]*)\]/.exec(words.slice(index + written.length))?.groups
      ?.locator;
    const group = place === undefined ? `[@${id}]` : `[@${id}, ${place}]`;
    report(
      from + index,
      `Unexpected \`${was}\`, which readers see as it stands, expected \`${group}\` after the words it backs, or \`\\@${id}\` where the name itself is meant`,
    );
  }
}

/** Citations where a reader can press no mark: in a link, a description, a property. */
function inNode(node: Nodes, ids: readonly string[], report: (message: string) => void): void {
  const typed = (words: string, where: string) => {
    const [id] = idsIn(words, ids);
    if (id === undefined) return;
    report(
      `Unexpected \`@${id}\` in ${where}, which readers meet as it stands, expected \`[@${id}]\` in the prose`,
    );
  };
  switch (node.type) {
    case 'link':
    case 'linkReference':
      visit(node, 'citationGroup', ({ value }) => {
        report(
          `Unexpected citation \`${value}\` in the words of a link, expected it after the link: \`[words](address) ${value}\``,
        );
      });
      return;
    case 'image':
    case 'imageReference':
      typed(node.alt ?? '', 'the description of an image');
      return;
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      for (const [name, value] of Object.entries(literalAttributes(node))) {
        for (const words of [value].flat(9)) {
          if (typeof words === 'string') typed(words, `property \`${name}\` of \`<${node.name}>\``);
        }
      }
      return;
    default:
  }
}

/** Fields whose texts are the words of others, or names: an `@` in them is theirs. */
const OTHERS = /^sources\.\d+\.(?!note|interest)|\.quote$|(?:^|\.)(?:id|URL|url|src)$/;

/** Citations in the texts of the frontmatter, which show none. */
export function citationsInFields(
  value: unknown,
  ids: readonly string[],
  placeOf: (path: string[]) => Place,
): ProseProblem[] {
  const problems: ProseProblem[] = [];
  const walk = (inner: unknown, path: string[]): void => {
    if (typeof inner === 'string') {
      const field = path.join('.');
      const words = OTHERS.test(field) ? (/\[-?@[^[\]]*\]/.exec(inner)?.[0] ?? '') : inner;
      const [id] = idsIn(words, ids).filter(
        (one) => ids.includes(one) || words.includes(`[@${one}`),
      );
      if (id === undefined) return;
      const message = `Unexpected \`@${id}\` in \`${field}\`, which readers see as it stands, expected the text without it: sources are cited in the prose, or listed in fields of their own`;
      problems.push({ place: placeOf(path), message, ruleId: RULE });
    } else if (typeof inner === 'object' && inner !== null) {
      for (const [key, part] of Object.entries(inner)) walk(part, [...path, key]);
    }
  };
  if (ids.length > 0) walk(value, []);
  return problems;
}
