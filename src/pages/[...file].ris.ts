/** Every address that ends in `.ris`: references as RIS. */
export { getStaticPaths, GET } from '../queries/files.ts';
