/** Is the file text at all? UTF-8 without characters that no reader can see. */
import type { ProseProblem } from '../model/prose.ts';
import { firstUnfit, unfitInWords } from '../model/unfit-characters.ts';
import { hiddenCharacters } from './hidden-characters.ts';

/** Decodes a file; what is not UTF-8 becomes a problem at its place and U+FFFD in the text. */
export function decode(bytes: Uint8Array): { text: string; problems: ProseProblem[] } {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const problems: ProseProblem[] = [];
  const refuse = (offset: number, message: string) => {
    const before = text.slice(0, offset).split(/\r?\n/);
    const place = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    problems.push({ place, message, ruleId: 'file-is-text' });
  };
  const invalid = firstInvalid(text, bytes);
  if (invalid) {
    refuse(
      invalid.offset,
      `Unexpected byte 0x${invalid.byte.toString(16).toUpperCase()}, expected UTF-8: save the file with the encoding “UTF-8”`,
    );
  }
  const unfit = firstUnfit(text);
  if (unfit)
    refuse(unfit.offset, `Unexpected ${unfitInWords(unfit.character.codePointAt(0) ?? 0)}`);
  for (const { offset, message } of hiddenCharacters(text)) {
    const isByteOrderMark = offset === 0 && text.startsWith('\uFEFF');
    if (!isByteOrderMark) refuse(offset, message);
  }
  return { text, problems };
}

/** The first U+FFFD that the decoder put in: its offset in the text, and the byte it stands for. */
function firstInvalid(
  text: string,
  bytes: Uint8Array,
): { offset: number; byte: number } | undefined {
  let from = 0;
  let at = 0;
  for (;;) {
    const offset = text.indexOf('\uFFFD', from);
    if (offset === -1) return undefined;
    at += Buffer.byteLength(text.slice(from, offset));
    const isWritten = bytes[at] === 0xef && bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd;
    if (!isWritten) return { offset, byte: bytes[at] ?? 0 };
    at += 3;
    from = offset + 1;
  }
}
