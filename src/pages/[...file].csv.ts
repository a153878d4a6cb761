/** Every address that ends in `.csv`: figures, boards and ledgers as tables. */
export { getStaticPaths, GET } from '../queries/files.ts';
