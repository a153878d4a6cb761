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
