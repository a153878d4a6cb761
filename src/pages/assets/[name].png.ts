/** Images beside the pieces, as they lie there or as pages show them. */
export { getStaticPaths, GET } from '../../queries/image-files.ts';
