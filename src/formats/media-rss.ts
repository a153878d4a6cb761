/** Media RSS: https://www.rssboard.org/media-rss */
import { x } from 'xastscript';
import type { FeedImage } from './feed.ts';

/** The image of an item as `media:content`, with size and media type; null where there is none. */
export const toMediaContent = (image: FeedImage | undefined) =>
  image === undefined
    ? null
    : x(
        'media:content',
        {
          url: image.url,
          type: image.type,
          medium: 'image',
          fileSize: String(image.bytes),
          width: String(image.width),
          height: String(image.height),
        },
        [x('media:description', { type: 'plain' }, image.alt)],
      );
