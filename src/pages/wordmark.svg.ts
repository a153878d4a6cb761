/** /wordmark.svg: our name and sign as outlines, for whoever writes about us. */
import type { APIRoute } from 'astro';
import { readPalette } from '../charts/palette.ts';
import { wordmark } from '../charts/wordmark.ts';
import { publication } from '../publication.ts';
import tokens from '../styles/tokens.css?raw';
import { typefacesFor } from './_typefaces.ts';

export const GET: APIRoute = async () => {
  const { ink, accent } = readPalette(tokens);
  if (!ink || !accent) throw new Error('Expected `--color-ink` and `--color-accent` in tokens.css');
  const card = { title: publication.name, direction: 'ltr' } as const;
  const svg = await wordmark(publication.name, typefacesFor(card, publication.language).title, {
    light: { ink: ink.light, accent: accent.light },
    dark: { ink: ink.dark, accent: accent.dark },
  });
  return new Response(svg, { headers: { 'Content-Type': 'image/svg+xml' } });
};
