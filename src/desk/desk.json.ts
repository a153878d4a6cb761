/** /desk.json, in dev only: what the toolbar app shows. */
import type { APIRoute } from 'astro';
import { messagesBySlug, publicationToday } from '../queries/published.ts';
import { deskData } from './desk-data.ts';

export const GET: APIRoute = async () =>
  Response.json(deskData(await publicationToday(), messagesBySlug()));
