/** How does a found record look? Its title, what it is, and the sentences that hold the words, each a link to its place. */
import { element, type Child } from './element.ts';
import { JOINER, parseId, type Fragment, type Passage } from './search-record.ts';
import { answered, placesOf } from './search-words.ts';

/** A passage with its words, and where among them which word of the query is found. */
interface Found extends Passage {
  words: string[];
  hits: Map<number, string>;
}

/** Sentences shown of one record. */
const SENTENCES = 3;
/** Words shown of a sentence, and how many of them may stand before the first that was searched for. */
const LONGEST = 60;
const LEAD = 12;

/** `places` are those of the found words, counted in words of the record; `query` has the words searched for. */
export function resultItem(
  fragment: Fragment,
  places: readonly number[],
  query: readonly string[],
): HTMLElement {
  const [title, ...rest] = passagesOf(fragment, places, query);
  if (!title) return element('li', {});
  const sentences = rest.filter(({ anchor, place }) => anchor ?? place);
  const found = sentences.filter(({ hits }) => hits.size > 0);
  const weight = weightIn(found);
  // A piece for which only its title answers is told by its description.
  const shown =
    found.length === 0
      ? sentences.slice(0, 1).filter(({ anchor }) => anchor)
      : [...found].sort((a, b) => weight(b) - weight(a)).slice(0, SENTENCES);
  const others = found.length - shown.length;
  return element(
    'li',
    {},
    element('h3', title, element('a', { href: fragment.url }, ...marked(title))),
    element('p', { className: 'label' }, title.place),
    ...shown.map((passage) => sentence(fragment.url, passage)),
    others > 0 &&
      element(
        'p',
        { className: 'label' },
        `and ${others} more ${others === 1 ? 'sentence' : 'sentences'}`,
      ),
  );
}

function passagesOf(
  { content, anchors }: Fragment,
  places: readonly number[],
  query: readonly string[],
): Found[] {
  const words = content.split(/\s+/);
  const found = placesOf(places, words, query);
  return anchors.map(({ id, location }, index) => {
    const end = anchors[index + 1]?.location ?? words.length;
    const hits = new Map<number, string>();
    for (const at of found) {
      const word = at >= location && at < end && answered(words[at] ?? '', query);
      if (word) hits.set(at - location, word);
    }
    return { ...parseId(id), words: words.slice(location, end), hits };
  });
}

/** How much a passage says of what was searched for: each of its words, the more the rarer that is among `all`. */
function weightIn(all: readonly Found[]): (passage: Found) => number {
  const holding = (word: string) => all.filter(({ hits }) => [...hits.values()].includes(word));
  return ({ hits }) =>
    [...new Set(hits.values())].reduce((sum, word) => sum + 1 / holding(word).length, 0);
}

function sentence(url: string, passage: Found): HTMLElement {
  const { anchor, place, words } = passage;
  const text = marked(passage);
  const href = `${url}#${anchor ?? ''}:~:text=${textDirective(words)}`;
  return element(
    'p',
    passage,
    ...(anchor ? [element('a', { href }, ...text)] : text),
    place && ' ',
    place && element('span', { className: 'label' }, place),
  );
}

/**
 * Both ends of a sentence, by which a browser finds it on the page; one that does not goes to the anchor:
 * https://wicg.github.io/scroll-to-text-fragment/
 */
function textDirective(words: readonly string[]): string {
  const all = words
    .join(' ')
    .replaceAll(`${JOINER} `, '')
    .replace(/[\s\p{P}]+$/u, '')
    .split(' ');
  const ends = all.length > 8 ? [all.slice(0, 4), all.slice(-4)] : [all];
  return ends.map((end) => encodeURIComponent(end.join(' ')).replaceAll('-', '%2D')).join();
}

/** The words of a passage, the found ones marked; of a long one what stands around the first of them. */
function marked({ words, hits }: Found): Child[] {
  const first = Math.min(...hits.keys(), words.length - LONGEST);
  const from = Math.max(0, first - LEAD);
  const shown = words.slice(from, from + LONGEST).flatMap((word, index): Child[] => {
    const gap = word.endsWith(JOINER) || from + index === words.length - 1 ? '' : ' ';
    const [before = '', core = '', after = ''] = word
      .replace(JOINER, '')
      .split(/([\p{L}\p{M}\p{N}](?:.*[\p{L}\p{M}\p{N}])?)/u);
    return hits.has(from + index)
      ? [before, element('mark', {}, core), after + gap]
      : [before + core + after + gap];
  });
  return [from > 0 && '… ', ...shown, from + LONGEST < words.length && '…'];
}
