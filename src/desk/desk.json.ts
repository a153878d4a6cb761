/** /desk.json, in dev only: what the toolbar app shows. */
import type { APIRoute } from 'astro';
import { buildDay } from '../model/date.ts';
import { publishedPieces } from '../queries/published.ts';
import { deskData } from './desk-data.ts';

export const GET: APIRoute = async () => {
  const today = buildDay(process.env.SOURCE_DATE_EPOCH, new Date());
  return Response.json(deskData(await publishedPieces(today), today));
};
