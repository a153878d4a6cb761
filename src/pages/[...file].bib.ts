/** Every address that ends in `.bib`: references as BibTeX. */
export { getStaticPaths, GET } from '../queries/files.ts';
