/** In which characters is a page written? Bytes to text, as browsers decide it. */

/** Where browsers look for a declaration. */
const PRESCAN_BYTES = 1024;

/**
 * Decodes a page by its byte order mark, else the charset of its `Content-Type`, else its `<meta>`, else as
 * UTF-8 where it is that, else as Windows-1252. `bytes` may be cut off anywhere.
 * https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding
 */
export function decodeHtml(bytes: Uint8Array, contentType: string): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, PRESCAN_BYTES));
  const label =
    byteOrderMark(bytes) ??
    /charset\s*=\s*"?([^\s;"]+)/i.exec(contentType)?.[1] ??
    /<meta\s[^>]*?charset\s*=\s*["']?([^\s"'/>;]+)/i.exec(start)?.[1];
  return (
    (decoderOf(label) ?? decoderOf(isUtf8(bytes) ? 'utf-8' : 'windows-1252'))?.decode(bytes) ?? ''
  );
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
 * Decodes a file of references: by its byte order mark, as UTF-16 where every second byte is 0, by what it
 * declares, as UTF-8 where it is that, else as Windows-1252, of which ISO 8859-1 is a part.
 */
export function decodeReferences(bytes: Uint8Array): string {
  const start = bytes.subarray(0, PRESCAN_BYTES);
  const zeros = [0, 1].map(
    (odd) => start.filter((byte, at) => byte === 0 && at % 2 === odd).length,
  );
  const half = start.length / 4;
  const wide =
    (zeros[0] ?? 0) > half ? 'utf-16be' : (zeros[1] ?? 0) > half ? 'utf-16le' : undefined;
  const declared = TEX_ENCODING.exec(new TextDecoder('latin1').decode(start))?.[1];
  const found = decoderOf(byteOrderMark(bytes) ?? wide);
  const text =
    found ?? (isUtf8(bytes) ? decoderOf('utf-8') : decoderOf(declared && ofJava(declared)));
  return (text ?? decoderOf('windows-1252'))?.decode(bytes) ?? '';
}

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

function isUtf8(bytes: Uint8Array): boolean {
  try {
    // The last character may be cut in two: `stream` waits for its rest.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
