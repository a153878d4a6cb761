// How a blog is set up as eleventy-base-blog sets it up: feed, navigation, smaller images, tags, an archive.
import { eleventyImageTransformPlugin } from '@11ty/eleventy-img';
import navigation from '@11ty/eleventy-navigation';
import { feedPlugin } from '@11ty/eleventy-plugin-rss';
import { HtmlBasePlugin, InputPathToUrlTransformPlugin } from '@11ty/eleventy';

export default function (config) {
  config.addPlugin(navigation);
  config.addPlugin(HtmlBasePlugin);
  config.addPlugin(InputPathToUrlTransformPlugin);
  config.addPlugin(feedPlugin, {
    type: 'atom',
    outputPath: '/feed/feed.xml',
    collection: { name: 'posts', limit: 10 },
    metadata: { language: 'en', title: 'A blog', base: 'https://blog.example/' },
  });
  config.addPlugin(eleventyImageTransformPlugin, {
    formats: ['webp'],
    htmlOptions: { imgAttributes: { loading: 'lazy', decoding: 'async' } },
  });
  config.addBundle('css', { toFileDirectory: 'dist' });
  config.addFilter('day', (date) => date.toISOString().slice(0, 10));
  config.addFilter('topicsOf', (tags) => (tags ?? []).filter((tag) => tag !== 'posts'));
  config.addFilter('topicsIn', (posts) =>
    [...new Set(posts.flatMap(({ data }) => data.tags ?? []))].filter((tag) => tag !== 'posts'),
  );
  return {
    markdownTemplateEngine: false,
    dir: { input: 'content', includes: '../_includes', output: 'dist' },
  };
}
