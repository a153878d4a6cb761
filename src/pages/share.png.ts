/** /share.png: the publication as an image, for pages that have none of their own. */
import type { APIRoute } from 'astro';
import { shareImageFacts } from '../charts/share-image-facts.ts';
import { shareImage } from '../charts/share-image.ts';
import { publication } from '../publication.ts';
import { typefacesFor } from './_typefaces.ts';

export const GET: APIRoute = async () => {
  const card = {
    title: publication.name,
    direction: 'ltr',
    note: publication.description,
    foot: new URL(publication.url).host,
  } as const;
  const png = await shareImage(card, typefacesFor(card, publication.language));
  return new Response(new Uint8Array(png), { headers: { 'Content-Type': shareImageFacts.type } });
};
