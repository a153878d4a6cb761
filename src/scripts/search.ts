/** What happens while a reader searches? The one script of the site that a page waits for. */

/** The part of Pagefind’s API that is called: https://pagefind.app/docs/api/ */
interface Pagefind {
  options(options: object): Promise<void>;
  debouncedSearch(
    query: string,
    options: object,
    wait: number,
  ): Promise<{ results: { data(): Promise<Found> }[] } | null>;
}

interface Found {
  url: string;
  excerpt: string;
  /** `kind` is absent for a piece. */
  meta: { title?: string; kind?: string };
  sub_results: { title: string; url: string; excerpt: string }[];
}

/** Results shown at once. */
const SHOWN = 20;
const KINDS: Record<string, string> = { piece: 'Piece', claim: 'Claim', source: 'Source' };

const page = document.querySelector('.search');
const form = page?.querySelector('form');
const query = page?.querySelector<HTMLInputElement>('#query');
const found = page?.querySelector('#found');
const results = page?.querySelector('#results');

if (form && query && found && results) void start(form, query, found, results);

async function start(
  form: HTMLFormElement,
  query: HTMLInputElement,
  found: Element,
  results: Element,
): Promise<void> {
  const address = '/pagefind/pagefind.js';
  const pagefind = (await import(/* @vite-ignore */ address)) as Pagefind;
  await pagefind.options({ excerptLength: 24 });
  form.hidden = false;
  page?.querySelector('.without')?.remove();
  query.value = new URLSearchParams(location.search).get('q') ?? '';

  const search = async () => {
    const words = query.value.trim();
    const kind = new FormData(form).get('kind');
    history.replaceState(null, '', words ? `?q=${encodeURIComponent(words)}` : location.pathname);
    if (words === '') {
      results.replaceChildren();
      found.textContent = '';
      return;
    }
    const answer = await pagefind.debouncedSearch(words, {}, 120);
    // A later search has taken this one’s place.
    if (!answer) return;
    const pages: Found[] = [];
    for (const one of answer.results) {
      const data = await one.data();
      if (kind === '' || kind === kindOf(data)) pages.push(data);
      if (pages.length > SHOWN) break;
    }
    results.replaceChildren(...pages.slice(0, SHOWN).map(item));
    found.textContent =
      pages.length === 0
        ? `Nothing found for “${words}”.`
        : pages.length > SHOWN
          ? `More than ${SHOWN} found, the first ${SHOWN} shown.`
          : `${pages.length} found.`;
  };
  form.addEventListener('input', () => void search());
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void search();
  });
  query.focus();
  await search();
}

const kindOf = ({ meta }: Found): string => meta.kind ?? 'piece';

function item(data: Found): HTMLElement {
  const entry = document.createElement('li');
  const kind = kindOf(data);
  const label = document.createElement('p');
  label.className = 'label';
  label.textContent = KINDS[kind] ?? kind;
  entry.append(label, link(data.url, data.meta.title ?? data.url));
  // A claim or a source is its own excerpt.
  if (kind === 'piece') {
    for (const part of data.sub_results.slice(0, 3)) {
      const line = document.createElement('p');
      if (part.url !== data.url) line.append(link(part.url, part.title), ' ');
      line.append(...marked(part.excerpt));
      entry.append(line);
    }
  }
  return entry;
}

function link(url: string, text: string): HTMLAnchorElement {
  const made = document.createElement('a');
  made.href = url;
  made.textContent = text;
  return made;
}

/** Pagefind’s excerpt, its text as text and its `<mark>`s as elements. */
function marked(excerpt: string): (string | HTMLElement)[] {
  return excerpt.split(/<mark>(.*?)<\/mark>/).map((part, index) => {
    const holder = document.createElement('template');
    holder.innerHTML = part;
    const text = holder.content.textContent;
    if (index % 2 === 0) return text;
    const mark = document.createElement('mark');
    mark.textContent = text;
    return mark;
  });
}
