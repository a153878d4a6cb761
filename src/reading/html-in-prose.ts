/** What stands in prose in place of an HTML element? Markdown, or a component. */

const all = (cure: string, names: string) =>
  Object.fromEntries(names.split(' ').map((name) => [name, cure]));

const CURES: Record<string, string> = {
  a: 'a link as `[words](https://…)`',
  ...all('an image as `![what it shows](./file.png)`', 'img image picture'),
  ...all(
    'an image as `![what it shows](./file.png)`, in `<Figure caption="…">` where it has a caption',
    'figure figcaption',
  ),
  ...all(
    'a table in lines such as `| Day | Rank |`, with `|---|---|` below the first',
    'table thead tbody tfoot tr td th caption col colgroup',
  ),
  ...all('a list in lines that begin with `- ` or `1. `', 'ul ol li'),
  ...all('a heading as `## Words`', 'h1 h2 h3 h4 h5 h6'),
  ...all('a quotation in lines that begin with `> `', 'blockquote'),
  ...all('a line `---` between blank lines', 'hr'),
  ...all('code between lines of three backticks', 'pre'),
  ...all(
    'paragraphs with a blank line between them',
    'div section article main header footer nav center font form',
  ),
  ...all('a link to it as `[words](https://…)`', 'video audio iframe embed object source track'),
  ...all('`<Aside title="…">` on a line of its own', 'aside details summary'),
};

/** What to write in place of an element; undefined for one that is not known. */
export const markdownFor = (element: string): string | undefined =>
  Object.hasOwn(CURES, element) ? CURES[element] : undefined;

/** The text that says the same as a tag at the beginning of `text`, where that needs no judgement. */
export function sameInMarkdown(text: string): { was: string; now: string } | undefined {
  const tag = /^<(?:br|wbr)\s*>/i.exec(text)?.[0];
  if (tag !== undefined) return { was: tag, now: `${tag.slice(0, -1).trimEnd().toLowerCase()} />` };
  const image = /^<img(?:\s+(?:src|alt)=(?:"[^"\r\n]*"|'[^'\r\n]*')){2}\s*\/?>/i.exec(text)?.[0];
  const value = (name: string) =>
    new RegExp(`\\s${name}=(?:"([^"]*)"|'([^']*)')`, 'i')
      .exec(image ?? '')
      ?.slice(1)
      .find(Boolean);
  const [src, alt] = [value('src'), value('alt')];
  if (
    image === undefined ||
    src === undefined ||
    alt === undefined ||
    /[\s()<>[\]]/.test(src + alt.replaceAll(' ', ''))
  ) {
    return undefined;
  }
  return { was: image, now: `![${alt}](${src})` };
}
