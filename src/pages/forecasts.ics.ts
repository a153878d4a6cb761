/** /forecasts.ics: the days on which forecasts are due, for calendars. */
import type { APIRoute } from 'astro';
import { toIcalendar } from '../formats/icalendar.ts';
import { forecastEvents } from '../publication/forecast-events.ts';
import { masthead } from '../masthead.ts';
import { publicationToday } from '../queries/published.ts';

export const GET: APIRoute = async () => {
  const { forecasts } = (await publicationToday()).published;
  const calendar = toIcalendar({
    name: `${masthead.name}: forecasts`,
    description: 'Days on which forecasts are due.',
    url: `${masthead.url}/forecasts.ics`,
    events: forecastEvents(forecasts, masthead),
  });
  return new Response(calendar, { headers: { 'Content-Type': 'text/calendar; charset=utf-8' } });
};
