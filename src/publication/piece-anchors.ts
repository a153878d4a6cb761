/** Which anchors has the page of a piece? Its parts, headings and figures, and every row that a link can name. */
import { exhibitsOf } from '../exhibits/exhibit-of.ts';
import { citationAnchor, editionAnchor, narrativeAnchor, sourceAnchor } from '../model/anchors.ts';
import { headingsOf } from '../model/prose.ts';
import { partsOf } from './parts.ts';
import type { PieceView, Publication } from './publication.ts';

/** Every anchor that a link to the page of a piece may name. */
export function pieceAnchors(view: PieceView, publication: Publication): string[] {
  const { piece, prose } = view.manuscript;
  const seen = new Map<string, number>();
  return [
    ...partsOf(view).flatMap(({ anchor }) => anchor ?? []),
    ...headingsOf(prose).map(({ id }) => id),
    // The lead stands at an anchor of its own.
    ...exhibitsOf({ prose, piece: { ...piece, lead: undefined } }, publication.site.boards).map(
      ({ id }) => id,
    ),
    ...piece.sources.map(({ id }) => sourceAnchor(id)),
    ...piece.narratives.map(({ id }) => narrativeAnchor(id)),
    ...[view.claims, view.forecasts, view.caveats, view.corrections, view.sentences]
      .flat()
      .map(({ anchor }) => anchor),
    ...(view.record?.editions ?? []).map(({ number }) => editionAnchor(number)),
    ...prose.citations.map(({ source }) => {
      const nth = (seen.get(source) ?? 0) + 1;
      seen.set(source, nth);
      return citationAnchor(source, nth);
    }),
  ];
}
