/** In which characters is a page written? Bytes to text, as browsers decide it. */

/** Where browsers look for a declaration. */
const PRESCAN_BYTES = 1024;

/**
 * Decodes a page by its byte order mark, else the charset of its `Content-Type`, else its `<meta>`, else as
 * UTF-8 where it is that but for a slip, else as Windows-1252. `bytes` may be cut off anywhere.
 * https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding
 */
export function decodeHtml(bytes: Uint8Array, contentType: string): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, PRESCAN_BYTES));
  const label =
    byteOrderMark(bytes) ??
    /charset\s*=\s*"?([^\s;"]+)/i.exec(contentType)?.[1] ??
    /<meta\s[^>]*?charset\s*=\s*["']?([^\s"'/>;]+)/i.exec(start)?.[1];
  return decoderOf(label)?.decode(bytes) ?? decodeUndeclared(bytes).text;
}

/** A declaration in the first lines of a `.bib` file, as JabRef and editors of TeX write it. */
const TEX_ENCODING = /^%+\s*(?:!TeX\s+)?encoding\s*[:=]\s*([\w-]+)/im;

/** Names that Java gives encodings, as JabRef writes them, in those of the web. */
const ofJava = (label: string) =>
  label
    .replace(/^cp-?(125\d)$/i, 'windows-$1')
    .replace(/^iso-?8859[_-](\d+)$/i, 'iso-8859-$1')
    .replace(/^x-macroman$/i, 'macintosh');

/**
 * Decodes a file of references: by its byte order mark, as UTF-16 where every second byte is 0, as UTF-8 where it is
 * that, by what it declares, as UTF-8 with a few strange bytes, else as Windows-1252, of which ISO 8859-1 is a part.
 * `problems` tell of strange bytes, each with its line.
 */
export function decodeReferences(bytes: Uint8Array): Decoded {
  const start = bytes.subarray(0, PRESCAN_BYTES);
  const zeros = [0, 1].map(
    (odd) => start.filter((byte, at) => byte === 0 && at % 2 === odd).length,
  );
  const half = start.length / 4;
  const wide =
    (zeros[0] ?? 0) > half ? 'utf-16be' : (zeros[1] ?? 0) > half ? 'utf-16le' : undefined;
  const declared = TEX_ENCODING.exec(new TextDecoder('latin1').decode(start))?.[1];
  const marked = decoderOf(byteOrderMark(bytes) ?? wide);
  const named = isUtf8(bytes, true) ? undefined : decoderOf(declared && ofJava(declared));
  // What calls itself UTF-8 and is none says no more than what names nothing.
  const decoder = marked ?? (named?.encoding === 'utf-8' ? undefined : named);
  return decoder ? { text: decoder.decode(bytes), problems: [] } : decodeUndeclared(bytes, true);
}

/** A text, and in one sentence each what in it could not be read. */
interface Decoded {
  text: string;
  problems: string[];
}

/** A character of UTF-8 beyond ASCII, or the beginning of one that is cut off, or a byte that is part of none, in a text of bytes. */
const BEYOND_ASCII =
  /(?<character>[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2})|[\xe0-\xf4][\x80-\xbf]{1,2}|[\x80-\xff]/g;

/** A text of which nothing says how it is written. A byte that is no UTF-8 among much that is comes from another text, and is read as Windows-1252. */
function decodeUndeclared(bytes: Uint8Array, isWhole = false): Decoded {
  if (isUtf8(bytes, isWhole)) return { text: new TextDecoder().decode(bytes), problems: [] };
  const windows = new TextDecoder('windows-1252');
  const latin = Buffer.from(bytes).toString('latin1');
  const found = [...latin.matchAll(BEYOND_ASCII)];
  const strange = found.filter(({ groups }) => groups?.character === undefined);
  if (strange.length * 2 > found.length) return { text: windows.decode(bytes), problems: [] };
  let text = '';
  let end = 0;
  const problems = strange.map(({ index, 0: { length } }) => {
    const run = bytes.subarray(index, index + length);
    const letter = length === 1 && !UNUSED.includes(run[0] ?? 0) ? windows.decode(run) : undefined;
    text += new TextDecoder().decode(bytes.subarray(end, index)) + (letter ?? '\uFFFD');
    end = index + length;
    const line = latin.slice(0, index).split(/\r\n?|\n/).length;
    const codes = [...run].map((byte) => `0x${byte.toString(16).toUpperCase()}`).join(' ');
    const outcome =
      letter === undefined
        ? 'a character is lost there'
        : `it is read as \`${letter}\`, which may be wrong`;
    return `line ${line}: ${codes} is no UTF-8: ${outcome}`;
  });
  text += new TextDecoder().decode(bytes.subarray(end));
  return { text, problems: firstOf(problems) };
}

/** Bytes that stand for nothing in Windows-1252. */
const UNUSED = [0x81, 0x8d, 0x8f, 0x90, 0x9d];

const MOST_TOLD = 10;

const firstOf = (problems: readonly string[]): string[] =>
  problems.length <= MOST_TOLD
    ? [...problems]
    : [...problems.slice(0, MOST_TOLD), `${problems.length - MOST_TOLD} more bytes of this kind`];

function byteOrderMark([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return undefined;
}

/** The decoder of a label of https://encoding.spec.whatwg.org/#names-and-labels, undefined for any other. */
function decoderOf(label: string | undefined): TextDecoder | undefined {
  if (label === undefined) return undefined;
  try {
    return new TextDecoder(label);
  } catch {
    return undefined;
  }
}

/** What is not whole may be cut off within its last character. */
function isUtf8(bytes: Uint8Array, isWhole = false): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !isWhole });
    return true;
  } catch {
    return false;
  }
}
