import { getCollection } from 'astro:content';

/** All posts, the newest first. */
export const allPosts = async () =>
  (await getCollection('blog')).sort((a, b) => b.data.date.valueOf() - a.data.date.valueOf());
