/** /forecasts.ics: the days on which forecasts are due, for calendars. */
import type { APIRoute } from 'astro';
import { toIcalendar } from '../formats/icalendar.ts';
import { forecastEvents } from '../editorial/forecast-events.ts';
import { buildDay } from '../model/date.ts';
import { publication } from '../publication.ts';
import { ledger } from '../queries.ts';

export const GET: APIRoute = async () => {
  const { forecasts } = await ledger(buildDay(process.env.SOURCE_DATE_EPOCH, new Date()));
  const calendar = toIcalendar({
    name: `${publication.name}: forecasts`,
    description: 'Days on which forecasts are due.',
    url: `${publication.url}/forecasts.ics`,
    events: forecastEvents(forecasts, publication),
  });
  return new Response(calendar, { headers: { 'Content-Type': 'text/calendar; charset=utf-8' } });
};
