/** Which characters of a text can no reader see, and may they stand there? */

/** A character that may not stay as it stands. */
export interface HiddenCharacter {
  /** In UTF-16 units. */
  offset: number;
  /** What stands there and what should. */
  message: string;
  /** True where taking it out fixes the text. */
  isStray: boolean;
}

const NAMES: Record<string, string> = {
  '\u200B': 'U+200B (zero-width space)',
  '\uFEFF': 'U+FEFF (byte order mark)',
  '\u202A': 'U+202A (left-to-right embedding)',
  '\u202B': 'U+202B (right-to-left embedding)',
  '\u202C': 'U+202C (pop directional formatting)',
  '\u202D': 'U+202D (left-to-right override)',
  '\u202E': 'U+202E (right-to-left override)',
  '\u2066': 'U+2066 (left-to-right isolate)',
  '\u2067': 'U+2067 (right-to-left isolate)',
  '\u2068': 'U+2068 (first strong isolate)',
  '\u2069': 'U+2069 (pop directional isolate)',
};

/** What ends the reach of a direction: https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters */
const END: Record<string, string> = {
  '\u202A': '\u202C',
  '\u202B': '\u202C',
  '\u2066': '\u2069',
  '\u2067': '\u2069',
  '\u2068': '\u2069',
};

const HIDDEN = /[\u200B\uFEFF\u202A-\u202E\u2066-\u2069]/g;

/** Blocks of letters that run from right to left: https://www.unicode.org/reports/tr9/#Bidirectional_Character_Types */
const RIGHT_TO_LEFT =
  /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** Scripts without spaces, in which U+200B tells where a word ends: https://www.unicode.org/reports/tr14/#SA */
const SPACELESS =
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tai_Le}\p{Script=New_Tai_Lue}\p{Script=Tai_Tham}\p{Script=Tai_Viet}\p{Script=Ahom}]/u;

/** A text with more of them is told of its first ones. */
const MOST = 100;

/**
 * Characters that make words differ that look alike, or that turn text around for whoever reads it
 * (CVE-2021-42574, https://trojansource.codes/trojan-source.pdf). A change of direction is judged line by line,
 * as editors show it. What a script needs stays: joiners, direction marks, soft hyphens.
 */
export function hiddenCharacters(text: string): HiddenCharacter[] {
  const hidden: HiddenCharacter[] = [];
  for (const { index, 0: line } of text.matchAll(/[^\r\n]+/g)) {
    const found = line.search(HIDDEN) === -1 ? [] : inLine(line);
    hidden.push(...found.map((one) => ({ ...one, offset: index + one.offset })));
    if (hidden.length >= MOST) break;
  }
  return hidden.slice(0, MOST);
}

function inLine(line: string): HiddenCharacter[] {
  const isBothWays = RIGHT_TO_LEFT.test(line);
  const hidden: HiddenCharacter[] = [];
  const open: { at: number; character: string }[] = [];
  const stray = (offset: number, message: string) => {
    hidden.push({ offset, message: `Unexpected ${message}`, isStray: true });
  };
  const unclosed = ({ at, character }: { at: number; character: string }) => {
    const message = `Unclosed ${NAMES[character]}, expected ${NAMES[END[character] ?? '']} after its words, on the same line`;
    hidden.push({ offset: at, message, isStray: false });
  };
  for (const { index: at, 0: character } of line.matchAll(HIDDEN)) {
    if (hidden.length >= MOST) break;
    const name = NAMES[character] ?? '';
    if (character === '\u200B') {
      if (!SPACELESS.test(line.slice(Math.max(0, at - 1), at + 2))) {
        stray(at, `invisible ${name}, expected text without it`);
      }
    } else if (character === '\uFEFF') {
      stray(at, `invisible ${name} within the text, expected text without it`);
    } else if (character === '\u202D' || character === '\u202E') {
      stray(
        at,
        `${name}, expected letters in the order in which they are read; where the reverse is meant, \`<bdo dir="rtl">…</bdo>\` shows it`,
      );
    } else if (!isBothWays) {
      stray(at, `${name} in a line without right-to-left letters, expected text without it`);
    } else if (END[character] !== undefined) {
      open.push({ at, character });
    } else {
      const begun = open.findLastIndex((other) => END[other.character] === character);
      if (begun === -1) {
        stray(at, `${name}, expected what it ends before it, on the same line`);
      } else {
        const [, ...within] = open.splice(begun);
        within.forEach(unclosed);
      }
    }
  }
  open.forEach(unclosed);
  return hidden.toSorted((a, b) => a.offset - b.offset);
}
