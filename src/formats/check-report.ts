/** How is a check read out? For people by file with a count, for programs as JSON or GitHub’s commands. */
import type { Message } from '../model/message.ts';
import { spelledOut } from '../model/unfit-characters.ts';

/** Marks up a word of the report; identity where there is no colour. */
export type Paint = (
  style: 'red' | 'yellow' | 'green' | 'dim' | 'underline',
  text: string,
) => string;

export const plain: Paint = (_style, text) => text;

/**
 * The report as lines of text, grouped by file as vfile-reporter does
 * (https://github.com/vfile/vfile-reporter); every message begins with `file:line:col`.
 * `fixable` is how many of them `--fix` would fix.
 */
export function reportOf(
  messages: readonly Message[],
  checked: number,
  paint: Paint = plain,
  fixable = 0,
): string {
  const files = [...new Set(messages.map((message) => message.file))].sort();
  const groups = files.map((file) => {
    const lines = messages
      .filter((message) => message.file === file)
      .map((message) => lineOf(message, paint));
    return [paint('underline', file), ...lines].join('\n');
  });
  const offer =
    fixable === 0 ? [] : [`\`npm run check -- --fix\` fixes ${fixable} of them at once.`];
  return [...groups, [summaryOf(messages, checked, paint), ...offer].join('\n')].join('\n\n');
}

/** What `--fix` has fixed, a line each. */
export const fixedOf = (messages: readonly Message[], paint: Paint = plain): string =>
  messages
    .map(({ file, place, message }) => {
      const at = `${file}:${place.line}:${place.column}`;
      return `${paint('green', 'fixed')} ${at} ${spelledOut(message)}`;
    })
    .join('\n');

/** Messages as one JSON array; lines and columns from 1, columns in UTF-16 units. */
export const toJson = (messages: readonly Message[]): string =>
  JSON.stringify(
    messages.map(({ file, place, severity, ruleId, message, fix }) => ({
      file,
      line: place.line,
      column: place.column,
      severity,
      ruleId,
      message,
      fix: fix ?? null,
    })),
    null,
    2,
  );

/**
 * Messages as annotations of a workflow run, a line each.
 * https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
export const toGithubCommands = (messages: readonly Message[]): string =>
  messages
    .map(({ file, place, severity, ruleId, message, fix }) => {
      const properties = { file, line: place.line, col: place.column, title: ruleId };
      const written = Object.entries(properties)
        .map(([name, value]) => `${name}=${escapedProperty(String(value))}`)
        .join(',');
      const text = fix === undefined ? message : `${message}\nfix ${fix}`;
      return `::${severity} ${written}::${escapedData(spelledOut(text))}`;
    })
    .join('\n');

/** Escapes as the runner reads them: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
const escapedData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapedProperty = (text: string): string =>
  escapedData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

function lineOf({ file, place, severity, ruleId, message, fix }: Message, paint: Paint): string {
  const at = `${file}:${place.line}:${place.column}`;
  const word = severity === 'error' ? paint('red', 'error') : paint('yellow', 'warning');
  const line = `  ${at} ${word} ${spelledOut(message)} ${paint('dim', ruleId)}`;
  return fix === undefined ? line : `${line}\n    ${paint('green', 'fix')} ${spelledOut(fix)}`;
}

function summaryOf(messages: readonly Message[], checked: number, paint: Paint): string {
  const pieces = `${checked} ${checked === 1 ? 'piece' : 'pieces'} checked`;
  const count = (severity: Message['severity'], word: string) => {
    const n = messages.filter((message) => message.severity === severity).length;
    return n === 0 ? [] : [`${n} ${word}${n === 1 ? '' : 's'}`];
  };
  const errors = count('error', 'error').map((text) => paint('red', `✖ ${text}`));
  const warnings = count('warning', 'warning').map((text) => paint('yellow', `⚠ ${text}`));
  const found = [...errors, ...warnings];
  return found.length === 0
    ? paint('green', `✔ ${pieces}, nothing to fix`)
    : `${pieces}: ${found.join(', ')}`;
}
