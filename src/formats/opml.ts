/** How does a feed reader take all feeds at once? As an outline: https://opml.org/spec2.opml */
import { x } from 'xastscript';
import { fitText } from '../model/unfit-characters.ts';
import { toXmlDocument } from './xml.ts';

/** A feed in the list: all addresses absolute. */
export interface OutlinedFeed {
  title: string;
  description: string;
  /** The page it belongs to. */
  url: string;
  feedUrl: string;
}

/** The list of feeds with a title, as OPML 2.0. */
export const toOpml = (title: string, feeds: readonly OutlinedFeed[]): string =>
  toXmlDocument(
    x('opml', { version: '2.0' }, [
      x('head', [x('title', fitText(title))]),
      x(
        'body',
        feeds.map((feed) =>
          x('outline', {
            type: 'rss',
            text: fitText(feed.title),
            title: fitText(feed.title),
            description: fitText(feed.description),
            xmlUrl: feed.feedUrl,
            htmlUrl: feed.url,
          }),
        ),
      ),
    ]),
  );
