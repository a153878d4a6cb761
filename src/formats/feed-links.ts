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

/** The feeds a page names in its head: the main one in every format, then those that concern the page as RSS. */
export const alternateLinks = (channels: readonly FeedChannel[]): AlternateLink[] => [
  ...mainFeed.formats.map((format) => alternateLink(mainFeed, format)),
  ...channels.map((channel) => alternateLink(channel, 'rss')),
];

const alternateLink = (channel: FeedChannel, format: FeedFormat): AlternateLink => ({
  href: feedPath(channel, format),
  type: feedFormats[format].type,
  title: format === 'rss' ? channel.title : `${channel.title} (${feedFormats[format].name})`,
});
