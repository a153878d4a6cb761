/** Which parts does a piece have, in which order, under which names? One list for page, feed, Markdown and links. */
import { parts as anchors } from '../model/anchors.ts';
import type { PieceView } from './publication.ts';

/** A part of a piece: what is told before the text, the text, and the evidence below it. */
export type PartId =
  | 'material'
  | 'inQuestion'
  | 'lead'
  | 'inShort'
  | 'stillOpen'
  | keyof Omit<typeof anchors, 'inQuestion'>;

export interface Part {
  id: PartId;
  /** Its heading; undefined for one that stands without, such as the text, which has headings of its own. */
  title: string | undefined;
  /** Anchor of its heading on the page of the piece, or of itself. */
  anchor: string;
}

/** The parts that a piece has, in the order in which every channel tells them, without those that it leaves out. */
export function partsOf(view: PieceView, leftOut: readonly PartId[] = []): Part[] {
  const { piece } = view.manuscript;
  const isAcknowledged = Object.keys(piece.acknowledged).length > 0;
  const list: [id: PartId, title: string | undefined, isThere: boolean][] = [
    [
      'material',
      view.isRetracted ? 'Retracted' : 'Corrected since publication',
      view.material.length > 0,
    ],
    ['inQuestion', 'In question', view.questions.length > 0],
    ['lead', undefined, piece.lead !== undefined],
    ['inShort', 'In short', piece.keyPoints.length > 0],
    ['stillOpen', 'Still open', view.foremost.length > 0],
    ['text', undefined, true],
    ['caveats', 'What the sources do not say', true],
    ['answers', answersTitle(view), view.closes.length + view.resolves.length > 0],
    ['narratives', 'Competing readings', piece.narratives.length > 0],
    ['wouldChangeOurMind', 'What would change our mind', piece.wouldChangeOurMind.length > 0],
    ['forecasts', 'Forecasts', view.forecasts.length > 0],
    ['claims', 'Claims', view.claims.length > 0],
    ['sources', 'Sources', true],
    ['framing', 'How this piece was made', piece.framing !== undefined || isAcknowledged],
    ['corrections', 'Corrections and revisions', true],
    ['howToCite', 'How to cite', true],
    ['related', 'Related pieces', view.related.length > 0],
  ];
  return list.flatMap(([id, title, isThere]) =>
    leftOut.includes(id) || !isThere ? [] : [{ id, title, anchor: anchors[id] }],
  );
}

const answersTitle = ({ closes, resolves }: PieceView): string => {
  if (resolves.length === 0) return 'Answers earlier caveats';
  return closes.length === 0
    ? 'Resolves earlier forecasts'
    : 'Answers earlier caveats and resolves forecasts';
};
