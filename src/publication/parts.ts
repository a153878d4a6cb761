/** Which parts does a piece have, in which order, under which names? One list for page, feed, Markdown and links. */
import { parts as anchors } from '../model/anchors.ts';
import type { PieceView, Publication } from './publication.ts';
import { hasRelatedPieces } from './related.ts';

/** A part of a piece: what is told before the text, the text, and the evidence below it. */
export type PartId =
  | 'material'
  | 'inQuestion'
  | 'inShort'
  | 'stillOpen'
  | 'text'
  | keyof Omit<typeof anchors, 'inQuestion'>;

export interface Part {
  id: PartId;
  /** Anchor on the page of the piece; undefined for the text, which has those of its headings. */
  anchor: string | undefined;
  title: string;
}

/** The parts that a piece has, in the order in which every channel tells them. */
export function partsOf(view: PieceView, publication: Publication): Part[] {
  const { piece } = view.manuscript;
  const is = (id: PartId, isThere: boolean, title: string, anchor: string | undefined): Part[] =>
    isThere ? [{ id, title, anchor }] : [];
  const below = (id: keyof typeof anchors, isThere: boolean, title: string) =>
    is(id, isThere, title, anchors[id]);
  return [
    ...is('material', view.material.length > 0, 'Corrected since publication', 'material'),
    ...below('inQuestion', view.questions.length > 0, 'In question'),
    ...is('inShort', piece.keyPoints.length > 0, 'In short', 'in-short'),
    ...is('stillOpen', view.foremost.length > 0, 'Still open', 'still-open'),
    ...is('text', true, piece.title, undefined),
    ...below('caveats', true, 'What the sources do not say'),
    ...below('answers', view.closes.length + view.resolves.length > 0, answersTitle(view)),
    ...below('narratives', piece.narratives.length > 0, 'Competing readings'),
    ...below(
      'wouldChangeOurMind',
      piece.wouldChangeOurMind.length > 0,
      'What would change our mind',
    ),
    ...below('forecasts', view.forecasts.length > 0, 'Forecasts'),
    ...below('claims', view.claims.length > 0, 'Claims'),
    ...below('sources', true, 'Sources'),
    ...below(
      'framing',
      piece.framing !== undefined || Object.keys(piece.acknowledged).length > 0,
      'How this piece was made',
    ),
    ...below('corrections', true, 'Corrections and revisions'),
    ...below('howToCite', true, 'How to cite'),
    ...below('related', hasRelatedPieces(view, publication), 'Related pieces'),
  ];
}

const answersTitle = ({ closes, resolves }: PieceView): string => {
  if (resolves.length === 0) return 'Answers earlier caveats';
  return closes.length === 0
    ? 'Resolves earlier forecasts'
    : 'Answers earlier caveats and resolves forecasts';
};
