/** Every address that ends in `.json`: feeds, references, boards and ledgers as JSON. */
export { getStaticPaths, GET } from '../queries/files.ts';
