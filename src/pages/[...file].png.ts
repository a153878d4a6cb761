/** Every address that ends in `.png`: figures as images. */
export { getStaticPaths, GET } from '../queries/files.ts';
