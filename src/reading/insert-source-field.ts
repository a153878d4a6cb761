/** How is a field added to a source in its file? With every other byte as it was. */
import { isDeepStrictEqual } from 'node:util';
import { isMap, isScalar, isSeq, parseDocument, type Pair, type Scalar, type YAMLMap } from 'yaml';
import { readFrontmatter, yamlBlock } from './frontmatter.ts';

/**
 * The text of a piece with `field: "value"` right after the field `after` of the source `id`: on a line
 * of its own in block style, within the braces in flow style. Undefined where the source is not there
 * once, has the field, or is written in a way that a line cannot be added to; `text` is then to be
 * fixed by hand.
 */
export function insertSourceField(
  text: string,
  { id, after, field, value }: { id: string; after: string; field: string; value: string },
): string | undefined {
  const block = yamlBlock(text);
  if (!block) return undefined;
  const yaml = text.slice(block.start, block.end);
  const source = findSource(yaml, id);
  const anchor = source && pairOf(source, after);
  if (!source || !anchor || pairOf(source, field)) return undefined;

  const valueEnd = anchor.value?.range?.[1];
  const keyStart = anchor.key.range?.[0];
  if (valueEnd === undefined || keyStart === undefined) return undefined;
  const entry = `${field}: ${JSON.stringify(value)}`;
  let at = block.start + valueEnd;
  let inserted = `, ${entry}`;
  if (!source.flow) {
    const lineStart = yaml.lastIndexOf('\n', keyStart - 1) + 1;
    inserted = `${' '.repeat(keyStart - lineStart)}${entry}${block.lineEnd}`;
    if (text[at - 1] !== '\n') at = text.indexOf('\n', at) + 1;
  }
  const fixed = text.slice(0, at) + inserted + text.slice(at);
  return saysTheSamePlus(text, fixed, id, { [field]: value }) ? fixed : undefined;
}

type FieldPair = Pair<Scalar, Scalar>;

const pairOf = (map: YAMLMap, name: string): FieldPair | undefined =>
  map.items.find(
    (pair) => isScalar(pair.key) && pair.key.value === name && isScalar(pair.value),
  ) as FieldPair | undefined;

function findSource(yaml: string, id: string): YAMLMap | undefined {
  const sources = parseDocument(yaml, { prettyErrors: false }).get('sources');
  if (!isSeq(sources)) return undefined;
  const named = sources.items.filter(
    (item): item is YAMLMap => isMap(item) && String(item.get('id')) === id,
  );
  return named.length === 1 ? named[0] : undefined;
}

/** True where the only thing that reading `after` gives beyond `before` is `extra` in the source `id`. */
function saysTheSamePlus(
  before: string,
  after: string,
  id: string,
  extra: Record<string, string>,
): boolean {
  const expected = readFrontmatter(before).value as { sources: Record<string, unknown>[] };
  const found = readFrontmatter(after);
  if (found.problems.length > 0) return false;
  const sources = expected.sources.map((source) =>
    String(source.id) === id ? { ...source, ...extra } : source,
  );
  return isDeepStrictEqual(found.value, { ...expected, sources });
}
