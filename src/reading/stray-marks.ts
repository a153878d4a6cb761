/** Which marks are printed among the words? Those of other tools, of Markdown that was not read, and of chat programs. */
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { shortened } from '../model/expect.ts';
import type { ProseProblem } from '../model/prose.ts';
import { BLOT, placesIn, plainWords, spanOf } from './plain-words.ts';

const MARKS_RULE = 'marks-are-read';

interface Mark {
  /** What stands there; the named group `mark`, where there is one, is what the message names. */
  pattern: RegExp;
  /** Completes “expected …”. */
  expected: string;
  /** What a machine writes instead. */
  now?: (mark: string) => string;
  /** True where a quotation may hold it as it is. */
  notQuoted?: true;
}

const LINK = '`[words](address)`';
const { address: A, other: O } = BLOT;

/** What chat programs leave in texts that were copied from them. */
const CHAT: readonly Mark[] = [
  {
    pattern:
      /:contentReference\[oaicite:[^\]]*\](?!\u0000)|(?<!Reference)\[oaicite:[^\]]*\]|【[^【】]*†[^【】]*】|\uE200[^\uE200\uE201]*\uE201|(?:file)?cite(?:turn\d+[a-z]+\d+)+|(?<![\p{L}\p{N}])turn\d+(?:search|view|news|fetch|file|image|academia)\d+|\[cite_(?:start|end)\]|\[cite:\s*\d[\d,\s]*\]|\[(?:span_\d+|attached_file:\d+|web:\d+)\]|\[\^\d+\^\]/gu,
    expected: 'the source of the words, `[@…]`: a chat program left it, and it leads nowhere',
    now: () => '',
  },
  {
    pattern: /[\uE000-\uF8FF]/g,
    expected: 'a character that every font has: this one is private to one program',
  },
  {
    pattern: /\uFFFD+/g,
    expected: 'the letter that stood there before a program could not read it',
  },
];

const TEXT: readonly Mark[] = [
  {
    pattern: /!?\[\[[^[\]]*\]\]/g,
    expected: `${LINK}, or an image \`![what it shows](./file.png)\``,
  },
  {
    pattern: new RegExp(
      `!?\\[[^[\\]\\n]+\\][ \\t]+\\((?=${A}|https?:|www\\.|/|#|\\./)[^)\\n]*\\)?`,
      'g',
    ),
    expected: 'no space between `]` and `(`, so that it is a link',
  },
  {
    pattern: new RegExp(`\\([^()\\n]+\\)\\[(?=${A}|https?:|www\\.|/|#|\\./)[^\\]\\n]*\\]?`, 'g'),
    expected: LINK,
  },
  {
    pattern: new RegExp(`!?\\[[^[\\]\\n]+\\](?:\\(|（)[^)）\\n]*[)）]?`, 'g'),
    expected: `${LINK}, its address without spaces, or in \`<…>\``,
  },
  {
    pattern: /!?\[[^[\]^\n]+\]\[[^[\]^\n]*\]/g,
    expected: `a line \`[name]: address\` for it, or ${LINK}`,
  },
  { pattern: /!\[[^[\]\n]+\]/g, expected: 'an image `![what it shows](./file.png)`' },
  { pattern: /\[\^[^[\]\s]+\]/g, expected: 'a line `[^1]: …` with the words of the note' },
  { pattern: /\^\[[^[\]\n]*\]/g, expected: 'a note `[^1]` and a line `[^1]: …` with its words' },
  {
    pattern: /(?<![\p{L}\p{N}=])==(?=[^\s=])[^=\n]*[^\s=]==(?![\p{L}\p{N}=])/gu,
    expected: '`<mark>…</mark>`',
  },
  {
    pattern: /(?<![\s+])\+\+(?=[^\s+])[^+\n]*[^\s+]\+\+|(?<![^\s])\+\+(?=[^\s+])[^+\n]*[^\s+]\+\+/g,
    expected: '`<ins>…</ins>`',
  },
  {
    pattern: /(?<=[\p{L})])~(?=[^\s~])[^\s~]{1,12}~(?!~)/gu,
    expected: '`<sub>…</sub>`',
  },
  {
    pattern:
      /(?<=[\p{L}\p{N})])\^(?=[^\s^])[^\s^]{1,12}\^(?!\^)|(?<![^\s(])\^[\p{L}\p{N}+-]{1,12}\^(?!\^)/gu,
    expected: '`<sup>…</sup>`',
  },
  {
    pattern:
      /\*\*+(?=[^\s*])|(?<=[^\s*])\*\*+|~~|(?<![\p{L}\p{N}_])__+(?=\p{L})|(?<=\p{L})__+(?![\p{L}\p{N}_])/gu,
    expected: 'a pair of marks, close to their words, or `\\*` where the sign itself is meant',
  },
  {
    pattern: /`+/g,
    expected: 'a pair of backticks around code, or `\\`` where the sign itself is meant',
  },
  {
    pattern:
      /\$\$[^$]+\$\$|(?<![\p{L}\p{N}$\\])\$(?=[^\s$])(?:[A-Za-z]{1,2}|[^$\n]*[\\^_={}<>][^$\n]*)(?<=[^\s\\])\$(?![\p{N}$])/gu,
    expected:
      'the formula in words and signs of text, such as `x²`, or code: formulas of TeX are not drawn',
  },
  {
    pattern: /\\\((?=[^\n]*(?:[\\^_=]|\(\w\\\)))[^\n]*?\\\)|\\\[(?=[^\n]*[\\^_=])[^@\n]*?\\\]/g,
    expected:
      'the formula in words and signs of text, such as `x²`, or code: formulas of TeX are not drawn',
  },
  {
    pattern: /%%(?=[^\s%])[^%\n]*%%/g,
    expected: 'no comment in the prose: comments belong in the frontmatter, after a `#`',
  },
  {
    pattern: /(?<=[\p{L}\p{N}.,;:!?”"’)] ?)\[\d{1,3}\](?![(:[\p{L}])/gu,
    expected: 'the source in its place, `[@…]`, or a note `[^1]` with a line of its own',
    notQuoted: true,
  },
  {
    pattern: /(?<![\p{L}\p{N}:/]):(?:\+1|-1|[a-z][a-z\d]*(?:_[a-z\d]+)*):(?![\p{L}\p{N}:])/gu,
    expected: 'the sign itself, or words',
  },
  {
    pattern:
      /\[(?<tag>b|i|u|s|url|img|quote|code|size|color)(?:=[^\]\n]*)?\][^[\n]*\[\/\k<tag>\]/gi,
    expected: 'Markdown: `**bold**`, `*italic*`, `[words](address)`',
  },
];

/** Marks that count at the beginning of a line. */
const START = String.raw`(?<=(?:^|\n)[ \t>]*)`;
const atStart = (pattern: string, expected: string, more: Partial<Mark> = {}): Mark => ({
  pattern: new RegExp(START + pattern, 'gu'),
  expected,
  ...more,
});
const ASIDE = '`<Aside title="…">` and `</Aside>`, each on a line of its own between blank lines';
const LINES: readonly Mark[] = [
  atStart(String.raw`:{3,}[ \t]*[\p{L}{]?[^\n]*`, ASIDE),
  atStart(String.raw`(?:!!!|\?\?\?\+?)[ \t]+\p{L}[^\n]*`, ASIDE),
  atStart(String.raw`\.\.[ \t]+\p{L}[\p{L}-]*::`, ASIDE),
  atStart(String.raw`\[![A-Za-z]+\][+-]?`, ASIDE),
  atStart(
    String.raw`#{1,6}[\u00A0\u2000-\u200A\u202F\u3000]`,
    'a plain space after the `#` of a heading',
    {
      now: (mark) => `${mark.slice(0, -1)} `,
    },
  ),
  atStart(String.raw`#{2,6}(?=[^\s#\u0000-\u0002])`, 'a space after the `#` of a heading', {
    now: (mark) => `${mark} `,
  }),
  atStart(
    String.raw`\[(?:TOC|toc)\](?=[ \t]*(?:\n|$))|\{:?toc\}|\$\{toc\}`,
    'nothing: a list of contents is made from the headings',
  ),
  atStart(String.raw`\*\[[^[\]\n]+\]:`, '`<abbr title="…">…</abbr>` where the word stands'),
  { pattern: /(?<=\S\n[ \t>]*):[ \t]+(?=\S)/g, expected: 'an item of a list, `- **Term**: …`' },
  atStart(String.raw`＃+`, 'the plain `#` and a space before a heading'),
  atStart(
    String.raw`[•‣⁃◦▪▫●○■□◆◇➢➤►▸✓✔✅☐☑・][ \t\u00A0\u3000]*(?=\S)`,
    '`- ` before each item of a list',
    {
      now: () => '- ',
    },
  ),
  atStart(
    String.raw`[-*+](?:\u00A0|\u3000)[ \t\u00A0\u3000]*(?=\S)`,
    '`- `, with a plain space, before each item of a list',
    { now: () => '- ' },
  ),
  atStart(String.raw`[–—](?:[ \t]{2,}|\u00A0+|\t)(?=\S)`, '`- ` before each item of a list', {
    now: () => '- ',
    notQuoted: true,
  }),
  atStart(
    String.raw`[–—][ \t](?=\S[^\n]*\n[ \t>]*[–—][ \t])|(?<=(?:^|\n)[–—][ \t]\S[^\n]*\n[ \t>]*)[–—][ \t](?=\S)`,
    '`- ` before each item of a list, or a blank line between the lines',
    { now: () => '- ', notQuoted: true },
  ),
  atStart(
    String.raw`\d{1,3}(?:[.)](?=\p{L}{2})|[.)]\u00A0+(?=\S)|[）、．](?=\S))`,
    'a plain space after the number of an item, as in `1. `',
    {
      now: (mark) => `${/\d+/.exec(mark)?.[0]}${mark.includes(')') ? ')' : '.'} `,
    },
  ),
  atStart(
    String.raw`-(?=\p{L}{2}[^\n]*\n[ \t>]*-\p{L})|(?<=(?:^|\n)-\p{L}[^\n]*\n[ \t>]*)-(?=\p{L})`,
    '`- ` before each item of a list',
    { now: () => '- ' },
  ),
];
/** A line that is all there is of a paragraph, and has no full stop. */
const LONE_HEADING: Mark = {
  pattern: /^#(?=\p{Lu}[\p{L}]*[ \t][^\n#]*[^\s.!?…。#]$)/gu,
  expected: 'a space after the `#` of a heading, or `\\#` where the sign itself is meant',
};

/** Addresses that say by which chat program somebody came. */
const TRACKED =
  /[?&](?:utm_source=(?:chatgpt\.com|openai|chatgpt|perplexity(?:\.ai)?|copilot\.com|claude\.ai|gemini)|ref=chatgpt(?:\.com)?)(?=[&#]|$)/i;

/** An address without what says by which chat program it was found. */
export const withoutChat = (url: string): string => {
  const found = TRACKED.exec(url);
  if (!found) return url;
  const rest = url.slice(found.index + found[0].length);
  const lead = url.slice(0, found.index);
  return rest.startsWith('&') && found[0].startsWith('?')
    ? `${lead}?${rest.slice(1)}`
    : lead + rest;
};

/** Marks in the prose that readers see as they stand. `text` is the file. */
export function strayMarks(tree: Root, text: string): ProseProblem[] {
  const problems: ProseProblem[] = [];
  const placeAt = placesIn(text);
  const report = (offset: number, message: string, was?: string, now?: string) => {
    const repair = was === undefined || now === undefined ? undefined : { was, now };
    problems.push({ place: placeAt(offset), message, ruleId: MARKS_RULE, repair });
  };
  for (const { node, words, offset, isQuoted } of plainWords(tree, text)) {
    const told: { start: number; end: number }[] = [];
    const marks = [
      ...CHAT,
      ...(node.type === 'paragraph' ? [...LINES, LONE_HEADING] : []),
      ...TEXT,
    ];
    for (const { pattern, expected, now, notQuoted } of marks) {
      if (notQuoted && isQuoted) continue;
      for (const { index, 0: mark } of words.matchAll(pattern)) {
        const end = index + mark.length;
        if (mark === '' || isEscaped(words, index)) continue;
        if (told.some((other) => other.start < end && index < other.end)) continue;
        // Citations have a rule of their own.
        if (/^\[(?:\^|cite[^\]]*:\s*)?-?[@＠]/.test(mark)) continue;
        told.push({ start: index, end });
        const was = text.slice(offset + index, offset + end);
        report(
          offset + index,
          `Unexpected ${shown(was)}, which readers see as it stands, expected ${expected}`,
          was,
          now?.(was),
        );
      }
    }
  }
  inAddresses(tree, text, report);
  return problems;
}

/** Addresses with the mark of a chat program, and bare ones that run into the words after them. */
function inAddresses(
  tree: Root,
  text: string,
  report: (offset: number, message: string, was?: string, now?: string) => void,
): void {
  visit(tree, ['link', 'definition', 'image'], (node) => {
    if (!('url' in node)) return;
    const { start, end } = spanOf(node);
    const source = text.slice(start, end);
    const { url } = node;
    if (withoutChat(url) !== url) {
      const at = source.indexOf(url);
      report(
        start + Math.max(0, at),
        `Unexpected \`${TRACKED.exec(url)?.[0].slice(1)}\` in an address, expected it without: it says by which chat program it was found`,
        at < 0 ? undefined : url,
        withoutChat(url),
      );
    }
    if (node.type === 'link' && node.children.length === 0) {
      report(
        start,
        `Missing words of the link to \`${shortened(url)}\`, expected \`[words](address)\``,
      );
    }
    if (node.type !== 'link' || /^(?:[[<]|$)/.test(source)) return;
    // A link that was not read has been told.
    if (text.slice(0, start).endsWith('](')) return;
    const words = /[^\u0021-\u007E]/.exec(source);
    if (!words) return;
    const bare = source.slice(0, words.index);
    const isMark = /[\p{P}\p{S}]/u.test(words[0]);
    const now = `[${bare.replace(/^https?:\/\//, '').replace(/\/$/, '')}](${bare})`;
    report(
      start,
      `Unexpected \`${source.slice(words.index, words.index + 12)}\` in the address \`${bare}\`, which runs into the words after it, expected \`${now}\``,
      isMark ? bare : undefined,
      isMark ? now : undefined,
    );
  });
}

const isEscaped = (words: string, at: number): boolean =>
  (/\\*$/.exec(words.slice(0, at))?.[0].length ?? 0) % 2 === 1;

/** A mark as a message names it: short, and visible. */
function shown(mark: string): string {
  const line = mark
    .replace(/\s+/g, ' ')
    .replace(
      /[\uE000-\uF8FF\u00A0\u2000-\u200A\u202F\u3000]/g,
      (one) => `U+${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
    )
    .replaceAll(O, '…');
  const short = shortened(line);
  return short.includes('`') ? `“${short}”` : `\`${short.trim() || short}\``;
}

/** Marks of chat programs in the texts of the frontmatter. */
export function marksInFields(
  value: unknown,
  placeOf: (path: string[]) => ProseProblem['place'],
): ProseProblem[] {
  const problems: ProseProblem[] = [];
  const walk = (inner: unknown, path: string[]): void => {
    if (typeof inner === 'string') {
      const found = CHAT.map(({ pattern, expected }) => ({
        mark: inner.match(pattern)?.[0],
        expected,
      }));
      for (const { mark, expected } of found.filter((one) => one.mark !== undefined).slice(0, 1)) {
        const message = `Unexpected ${shown(mark ?? '')} in \`${path.join('.')}\`, expected ${expected}`;
        problems.push({ place: placeOf(path), message, ruleId: MARKS_RULE });
      }
      if (/^https?:/.test(inner) && withoutChat(inner) !== inner) {
        const message = `Unexpected \`${TRACKED.exec(inner)?.[0].slice(1)}\` in \`${path.join('.')}\`, expected the address without: it says by which chat program it was found`;
        problems.push({
          place: placeOf(path),
          message,
          ruleId: MARKS_RULE,
          repair: { was: inner, now: withoutChat(inner) },
        });
      }
    } else if (typeof inner === 'object' && inner !== null) {
      for (const [key, part] of Object.entries(inner)) walk(part, [...path, key]);
    }
  };
  walk(value, []);
  return problems;
}
