/** How does a page tell feed readers of the feeds? RSS autodiscovery: https://www.rssboard.org/rss-autodiscovery */
import {
  feedFormats,
  feedPath,
  mainFeed,
  type FeedChannel,
  type FeedFormat,
} from '../publication/feed-channels.ts';

export interface AlternateLink {
  href: string;
  type: string;
  title: string;
}

/**
 * The feeds a page names in its head, of which readers take the first: those that concern the page as RSS, the main one
 * in every format, and last if the page does not name it elsewhere.
 */
export const alternateLinks = (channels: readonly FeedChannel[]): AlternateLink[] =>
  (channels.includes(mainFeed) ? channels : [...channels, mainFeed]).flatMap((channel) =>
    (channel === mainFeed ? channel.formats : (['rss'] as const)).map((format) =>
      alternateLink(channel, format),
    ),
  );

const alternateLink = (channel: FeedChannel, format: FeedFormat): AlternateLink => ({
  href: feedPath(channel, format),
  type: feedFormats[format].type,
  title: format === 'rss' ? channel.title : `${channel.title} (${feedFormats[format].name})`,
});
