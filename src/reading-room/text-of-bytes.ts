/** What does a file say? HTML, PDF, JSON or plain text as paragraphs, or why it cannot be read. */
import { decodeHtml } from '../formats/html-encoding.ts';

/** The text of a source, and how it was come by. */
export interface SourceText {
  title: string;
  /** Paragraphs with an empty line between them. */
  text: string;
  words: number;
  /** What made text of it. */
  extractor: 'Readability' | 'PDF.js' | 'JSON' | 'as it is';
  /** True where the page itself shows a part only. */
  isPart: boolean;
}

/** Completes “the page …”. */
export interface Refusal {
  refusal: string;
}

export interface File {
  bytes: Uint8Array;
  /** As the server named it, or guessed from the name of a file. */
  contentType: string;
  /** Where it stands. */
  address: string;
}

/** Words below which a page that says nothing more is not taken for what the source says. */
const FEWEST = 25;
/** In characters; the largest pages of the web’s encyclopaedias are half of it. */
const LARGEST_PAGE = 4_000_000;
/** Words below which a page with a sign of a lock on it is a stub. */
const STUB = 400;

const SAVE = 'save it from a browser and give it as `--file`';

/** Signs that the rest is for those who pay or log in, as publishers word them. */
const LOCK =
  /\b(?:subscribe|sign up|register|log ?in|sign in|become a member|start your (?:free )?trial)\b[^.]{0,60}\b(?:to (?:continue|keep|read|unlock|view)|for (?:full )?access)|\b(?:this (?:article|content|story) is (?:for|only available to|reserved for)|continue reading with)\b[^.]{0,40}\b(?:subscribers?|members?|subscription)|already (?:a subscriber|have an account)\?|登录后(?:查看|阅读)|会員限定|nur für Abonnenten|réservé aux abonnés/i;

/** Reads the bytes of a page or file. Never throws for what they hold. */
export async function textOfBytes(file: File): Promise<SourceText | Refusal> {
  const kind = kindOf(file);
  if (kind === undefined) {
    const type = file.contentType.split(';')[0]?.trim();
    return {
      refusal: `is ${type === '' || !type ? 'of no known type' : type}, expected HTML, PDF, JSON or text`,
    };
  }
  if (kind === 'pdf') return ofPdf(file);
  const decoded = decodeHtml(file.bytes, file.contentType);
  const lost = decoded.split('\uFFFD').length - 1;
  if (lost > Math.max(3, decoded.length / 500)) {
    return {
      refusal: `holds ${lost} characters that are not in the encoding it names: save it as UTF-8 and give it as \`--file\``,
    };
  }
  if (kind === 'json') return ofJson(decoded);
  if (kind === 'html') return ofHtml(decoded, file.address);
  return ofText('as it is', '', paragraphsIn(decoded));
}

type Kind = 'html' | 'pdf' | 'json' | 'text';

function kindOf({ bytes, contentType }: File): Kind | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  if (start.includes('%PDF-')) return 'pdf';
  const type = (contentType.split(';')[0] ?? '').trim().toLowerCase();
  const isWide = /^(?:\xff\xfe|\xfe\xff)/.test(start);
  if (/^(?:image|audio|video|font)\//.test(type) || (start.includes('\0') && !isWide)) {
    return undefined;
  }
  if (type === 'application/pdf') return 'pdf';
  if (/[/+]json$/.test(type)) return 'json';
  if (/html|xml$/.test(type) || /^\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html)\b/is.test(start)) {
    return 'html';
  }
  return type === '' || /^text\/|markdown|yaml|csv|octet-stream/.test(type) ? 'text' : undefined;
}

const countWords = (text: string): number => {
  // Chinese and Japanese write no spaces: two characters are about a word.
  const wide = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  return (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) + Math.floor(wide / 2);
};

function ofText(
  extractor: SourceText['extractor'],
  title: string,
  paragraphs: readonly string[],
  isPart = false,
): SourceText | Refusal {
  const text = paragraphs.join('\n\n').normalize('NFC');
  const words = countWords(text);
  return words === 0
    ? { refusal: 'is empty' }
    : { title, text: `${text}\n`, words, extractor, isPart };
}

const paragraphsIn = (text: string): string[] =>
  text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split(/\n[^\S\n]*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

async function ofPdf({ bytes }: File): Promise<SourceText | Refusal> {
  const { textOfPdf } = await import('./text-of-pdf.ts');
  try {
    const { title, paragraphs } = await textOfPdf(bytes);
    const read = ofText('PDF.js', title, paragraphs);
    return 'refusal' in read
      ? { refusal: 'is a PDF of pictures without text: give its text as `--file`' }
      : read;
  } catch (error) {
    const isLocked = (error as Error).name === 'PasswordException';
    return {
      refusal: isLocked
        ? 'is a PDF that asks for a password: save it without one and give it as `--file`'
        : 'is a PDF that is broken and cannot be opened: give its text as `--file`',
    };
  }
}

function ofJson(text: string): SourceText | Refusal {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { refusal: 'says that it is JSON and is not: give what it says as `--file`' };
  }
  try {
    return ofText('JSON', '', linesOfJson(value));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { refusal: 'is nested too deeply to be read' };
  }
}

/** `{ rank: 1, score: 1444 }` → `rank: 1, score: 1444`; an object of plain values is one paragraph. */
function linesOfJson(value: unknown, name = ''): string[] {
  if (typeof value !== 'object' || value === null) {
    return [name === '' ? String(value) : `${name}: ${String(value)}`];
  }
  const entries: [string, unknown][] = Array.isArray(value)
    ? value.map((item): [string, unknown] => ['', item])
    : Object.entries(value);
  const isPlain = (item: unknown) => typeof item !== 'object' || item === null;
  const plain = entries.filter(([, item]) => isPlain(item));
  const line = plain.flatMap(([key, item]) => linesOfJson(item, key)).join(', ');
  return [
    ...(line === '' ? [] : [name === '' ? line : `${name}: ${line}`]),
    ...entries
      .filter(([, item]) => !isPlain(item))
      .flatMap(([key, item]) => linesOfJson(item, key || name)),
  ];
}

async function ofHtml(html: string, address: string): Promise<SourceText | Refusal> {
  const { textOfHtml } = await import('./text-of-html.ts');
  if (html.length > LARGEST_PAGE) {
    return {
      refusal: `is a page of ${Math.round(html.length / 1e6)} million characters: give its text as \`--file\``,
    };
  }
  let page: ReturnType<typeof textOfHtml>;
  try {
    page = textOfHtml(html, address);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { refusal: `is nested too deeply to be read: ${SAVE} as text` };
  }
  const read = ofText('Readability', page.title, page.paragraphs);
  const words = 'refusal' in read ? 0 : read.words;
  if (page.asksPassword && words < STUB) return { refusal: `asks for a login: ${SAVE}` };
  if (words < FEWEST) {
    if (page.leadsTo !== undefined) {
      return {
        refusal: `leads on by itself to \`${page.leadsTo.slice(0, 100)}\`: cite that address`,
      };
    }
    if (page.frames.length > 0) {
      const within = page.frames.slice(0, 3).map((frame) => `\`${frame}\``);
      return {
        refusal: `consists of frames; its text stands at ${within.join(', ')}: cite that address, or ${SAVE}`,
      };
    }
    if (page.hasScripts) return { refusal: `says nothing before its scripts run: ${SAVE}` };
  }
  if ('refusal' in read) return read;
  const isStub = page.isPaywalled || (words < STUB && LOCK.test(read.text));
  return { ...read, isPart: isStub };
}
