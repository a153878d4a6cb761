/** /feeds.opml: every feed that is offered, in one file for feed readers. */
import type { APIRoute } from 'astro';
import { toOpml } from '../formats/opml.ts';
import { masthead } from '../masthead.ts';
import { feedPath } from '../publication/feed-channels.ts';
import { absolute } from '../queries/feeds.ts';
import { allChannels } from '../queries/own-pages.ts';

export const GET: APIRoute = async () => {
  const feeds = (await allChannels()).map((channel) => ({
    title: channel.title,
    description: channel.description,
    url: absolute(channel.path),
    feedUrl: absolute(feedPath(channel, 'rss')),
  }));
  return new Response(toOpml(masthead.name, feeds), {
    headers: { 'Content-Type': 'text/x-opml; charset=utf-8' },
  });
};
