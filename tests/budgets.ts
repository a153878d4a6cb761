/** How heavy may a page be? Bytes after gzip; fonts as they are. */
const KB = 1024;

export const budgets = {
  /** HTML with the CSS and JavaScript in it. */
  pages: {
    '/analysis/happyhorse-1-1/': 32 * KB,
    '/': 12 * KB,
    '/about/': 12 * KB,
    '/standards/': 20 * KB,
  },
  script: 2 * KB,
  fonts: 60 * KB,
};
