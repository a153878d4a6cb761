import rss from '@astrojs/rss';
import { allPosts } from '../posts';

export async function GET(context) {
  const posts = await allPosts();
  return rss({
    title: 'A blog',
    description: 'A blog to measure with',
    site: context.site,
    items: posts.map(({ id, data }) => ({ ...data, pubDate: data.date, link: `/analysis/${id}/` })),
  });
}
