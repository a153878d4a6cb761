/** Which texts of ours does a piece hold? Its prose by sentences and blocks, and what we wrote in the frontmatter. */
import { placeOf, type Manuscript } from '../model/manuscript.ts';
import type { Place } from '../model/place.ts';
import { placeInSentence, type Block, type Prose, type Sentence } from '../model/prose.ts';
import { masthead } from '../masthead.ts';

export interface OwnText {
  text: string;
  /** Place of the character at `offset`. In frontmatter this is the field: YAML folds lines. */
  placeAt: (offset: number) => Place;
  /** True in a block quotation: somebody else’s words. */
  isQuoted?: boolean;
}

/** Fields that hold somebody else’s words, or no words. */
const NOT_OURS = new Set(['sources', 'quote', 'was', 'image', 'aliases', 'license', 'lang']);

/** Texts of the frontmatter, then the sentences of the prose, quotations included: readers see them as we print them. */
export function ownTexts(manuscript: Manuscript): OwnText[] {
  return [
    ...frontmatterTexts(manuscript),
    ...manuscript.prose.sentences.map((sentence) => ({
      text: sentence.text,
      placeAt: (offset: number) => placeInSentence(sentence, offset),
      isQuoted: manuscript.prose.blocks[sentence.block]?.isQuoted === true,
    })),
  ];
}

function frontmatterTexts(manuscript: Manuscript): OwnText[] {
  const texts: OwnText[] = [];
  const walk = (value: unknown, path: (string | number)[]): void => {
    if (typeof value === 'string') {
      texts.push({ text: value, placeAt: () => placeOf(manuscript, path) });
    } else if (Array.isArray(value)) {
      value.forEach((item, index) => walk(item, [...path, index]));
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        if (!NOT_OURS.has(key)) walk(inner, [...path, key]);
      }
    }
  };
  walk(manuscript.piece, []);
  return texts;
}

/** The texts that stand above the prose in lists and on the page: title, description, the caption of the lead and key points. */
export function headlineTexts(
  manuscript: Manuscript,
): { text: string; field: string; place: Place }[] {
  const { title, description, lead, keyPoints } = manuscript.piece;
  return [
    { text: title, field: 'title', place: placeOf(manuscript, ['title']) },
    { text: description, field: 'description', place: placeOf(manuscript, ['description']) },
    ...(lead
      ? [
          {
            text: lead.caption,
            field: 'lead.caption',
            place: placeOf(manuscript, ['lead', 'caption']),
          },
        ]
      : []),
    ...keyPoints.map(({ text }, index) => ({
      text,
      field: `keyPoints.${index}`,
      place: placeOf(manuscript, ['keyPoints', index]),
    })),
  ];
}

/** True where the word lists of the rules apply. */
export const isEnglish = ({ piece }: Pick<Manuscript, 'piece'>): boolean =>
  /^en\b/i.test(piece.lang ?? masthead.language);

/** True inside quotation marks: somebody else’s words. */
export function isQuoted(text: string, at: number): boolean {
  const before = text.slice(0, at);
  const open = Math.max(before.lastIndexOf('“'), before.lastIndexOf('‘'));
  const close = Math.max(before.lastIndexOf('”'), before.lastIndexOf('’ '));
  const straight = before.split('"').length - 1;
  return open > close || straight % 2 === 1;
}

/** Sentences that we answer for: all but those of block quotations. */
export const ownSentences = ({ sentences, blocks }: Prose): Sentence[] =>
  sentences.filter(({ block }) => blocks[block]?.isQuoted !== true);

/** A block with its sentences. */
export type BlockInText = Block & { sentences: Sentence[] };

/** Blocks of the prose in the order of the text. */
export function blocksOf({ prose }: Pick<Manuscript, 'prose'>): BlockInText[] {
  const sentences = Map.groupBy(prose.sentences, ({ block }) => block);
  return prose.blocks.map((block, index) => ({ ...block, sentences: sentences.get(index) ?? [] }));
}
