/** Which faces hold the letters of a text? Those of the site and, for other scripts, faces that go with them. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Font } from 'satori';
import { textsOf, type ShareCard, type Typeface, type Typefaces } from './share-image.ts';

/** A package that holds one file for each range of letters, and `unicode.json` that tells the ranges. */
interface Family {
  name: string;
  weights: (400 | 600)[];
  /** Language whose text asks this family first, for Latin letters and quotation marks too. */
  language?: string;
  /** See `Typeface`. A variable font is drawn in its lightest weight. */
  stroke?: number;
}

const LIGHT = 0.018;

const serif: Family[] = [
  { name: '@fontsource/source-serif-4', weights: [400] },
  { name: '@fontsource/amiri', weights: [400] },
  { name: '@fontsource/noto-serif-hebrew', weights: [400] },
  { name: '@fontsource/noto-serif-devanagari', weights: [400] },
  { name: '@fontsource/noto-serif-thai', weights: [400] },
  { name: '@fontsource-variable/noto-serif-sc', weights: [400], language: 'zh', stroke: LIGHT },
  { name: '@fontsource-variable/noto-serif-jp', weights: [400], language: 'ja', stroke: LIGHT },
  { name: '@fontsource-variable/noto-serif-kr', weights: [400], language: 'ko', stroke: LIGHT },
];
const sans: Family[] = [{ name: '@fontsource/public-sans', weights: [400, 600] }];

/** The faces that the words of a card need; its title is in a language (BCP 47). Each file is read once. */
export function typefacesFor(card: ShareCard, language: string): Typefaces {
  const texts = textsOf(card);
  const own = ({ language: of }: Family) => of !== undefined && language.split('-')[0] === of;
  return {
    title: facesFor(texts.title, [...serif.filter(own), ...serif.filter((face) => !own(face))]),
    serif: facesFor(texts.serif, serif),
    sans: facesFor(texts.sans, [...sans, ...serif]),
  };
}

/** Our data type, letters of Latin scripts: what charts are set in. */
export const dataFaces = (): Font[] =>
  ['latin', 'latin-ext'].flatMap((letters) =>
    ([400, 600] as const).map((weight) => ({
      name: `Public Sans ${letters}`,
      weight,
      style: 'normal' as const,
      data: bytesOf(
        resolve(`@fontsource/public-sans/files/public-sans-${letters}-${weight}-normal.woff`),
      ),
    })),
  );

/** The files of a family for one range of letters. */
interface Part {
  holds: Typeface['holds'];
  typefaces: () => Typeface[];
}

function facesFor(text: string, families: readonly Family[]): Typeface[] {
  const parts = families.flatMap((family) => partsOf(family));
  const needed = new Set([...text].map((letter) => parts.find(({ holds }) => holds(letter))));
  return parts.filter((part) => needed.has(part)).flatMap(({ typefaces }) => typefaces());
}

const partsOf = once(({ name, weights, stroke = 0 }: Family): Part[] => {
  const ranges = require(`${name}/unicode.json`) as Record<string, string>;
  const family = name.slice(name.indexOf('/') + 1);
  const isVariable = name.startsWith('@fontsource-variable/');
  return Object.entries(ranges).map(([bracketed, range]) => {
    const part = bracketed.replace(/[[\]]/g, '');
    const holds = rangeTest(range);
    const typefaces = () =>
      weights.map((weight): Typeface => {
        const file = `${family}-${part}-${isVariable ? 'wght' : weight}-normal.woff2`;
        const data = bytesOf(resolve(`${name}/files/${file}`));
        return { name: `${family} ${part}`, weight, style: 'normal', data, holds, stroke };
      });
    return { holds, typefaces };
  });
});

/** Packages as the project finds them, wherever this module is bundled. */
const require = createRequire(join(process.cwd(), 'package.json'));
const resolve = (file: string) => require.resolve(file);

const bytesOf = once((file: string) => readFileSync(file));

/** A test for `unicode-range`: https://www.w3.org/TR/css-fonts-4/#unicode-range-desc */
function rangeTest(range: string): Typeface['holds'] {
  const spans = range.split(',').map((span) => {
    const [first = '', last = first] = span.trim().slice(2).split('-');
    return [parseInt(first, 16), parseInt(last, 16)] as const;
  });
  return (letter) => {
    const code = letter.codePointAt(0) ?? 0;
    return spans.some(([first, last]) => code >= first && code <= last);
  };
}

/** Answers each question once, and from memory when it is asked again. */
function once<Question, Answer>(ask: (question: Question) => Answer): typeof ask {
  const answers = new Map<Question, Answer>();
  return (question) => {
    const known = answers.get(question) ?? ask(question);
    answers.set(question, known);
    return known;
  };
}
