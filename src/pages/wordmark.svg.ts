/** /wordmark.svg: our name and sign as outlines, for whoever writes about us. */
import type { APIRoute } from 'astro';
import { readPalette } from '../charts/palette.ts';
import { wordmark } from '../charts/wordmark.ts';
import { masthead } from '../masthead.ts';
import tokens from '../styles/tokens.css?raw';
import { typefacesFor } from '../charts/typefaces.ts';

export const GET: APIRoute = async () => {
  const { ink, accent } = readPalette(tokens);
  if (!ink || !accent) throw new Error('Expected `--color-ink` and `--color-accent` in tokens.css');
  const card = { title: masthead.name, direction: 'ltr' } as const;
  const svg = await wordmark(masthead.name, typefacesFor(card, masthead.language).title, {
    light: { ink: ink.light, accent: accent.light },
    dark: { ink: ink.dark, accent: accent.dark },
  });
  return new Response(svg, { headers: { 'Content-Type': 'image/svg+xml' } });
};
