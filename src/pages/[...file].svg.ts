/** Every address that ends in `.svg`: charts as drawings. */
export { getStaticPaths, GET } from '../queries/files.ts';
