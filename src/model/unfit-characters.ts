/** Which characters can no document hold? Controls, halves of characters and noncharacters, of which XML 1.0 forbids some and HTML the rest. */

/** https://www.w3.org/TR/xml/#charsets, https://html.spec.whatwg.org/multipage/parsing.html#preprocessing-the-input-stream */
const UNFIT = /[^\P{Cc}\t\n\r]|\p{Cs}|\p{Noncharacter_Code_Point}/u;
const EVERY_UNFIT = new RegExp(UNFIT, 'gu');

/** A character that no document can hold. */
export interface UnfitCharacter {
  /** In UTF-16 units. */
  offset: number;
  character: string;
}

/** The first one in a text. */
export function firstUnfit(text: string): UnfitCharacter | undefined {
  const found = UNFIT.exec(text);
  return found ? { offset: found.index, character: found[0] } : undefined;
}

/** A text as every document can hold it: line ends as one line feed, and without unfit characters. */
export const fitText = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(EVERY_UNFIT, '');

/** A text with each of them spelled out, such as `\u0007`: so can it be shown to people and to terminals. */
export const spelledOut = (text: string): string =>
  text.replace(EVERY_UNFIT, (character) =>
    Array.from({ length: character.length }, (_, at) => `\\u${hex(character.charCodeAt(at))}`).join(
      '',
    ),
  );

/** What is wrong with one: completes “Unexpected …”. */
export function unfitInWords(code: number): string {
  const name = `U+${hex(code)}`;
  if (code > 0x10ffff) return `${name}, expected a character: none has that number`;
  if (code >= 0xd800 && code <= 0xdfff) {
    return `half of a character ${name}, expected the character itself`;
  }
  if (code === 0x0b || code === 0x0c) {
    return `control character ${name}, expected a space or a new line`;
  }
  const meant = code >= 0x80 && code < 0xa0 ? inWindows1252(code) : undefined;
  if (meant !== undefined) {
    return `control character ${name}, expected \`${meant}\`, which has that number in Windows-1252`;
  }
  const kind = code < 0xa0 ? 'control character' : 'noncharacter';
  return `${kind} ${name}, expected text without it`;
}

/** https://encoding.spec.whatwg.org/#windows-1252; undefined where it has a control there too. */
function inWindows1252(code: number): string | undefined {
  const character = new TextDecoder('windows-1252').decode(Uint8Array.of(code));
  return character.charCodeAt(0) === code ? undefined : character;
}

const hex = (code: number) => code.toString(16).toUpperCase().padStart(4, '0');
