/** What does a parser's complaint mean? The traps of MDX in a writer's words. */
import type { VFileMessage } from 'vfile-message';
import { shortened } from '../model/expect.ts';
import type { Place } from '../model/place.ts';
import type { ProseProblem } from '../model/prose.ts';
import { markdownFor, sameInMarkdown } from './html-in-prose.ts';

/** A parse error of MDX as a problem with its place and the cure. `text` is the whole file. */
export function explainParseError(error: VFileMessage, text: string): ProseProblem {
  const place = startOf(error);
  const lineAt = (at: Place) => text.split(/\r?\n/)[at.line - 1] ?? '';
  const line = lineAt(place);
  const value =
    valueFault(error, line, place) ??
    bracedFault(error, line, place) ??
    elementFault(error, lineAt);
  if (value) return { ...value, ruleId: 'prose-parses' };
  return { place, message: cureFor(error, line, place), ruleId: 'prose-parses' };
}

type Told = Pick<ProseProblem, 'place' | 'message' | 'repair'>;

/** The value of a property without straight quotation marks: `<Aside title=“x”>`. */
function valueFault({ reason }: VFileMessage, line: string, place: Place): Told | undefined {
  if (!/before attribute value/.test(reason)) return undefined;
  const from = line.slice(place.column - 1);
  const property = /(?<name>[\w-]+)\s*=\s*$/.exec(line.slice(0, place.column - 1))?.groups?.name;
  const typographic = /^[“”„«»‘’‚‹›](?<inner>[^“”«»"›<>]*?)[“”«»‘’‹›](?=[\s/>])/u.exec(from);
  const bare = /^[^\s"'`{}<>/=“”„«»‘’‚‹›]+(?=[\s/>])/u.exec(from);
  const inner = typographic?.groups?.inner ?? bare?.[0];
  const [was] = typographic ?? bare ?? [];
  const cure = `expected straight ones: \`${property ?? 'title'}="${inner ?? '…'}"\``;
  const message = /^[“”„«»‘’‚‹›]/u.test(from)
    ? `Unexpected typographic quotation marks round the value of \`${property}\`, ${cure}`
    : `Missing quotation marks round the value of \`${property}\`, ${cure}`;
  if (was === undefined || inner === undefined) return { place, message };
  return { place, message, repair: { was, now: `"${inner}"`, isHere: true } };
}

/** A value in braces that is no JavaScript and is meant as it stands: `year={010}`, `on={2026-04-17}`. */
function bracedFault({ reason }: VFileMessage, line: string, place: Place): Told | undefined {
  if (!/expression/.test(reason)) return undefined;
  for (const { index, 0: was, 1: name = '', 2: value = '' } of line.matchAll(
    /(?<=<[A-Za-z][^<>]*\s)([\w-]+)=\{\s*([^"'`[\](){}<>]+?)\s*\}/g,
  )) {
    if (place.column <= index || place.column > index + was.length + 1) continue;
    const now = `${name}="${value}"`;
    return {
      place: { line: place.line, column: index + 1 },
      message: `Unexpected \`{${value}}\` in property \`${name}\`, expected a text: \`${now}\``,
      repair: { was, now, isHere: true },
    };
  }
  return undefined;
}

/** An element of HTML that is not closed, nor needs to be: prose has it otherwise. */
function elementFault({ reason }: VFileMessage, lineAt: (at: Place) => string): Told | undefined {
  const [, name = '', line, column] =
    /Expected a closing tag for `<([^`>]*)>` \((\d+):(\d+)/.exec(reason) ?? [];
  const place = { line: Number(line ?? 1), column: Number(column ?? 1) };
  const same = sameInMarkdown(lineAt(place).slice(place.column - 1));
  const cure = markdownFor(name) ?? (same && `\`${same.now}\``);
  if (cure === undefined) return undefined;
  const message = `Unexpected \`<${name}>\`, expected ${cure}`;
  return { place, message, repair: same && { ...same, isHere: true } };
}

function startOf(error: VFileMessage): Place {
  const at = error.place;
  if (!at) {
    // Some complaints about tags name the place of the tag in their words only.
    const [, line, column] = /\((\d+):(\d+)/.exec(error.reason) ?? [];
    return { line: Number(line ?? 1), column: Number(column ?? 1) };
  }
  const { line, column } = 'start' in at ? at.start : at;
  return { line, column };
}

function cureFor(error: VFileMessage, line: string, place: Place): string {
  const { reason } = error;
  const before = line.slice(0, Math.max(0, place.column - 1));
  if (/to create a comment in MDX/.test(reason)) {
    return 'Unexpected `<!--`, expected no comment in the prose: comments belong in the frontmatter, after a `#`';
  }
  if (/to create a link in MDX/.test(reason) || /<(https?|mailto):?$/.test(before)) {
    return 'Unexpected `<https://…>`, expected a link with its words: `[words](https://…)`';
  }
  if (/before name, expected/.test(reason)) {
    const found = [...line.slice(Math.max(0, place.column - 2))].slice(0, 8).join('');
    return `Unexpected \`${found.trim()}\`, expected \`&lt;\` or words such as “under” where \`<\` means “less than”`;
  }
  if (/ in name, expected/.test(reason)) {
    const tag = line.slice(before.lastIndexOf('<'));
    return `Unexpected \`${shortened(tag, 20)}\`, expected a component such as \`<Aside>\`, or \`&lt;\` where the sign itself is meant`;
  }
  if (/Could not parse expression/.test(reason) || /in expression/.test(reason)) {
    const command = /\\[A-Za-z]*cite[A-Za-z]*\*?(?:\[[^\]]*\])*\{[^}]*\}?/.exec(line)?.[0];
    if (command) return `Unexpected \`${command}\`, expected a citation such as \`[@id]\``;
    const shortcode = /\{(?:\{[<%]?|%)[^}]*\}*/.exec(line)?.[0];
    if (shortcode) {
      return `Unexpected \`${shortcode}\`, expected Markdown or a component such as \`<Figure>\`: templates of other tools are not read`;
    }
    return /\{#/.test(line)
      ? 'Unexpected `{#…}`, expected a heading without it: anchors are made from its words'
      : 'Unexpected `{`, expected `\\{` where a brace is meant: a piece holds no expressions';
  }
  if (/Could not parse import\/exports/.test(reason)) {
    return 'Unexpected `import` or `export` at the beginning of a line, expected prose: components are there without import';
  }
  const unclosed =
    /Expected a closing tag for `<(?<name>[^`>]*)>` \((?<at>\d+:\d+)/.exec(reason)?.groups ??
    /Expected the closing tag `<\/(?<name>[^`>]*)>`/.exec(reason)?.groups;
  if (unclosed) {
    const at = unclosed.at ? ` opened at ${unclosed.at}` : '';
    return `Unclosed \`<${unclosed.name}>\`${at}, expected \`</${unclosed.name}>\` after its content, each tag on a line of its own where the content has paragraphs`;
  }
  const stray =
    /Unexpected closing tag `<\/(?<name>[^`>]*)>`/.exec(reason)?.groups ??
    (/Unexpected closing slash/.test(reason)
      ? /<\/(?<name>[^\s>]*)/.exec(line)?.groups
      : undefined);
  if (stray) {
    return `Unexpected \`</${stray.name}>\`, expected \`<${stray.name}>\` before it, and tags closed in the order they were opened`;
  }
  if (/Unexpected end of file/.test(reason)) {
    return 'Unclosed `<` or `{` up to the end of the file, expected its closing mark, or `&lt;` or `\\{` where the sign itself is meant';
  }
  return `Markup that cannot be read: ${reason}`;
}
