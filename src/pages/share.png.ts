/** /share.png: the publication as an image, for pages that have none of their own. */
import type { APIRoute } from 'astro';
import { shareImageFacts } from '../charts/share-image-facts.ts';
import { shareImage } from '../charts/share-image.ts';
import { masthead } from '../masthead.ts';
import { typefacesFor } from '../charts/typefaces.ts';
import { basePath } from '../site-address.ts';

export const GET: APIRoute = async () => {
  const card = {
    title: masthead.name,
    direction: 'ltr',
    note: masthead.description,
    foot: `${new URL(masthead.url).host}${basePath}`,
  } as const;
  const png = await shareImage(card, typefacesFor(card, masthead.language));
  return new Response(new Uint8Array(png), { headers: { 'Content-Type': shareImageFacts.type } });
};
