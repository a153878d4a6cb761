/** What helps where little is found? A mistyped word put right, each word alone, the same without filters. */
import { element, type Child } from './element.ts';
import { FRESH, partsPath, WORDS } from './search-record.ts';

/** How many records are found. */
interface Counts {
  /** For each word alone. */
  alone: ReadonlyMap<string, number>;
  /** For all that are found at all. */
  together: number;
  /** Of these, in the filters. */
  fitting: number;
}

/** How alike a word must be to one that was typed, from 0 to 1. */
const ALIKE = 0.5;

/** Words of the index, the most frequent first. */
async function knownWords(): Promise<string[]> {
  const counts = new Map<string, number>();
  const parts = (await (await fetch(partsPath, FRESH)).json()) as string[];
  const texts = parts.map(async (part) => (await fetch(part + WORDS)).text());
  for (const text of await Promise.all(texts)) {
    for (const [, word = '', count] of text.matchAll(/(\S+) (\d+)/g)) {
      counts.set(word, (counts.get(word) ?? 0) + Number(count));
    }
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([word]) => word);
}

/** Asked for once a word is missing. */
let known: Promise<string[]> | undefined;

/** What to tell a reader whose words are not all found, or not together, or not in the filters; else nothing. */
export async function hintFor({ alone, together, fitting }: Counts): Promise<Child[]> {
  const words = [...alone.keys()];
  const missing = words.filter((word) => alone.get(word) === 0);
  if (missing.length > 0) {
    const meant = await Promise.all(
      words.map(async (word) => (missing.includes(word) && (await nearest(word))) || word),
    );
    return [
      missing.length < words.length && `No text here has ${inMarks(missing)}. `,
      ...(meant.some((word) => !alone.has(word)) ? ['Did you mean ', searchFor(meant), '?'] : []),
    ];
  }
  if (together === 0 && words.length > 1) {
    const each = words.flatMap((word) => [', ', searchFor([word]), ` ${alone.get(word) ?? 0}`]);
    return ['No text here has all of these words. Each alone: ', ...each.slice(1)];
  }
  return fitting < together && fitting === 0
    ? ['Without filters: ', searchFor(words), ` ${together}`]
    : [];
}

async function nearest(word: string): Promise<string | undefined> {
  // A hint is no reason to show nothing of what was found.
  known ??= knownWords().catch(() => []);
  const alike = (await known)
    // A slip is rarely in the first letter.
    .filter((other) => other[0] === word[0])
    .map((other) => ({ other, degree: likeness(word, other) }));
  const [best] = alike.sort((a, b) => b.degree - a.degree);
  return best && best.degree >= ALIKE ? best.other : undefined;
}

/** Sørensen–Dice coefficient of the pairs of letters: 1 for the same word, 0 for none in common. */
function likeness(a: string, b: string): number {
  const [ofA, ofB] = [pairs(a), pairs(b)];
  const common = ofA.filter((pair) => ofB.includes(pair)).length;
  return (2 * common) / (ofA.length + ofB.length);
}

const pairs = (word: string): string[] =>
  [...` ${word}`].map((_, at) => ` ${word} `.slice(at, at + 2));

const inMarks = (words: readonly string[]): string => words.map((word) => `“${word}”`).join(', ');

const searchFor = (words: readonly string[]): HTMLElement =>
  element('a', { href: `?q=${encodeURIComponent(words.join(' '))}` }, words.join(' '));
