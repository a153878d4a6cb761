/**
 * /site.webmanifest: how the site stands on a home screen, as https://www.w3.org/TR/appmanifest/ says.
 */
import type { APIRoute } from 'astro';
import { directionOf } from '../model/language.ts';
import { masthead } from '../masthead.ts';
import { atHost } from '../site-address.ts';

export const GET: APIRoute = () => {
  const { name, description, language, colors } = masthead;
  const paper = colors.paper.light;
  const manifest = {
    id: atHost('/'),
    name,
    short_name: name,
    description,
    lang: language,
    dir: directionOf(language),
    start_url: atHost('/'),
    scope: atHost('/'),
    display: 'minimal-ui',
    background_color: paper,
    theme_color: paper,
    icons: [
      { src: atHost('/favicon.svg'), sizes: 'any', type: 'image/svg+xml' },
      { src: atHost('/icon-192.png'), sizes: '192x192', type: 'image/png' },
      { src: atHost('/icon-512.png'), sizes: '512x512', type: 'image/png' },
      {
        src: atHost('/icon-maskable-512.png'),
        sizes: '512x512',
        type: 'image/png',
        purpose: 'maskable',
      },
    ],
  };
  return new Response(JSON.stringify(manifest, null, 2), {
    headers: { 'Content-Type': 'application/manifest+json' },
  });
};
