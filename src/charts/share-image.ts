/** How does a piece look where it is shared? A card of paper with its title and what it rests on. */
import { Resvg } from '@resvg/resvg-js';
import satori, { type Font } from 'satori';
import sharp from 'sharp';
import { masthead } from '../masthead.ts';
import { paperImage, type Drawable, type PaperImage } from './exhibit-image.ts';
import { MARGIN, measures, type Size } from './frame.ts';
import { indexedPng } from './indexed-png.ts';
import { colorsOf } from './palette.ts';
import { shareImageFacts } from './share-image-facts.ts';

export interface ShareCard {
  /** Name of the publication, above the rest; absent where it is the title. */
  masthead?: string;
  kicker?: string;
  title: string;
  /** Direction of the title. */
  direction: 'ltr' | 'rtl';
  /** A quieter line or two below the title. */
  note?: string;
  /** What stands in the foot. */
  foot?: string;
  /** What the piece found, drawn, beside all of this. */
  picture?: PaperImage;
}

/** A font file, and what it is good for. */
export interface Typeface extends Font {
  /** True for a letter it is meant to hold. */
  holds: (letter: string) => boolean;
  /** Width of the stroke that brings a light face to the weight of the others, in ems; 0 for none. */
  stroke: number;
}

/** Faces in the order in which they are asked for a letter. */
export interface Typefaces {
  title: readonly Typeface[];
  /** For masthead and note. */
  serif: readonly Typeface[];
  /** For kicker and foot. */
  sans: readonly Typeface[];
}

/** An element as satori reads it. */
interface Box {
  type: string;
  key: null;
  props: Record<string, unknown>;
}

const EDGE = 72;
const COLUMN = shareImageFacts.width - 2 * EDGE;
/** Sizes of a title; the largest that fits is taken, and the smallest holds 110 letters of any script. */
const SIZES = [92, 84, 77, 70, 64, 58, 53, 48, 44];
/** The same beside a picture. */
const SIZES_BESIDE = [58, 53, 48, 44, 40, 36, 32, 28];
/** Height between masthead and foot. */
const ROOM = 312;
/** Free space between the words and a picture. */
const GAP = 32;
/** The room for a picture, which has a margin of its own. */
const PICTURE = { width: 600, height: 590, right: 44 };

const { paper, ink, quiet, accent } = colorsOf('light');

const emoji = /\p{RGI_Emoji}\s*/gv;
/**
 * Satori 0.63 moves a mark that a font raises down, and the other way round. In the packaged faces that
 * shows on the vowel signs of Arabic alone, without which headlines are written anyway.
 */
const arabicMark = /[\p{Mn}&&\p{Script_Extensions=Arabic}]/gv;

/** The words of a card as they are drawn: without emoji, which no face of ours holds, and in whole letters. */
const drawable = (text: string): string =>
  text.normalize('NFC').replace(emoji, '').replace(arabicMark, '').trim();

/** The words of a card by the faces they are set in. */
export const textsOf = ({ masthead, kicker, title, note, foot }: ShareCard) => ({
  title: drawable(title),
  serif: drawable(`${masthead ?? ''} ${note ?? ''}`),
  sans: drawable(`${kicker ?? ''} ${foot ?? ''}`),
});

/**
 * The card as PNG (https://www.w3.org/TR/png-3/). It depends on nothing but what it is given: no font,
 * clock or setting of the machine.
 */
export async function shareImage(card: ShareCard, faces: Typefaces): Promise<Uint8Array> {
  const fonts = allOf(faces);
  const sizes = card.picture ? SIZES_BESIDE : SIZES;
  const size = { width: shareImageFacts.width, height: shareImageFacts.height, fonts };
  /** True where the title fits in a size; to know that no letter is drawn. */
  const fits = async (at: number) => {
    let height = Infinity;
    await satori(wordsOf(card, faces, sizes[at] ?? 0, 'wrap'), {
      ...size,
      embedFont: false,
      onNodeDetected: (node) => {
        if (node.props.id === 'words') height = node.height;
      },
    });
    return height <= ROOM;
  };
  // What fits at one size fits at all smaller ones, so that half of those left are ruled out each time.
  let [low, high] = [0, sizes.length - 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (await fits(middle)) high = middle;
    else low = middle + 1;
  }
  let rule = '';
  const svg = await satori(drawn(card, faces, sizes[low] ?? 0), {
    ...size,
    onNodeDetected: (node) => {
      if (node.props.id === 'rule') rule = steps(node);
    },
  });
  const picture = new Resvg(withDrawings(svg, rule, card), {
    font: { loadSystemFonts: false },
  }).render();
  const indexed = indexedPng(picture);
  if (indexed || !card.picture) return indexed ?? picture.asPng();
  // A drawing has edges in many shades; those that no eye tells apart become one.
  const { width, height, pixels } = picture;
  return sharp(pixels, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .png({ palette: true, dither: 0 })
    .toBuffer();
}

/** How much a picture is enlarged in its room. */
const scaleOf = ({ width, height }: { width: number; height: number }): number =>
  Math.min(PICTURE.width / width, PICTURE.height / height);

/** The picture of a card, in the drawing whose type is the larger one there: a high one is smaller when it is wide. */
export function pictureOf(chart: Drawable, fonts: Font[]): Promise<PaperImage> {
  const typeOf = (size: Size) => {
    const { width, height } = chart.draw(size);
    const scale = scaleOf({ width: width + 2 * MARGIN, height: height + 2 * MARGIN });
    return scale * measures[size].type;
  };
  return paperImage(chart, typeOf('wide') > typeOf('narrow') ? 'wide' : 'narrow', fonts);
}

/** Where the picture of a card stands; undefined for a card without one. */
function placeOfPicture({ picture, direction }: ShareCard) {
  if (!picture) return undefined;
  const { right } = PICTURE;
  const scale = scaleOf(picture);
  const [width, height] = [picture.width * scale, picture.height * scale];
  const x = direction === 'rtl' ? right : shareImageFacts.width - right - width;
  return { x, y: (shareImageFacts.height - height) / 2, width, height };
}

/** The card with its rule and its picture, whose outlines are drawn as they are: satori would mask each. */
function withDrawings(svg: string, rule: string, card: ShareCard): string {
  let drawings = rule;
  const place = placeOfPicture(card);
  if (card.picture && place) {
    const { x, y, width, height } = place;
    drawings += card.picture.svg.replace(
      /^<svg [^>]*>/,
      `<svg xmlns="http://www.w3.org/2000/svg" x="${x}" y="${y}" width="${width}" height="${height}" viewBox="0 0 ${card.picture.width} ${card.picture.height}">`,
    );
  }
  return svg.replace(/<\/svg>$/, () => `${drawings}</svg>`);
}

/** Letters of a card that none of the faces holds; drawn, each would be an empty box. */
export async function lettersMissing(card: ShareCard, faces: Typefaces): Promise<string[]> {
  const held = lettersHeld(faces);
  const letters = [...new Set(Object.values(textsOf(card)).join(''))].filter(
    (letter) => !/[\s\p{Default_Ignorable_Code_Point}]/u.test(letter) && !held.has(letter),
  );
  if (letters.length === 0) return [];
  let missing = '';
  // Satori asks for whole words that a face holds in part: each letter stands on its own line.
  await satori(box({ whiteSpace: 'pre' }, letters.join('\n')), {
    width: shareImageFacts.width,
    fonts: allOf(faces),
    loadAdditionalAsset: (_language, asked) => {
      missing += asked;
      return Promise.resolve([]);
    },
  });
  for (const letter of letters) if (!missing.includes(letter)) held.add(letter);
  return letters.filter((letter) => missing.includes(letter));
}

/** Letters that some faces are known to hold, from cards before. */
function lettersHeld(faces: Typefaces): Set<string> {
  const key = namesOf(allOf(faces));
  const known = held.get(key) ?? new Set<string>();
  held.set(key, known);
  return known;
}
const held = new Map<string, Set<string>>();

const allOf = ({ title, serif, sans }: Typefaces): Typeface[] => [
  ...new Set([...title, ...serif, ...sans]),
];

const namesOf = (faces: readonly Typeface[]): string => faces.map(({ name }) => name).join(', ');

const box = (style: Record<string, unknown>, ...children: (Box | string)[]): Box => ({
  type: 'div',
  key: null,
  props: { style: { display: 'flex', ...style }, children },
});

/** Width of the words: beside a picture they end where its margin begins. */
function columnOf(card: ShareCard): number {
  const place = placeOfPicture(card);
  return place ? shareImageFacts.width - EDGE - PICTURE.right - place.width - GAP : COLUMN;
}

/** Kicker, title and note. Balanced lines are as many as others, and take much longer to find. */
function wordsOf(
  card: ShareCard,
  faces: Typefaces,
  size: number,
  textWrap: 'wrap' | 'balance',
): Box {
  const column = columnOf(card);
  const alignSelf = card.direction === 'rtl' ? 'flex-end' : 'flex-start';
  const kicker = { ...sansOf(faces), alignSelf, marginBottom: 22, fontWeight: 600, color: accent };
  const title = {
    display: 'block',
    width: column,
    fontFamily: namesOf(faces.title),
    fontSize: size,
    lineHeight: lineHeight(card.title),
    letterSpacing: card.direction === 'rtl' ? 0 : -0.012 * size,
    direction: card.direction,
    overflowWrap: 'anywhere',
    textWrap,
  };
  const words = box(
    { flexDirection: 'column', width: column, fontFamily: namesOf(faces.serif) },
    ...(card.kicker ? [box(kicker, drawable(card.kicker))] : []),
    box(title, ...titleRuns(drawable(card.title), faces.title, size)),
    ...(card.note
      ? [box({ marginTop: 24, fontSize: 36, lineHeight: 1.35, color: quiet }, drawable(card.note))]
      : []),
  );
  return { ...words, props: { ...words.props, id: 'words' } };
}

const sansOf = (faces: Typefaces) => ({ fontFamily: namesOf(faces.sans), fontSize: 26 });

function drawn(card: ShareCard, faces: Typefaces, size: number): Box {
  const place = placeOfPicture(card);
  const column = columnOf(card);
  const sans = sansOf(faces);
  const rule = box({ width: column, height: (58 * column) / COLUMN });
  return box(
    {
      flexDirection: 'column',
      justifyContent: 'space-between',
      alignItems: place && card.direction === 'rtl' ? 'flex-end' : 'flex-start',
      boxSizing: 'border-box',
      width: shareImageFacts.width,
      height: shareImageFacts.height,
      padding: `50px ${EDGE}px 46px`,
      background: paper,
      color: ink,
      fontFamily: namesOf(faces.serif),
    },
    box({ height: 48, fontSize: 36, letterSpacing: -0.36 }, drawable(card.masthead ?? '')),
    wordsOf(card, faces, size, 'balance'),
    box(
      { flexDirection: 'column', width: column },
      { ...rule, props: { ...rule.props, id: 'rule' } },
      box(
        place
          ? { ...sans, fontSize: 22, lineHeight: 1.35, marginTop: 18, color: quiet }
          : { ...sans, height: 32, marginTop: 22, color: quiet },
        drawable(card.foot ?? ''),
      ),
    ),
  );
}

/** Scripts with signs above and below their letters, and those of full squares, need room between lines. */
const lineHeight = (title: string): number => {
  if (/[\p{scx=Arab}\p{scx=Deva}\p{scx=Thai}]/u.test(title)) return 1.4;
  return /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}]/u.test(title) ? 1.25 : 1.1;
};

/** Letters of one weight together; text of one run stays plain, since satori reorders only such. */
function titleRuns(title: string, faces: readonly Typeface[], size: number): (Box | string)[] {
  const runs: { text: string; stroke: number }[] = [];
  for (const letter of title) {
    const stroke = faces.find(({ holds }) => holds(letter))?.stroke ?? 0;
    const last = runs.at(-1);
    if (last && (last.stroke === stroke || letter === ' ')) last.text += letter;
    else runs.push({ text: letter, stroke });
  }
  return runs.map(({ text, stroke }) =>
    stroke === 0
      ? text
      : {
          type: 'span',
          key: null,
          props: { style: { WebkitTextStroke: `${stroke * size}px ${ink}` }, children: text },
        },
  );
}

/** The publication’s sign, drawn out to a rule. */
function steps({ left, top, width }: { left: number; top: number; width: number }): string {
  const { frontier, reached } = masthead.sign.rule;
  return `<g transform="translate(${left} ${top}) scale(${width / COLUMN})" fill="none"><path d="${frontier}" stroke="${ink}" stroke-width="3" stroke-dasharray="9 9"/><path d="${reached}" stroke="${accent}" stroke-width="5"/></g>`;
}
