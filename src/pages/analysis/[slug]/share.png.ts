/** /analysis/<slug>/share.png: one piece as an image, for where it is shared. */
import type { APIRoute } from 'astro';
import { shareImageFacts } from '../../../charts/share-image-facts.ts';
import {
  lettersMissing,
  pictureOf,
  shareImage,
  type ShareCard,
} from '../../../charts/share-image.ts';
import { leadOf } from '../../../exhibits/exhibit-of.ts';
import { inBrief } from '../../../publication/evidence.ts';
import { typeWords } from '../../../model/words.ts';
import { directionOf } from '../../../model/language.ts';
import { masthead } from '../../../masthead.ts';
import { shareImages } from '../../../publication/file-routes.ts';
import { ownRoutesOf } from '../../../queries/published.ts';
import { dataFaces, typefacesFor } from '../../../charts/typefaces.ts';

export const getStaticPaths = ownRoutesOf(shareImages);

type Props = Awaited<ReturnType<typeof getStaticPaths>>[number]['props'];

export const GET: APIRoute<Props> = async ({ props: { view, publication } }) => {
  const { topics, path, evidence } = view;
  const { piece } = view.manuscript;
  const language = piece.lang ?? masthead.language;
  const chart = leadOf(piece, publication.site.boards)?.exhibit.chart;
  const facts = inBrief(evidence);
  // Beside a picture there are two lines for it, and no fact is broken between them.
  const foot = (chart ? facts.map((fact) => fact.replaceAll(' ', '\u00a0')) : facts).join(' · ');
  const card: ShareCard = {
    masthead: masthead.name,
    kicker: [typeWords[piece.type], ...topics.map(({ name }) => name)].join(' · '),
    title: piece.title,
    direction: directionOf(language),
    foot,
    ...(chart ? { picture: await pictureOf(chart, dataFaces()) } : {}),
  };
  const faces = typefacesFor(card, language);
  const missing = await lettersMissing(card, faces);
  const png = await (missing.length === 0 ? shareImage(card, faces) : plainImage(path, foot));
  return new Response(new Uint8Array(png), { headers: { 'Content-Type': shareImageFacts.type } });
};

/** The card of a piece whose title is written in a script that we have no letters for. */
function plainImage(path: string, foot: string): Promise<Uint8Array> {
  const card: ShareCard = {
    title: masthead.name,
    direction: 'ltr',
    note: path.slice(1, -1),
    foot,
  };
  return shareImage(card, typefacesFor(card, masthead.language));
}
