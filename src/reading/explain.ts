/** What does a parser's complaint mean? The traps of MDX in a writer's words. */
import type { VFileMessage } from 'vfile-message';
import type { Place } from '../model/place.ts';
import type { ProseProblem } from '../model/prose.ts';

/** A parse error of MDX as a problem with its place and the cure. `text` is the whole file. */
export function explainParseError(error: VFileMessage, text: string): ProseProblem {
  const place = startOf(error);
  const line = text.split(/\r?\n/)[place.line - 1] ?? '';
  return { place, message: cureFor(error, line, place), ruleId: 'prose-parses' };
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
    const found = line.slice(Math.max(0, place.column - 2), place.column + 6);
    return `Unexpected \`${found.trim()}\`, expected \`&lt;\` or words such as “under” where \`<\` means “less than”`;
  }
  if (/Could not parse expression/.test(reason) || /in expression/.test(reason)) {
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
