/** What does a PDF say? Its text by PDF.js, lines joined into paragraphs. */
import { getDocumentProxy } from 'unpdf';

interface Line {
  text: string;
  /** Of its baseline, from the foot of the page. */
  y: number;
  height: number;
  /** Where its last letter ends. */
  end: number;
}

/** Paragraphs of a PDF, and its title where it has one. Throws where it cannot be opened. */
export async function textOfPdf(
  bytes: Uint8Array,
): Promise<{ title: string; paragraphs: string[] }> {
  // PDF.js takes the bytes for itself.
  const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  try {
    const { info } = await document.getMetadata();
    const { Title: title } = info as { Title?: unknown };
    const paragraphs: string[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      paragraphs.push(...joined(linesOf(items.filter((item) => 'str' in item))));
      page.cleanup();
    }
    return { title: typeof title === 'string' ? title.trim() : '', paragraphs };
  } finally {
    await document.cleanup();
  }
}

interface Item {
  str: string;
  /** https://pdfa.org/resource/iso-32000-2/ 9.4.4: scale and place on the page. */
  transform: number[];
  width: number;
  height: number;
}

/** Gap between two words, in heights of the letters. */
const WORD_GAP = 0.15;
/** Gap between two columns or cells. */
const COLUMN_GAP = 2;

function linesOf(items: readonly Item[]): Line[] {
  const lines: Line[] = [];
  for (const { str, transform, width, height: tall } of items) {
    if (str === '') continue;
    const [, , , scale = 0, x = 0, y = 0] = transform;
    const height = tall || Math.abs(scale) || 1;
    const last = lines.at(-1);
    const gap = last ? (x - last.end) / height : 0;
    const isSameLine = last && Math.abs(last.y - y) < height / 2 && gap > -COLUMN_GAP;
    if (!isSameLine) lines.push({ text: str, y, height, end: x + width });
    else {
      const between = gap > COLUMN_GAP ? ' | ' : gap > WORD_GAP ? ' ' : '';
      last.text += between + str;
      last.end = x + width;
    }
  }
  return lines.filter(({ text }) => text.trim() !== '');
}

/** Distance of two lines of one paragraph at most, in heights of the letters. */
const LINE_GAP = 1.7;

function joined(lines: readonly Line[]): string[] {
  const paragraphs: string[] = [];
  let before: Line | undefined;
  for (const line of lines) {
    const text = line.text.replace(/\s+/gu, ' ').trim();
    const last = paragraphs.at(-1);
    const isNext = before && before.y - line.y < LINE_GAP * line.height && before.y > line.y;
    // A paragraph goes on at the head of the next column.
    const goesOn = before && before.y <= line.y && /[\p{Ll},-]$/u.test(last ?? '');
    if (last === undefined || !(isNext || goesOn)) paragraphs.push(text);
    else if (/\p{L}-$/u.test(last) && /^\p{Ll}/u.test(text)) {
      paragraphs[paragraphs.length - 1] = last.slice(0, -1) + text;
    } else paragraphs[paragraphs.length - 1] = `${last} ${text}`;
    before = line;
  }
  return paragraphs;
}
