/** Every address that ends in `.xml`: feeds as RSS and Atom, and sitemaps. */
export { getStaticPaths, GET } from '../queries/files.ts';
