/** What happens while a reader searches? The field, the filters and the address of the page agree, and the results follow. */
import { element } from './element.ts';
import { hintFor } from './search-hints.ts';
import {
  filters,
  DIRECTORY,
  FRESH,
  PACK,
  packedIds,
  partsPath,
  type Directory,
  type Fragment,
  type Group,
  type Pack,
} from './search-record.ts';
import { resultItem } from './search-results.ts';
import { answered, toTerm, wordsOf } from './search-words.ts';

/** The part of Pagefind’s API that is called: https://pagefind.app/docs/api/ */
interface Pagefind {
  options(options: object): Promise<void>;
  init(): Promise<void>;
  /** Lets searches find what another index holds too: https://pagefind.app/docs/multisite/ */
  mergeIndex(folder: string): Promise<void>;
  search(
    term: string,
  ): Promise<{ results: { id: string; words: number[]; data(): Promise<Fragment> }[] }>;
}

/** A record that holds the words, before its text is loaded. */
interface Match {
  group: Group;
  /** Where the words stand, counted in words of its text. */
  places: number[];
  data(): Promise<Fragment>;
}

/** Milliseconds without a further key after which a search begins. */
const PAUSE = 150;
/** Results shown of one kind among others, and by itself. */
const FEW = 5;
const MANY = 20;

const part = (id: string) => document.getElementById(id) as HTMLElement;
const form = part('search') as HTMLFormElement;
const query = part('query') as HTMLInputElement;
const role = part('role') as HTMLSelectElement;
const results = part('results');
const kinds = [...form.querySelectorAll<HTMLInputElement>('[name=kind]')];

const searching = startSearch();
let latest = 0;
let pause = 0;

/** Loads the index; the answer finds the records that hold all of some words. */
async function startSearch(): Promise<(words: readonly string[]) => Promise<Match[]>> {
  const [first = '', ...others] = await loaded<string[]>(
    import.meta.env.SITE_PATH + partsPath,
    FRESH,
  );
  const pagefind = (await import(/* @vite-ignore */ `${first}pagefind.js`)) as Pagefind;
  await pagefind.options({ noWorker: true });
  await pagefind.init();
  const arriving = await Promise.allSettled(
    [first, ...others].map(async (part) => {
      const directory = await loaded<Directory>(part + DIRECTORY);
      if (part !== first) await pagefind.mergeIndex(part);
      return directory;
    }),
  );
  const directories = arriving.flatMap((part) => (part.status === 'fulfilled' ? part.value : []));
  part('lost').hidden = directories.length === arriving.length;
  const groupOf = new Map(
    directories
      .flatMap(({ groups }) => groups)
      .flatMap((group) => group.ids.split(' ').map((id) => [id, group])),
  );
  const packOf = new Map(
    directories.flatMap(({ groups, packs }) =>
      packedIds(groups).map((id, at) => [id, packs[Math.floor(at / PACK)]]),
    ),
  );
  return async (words) => {
    if (words.length === 0) return [];
    const answer = await pagefind.search(toTerm(words));
    return answer.results.flatMap(({ id, words: places, data }) => {
      const group = groupOf.get(id);
      if (!group) return [];
      const pack = packOf.get(id);
      return [{ group, places, data: pack ? () => packed(pack, id) : data }];
    });
  };
}

async function loaded<Data>(address: string, how?: RequestInit): Promise<Data> {
  return (await fetch(address, how)).json() as Promise<Data>;
}

const packs = new Map<string, Promise<Pack>>();

/** A record out of its pack, which is loaded once. */
async function packed(address: string, id: string): Promise<Fragment> {
  const pack = packs.get(address) ?? loaded<Pack>(address);
  packs.set(address, pack);
  return (await pack)[id] as Fragment;
}

/** How many records have the word, and not only the beginning of it. */
async function countOf(word: string): Promise<number> {
  const found = await (await searching)([word]);
  if (!found[0]) return 0;
  const first = await found[0].data().catch(() => undefined);
  const text = first?.content.split(/\s+/);
  // What cannot be read is taken at Pagefind’s word.
  return !text || found[0].places.some((at) => answered(text[at] ?? '', [word])) ? found.length : 0;
}

/** What is asked for, as the parameters of an address, with another value for one filter if one is given. */
function asked(filter?: string, value = ''): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const [name, entry] of new FormData(form)) {
    if (typeof entry === 'string' && entry.trim() !== '') parameters.set(name, entry.trim());
  }
  if (filter) parameters.set(filter, value);
  // Only sources have a role.
  if (parameters.get('kind') !== 'source') parameters.delete('role');
  return parameters;
}

const fits = (group: Group, chosen: URLSearchParams): boolean =>
  filters.every((filter) => {
    const value = chosen.get(filter);
    return !value || group[filter].includes(value);
  });

function readAddress(): void {
  const parameters = new URLSearchParams(location.search);
  for (const field of form.querySelectorAll<HTMLInputElement>('[name]')) {
    const value = parameters.get(field.name) ?? '';
    if (field.type === 'radio') field.checked = field.value === value;
    else field.value = value;
  }
  void show();
}

function writeAddress(way: 'pushState' | 'replaceState'): Promise<void> {
  const parameters = asked().toString();
  const address = parameters && `?${parameters}`;
  if (address !== location.search) history[way](null, '', location.pathname + address);
  return show();
}

/** Shows what the form asks for; of one kind alone, at most `most` results. */
async function show(most = MANY): Promise<void> {
  const turn = (latest += 1);
  const chosen = asked();
  role.disabled = chosen.get('kind') !== 'source';
  try {
    const draw = await drawing(chosen, most);
    // A later search may have taken this one’s place.
    if (turn === latest) draw();
  } catch {
    part('found').textContent = 'Search could not be loaded.';
    part('elsewhere').hidden = false;
  }
}

/** Searches, and answers what puts the result on the page. */
async function drawing(chosen: URLSearchParams, most: number): Promise<() => void> {
  const typed = chosen.get('q') ?? '';
  const kind = chosen.get('kind');
  const words = wordsOf(typed);
  const alone = new Map(
    await Promise.all(words.map(async (word) => [word, await countOf(word)] as const)),
  );
  const found = await (await searching)(words.filter((word) => alone.get(word) !== 0));
  const fitting = (filter: string, value: string) => {
    const instead = asked(filter, value);
    return found.filter(({ group }) => fits(group, instead));
  };

  const lists = kinds
    .filter(({ value }) => value !== '' && (!kind || value === kind))
    .map((input) => ({ input, matches: fitting('kind', input.value) }))
    .filter(({ matches }) => matches.length > 0);
  const total = lists.reduce((sum, { matches }) => sum + matches.length, 0);
  const sections = await Promise.all(
    lists.map(async ({ input, matches }) => {
      const first = matches.slice(0, kind ? most : FEW);
      const items = await Promise.all(
        first.map(({ data, places }) =>
          data().then(
            (fragment) => resultItem(fragment, places, words),
            () => element('li', {}, 'This result could not be loaded.'),
          ),
        ),
      );
      return section(input, items, matches.length);
    }),
  );
  const hint = await hintFor({ alone, together: found.length, fitting: total });
  const counts = lists.map(({ input, matches }) => counted(matches.length, input.value)).join(', ');

  return () => {
    for (const place of form.querySelectorAll<HTMLElement>('[data-choice]')) {
      const { choice = '', name } = place.dataset;
      const [filter = '', value = ''] = choice.split(' ');
      const count = typed && String(fitting(filter, value).length);
      place.textContent = name && count ? `${name} (${count})` : (name ?? count);
    }
    results.replaceChildren(...sections);
    part('hint').replaceChildren(element('span', {}, ...hint));
    part('elsewhere').hidden = total > 0;
    part('found').textContent = !typed
      ? ''
      : total === 0
        ? `Nothing found for “${typed}”.`
        : lists.length === 1
          ? `${counts} found.`
          : `${total} found: ${counts}.`;
  };
}

const counted = (count: number, kind: string) => `${count} ${kind}${count === 1 ? '' : 's'}`;

/** Results of one kind, with the way to those not shown. */
function section(kind: HTMLInputElement, items: HTMLElement[], all: number): HTMLElement {
  const rest = all - items.length;
  const way = kind.checked ? `${Math.min(MANY, rest)} more` : `All ${counted(all, kind.value)}`;
  const more = element('button', {}, way);
  more.addEventListener('click', () => void showMore(kind, items.length));
  return element(
    'section',
    { className: `${kind.value}-hits` },
    element('h2', {}, `${kind.value}s`),
    element('ol', {}, ...items),
    rest > 0 && more,
  );
}

/** Shows more of a kind, and goes on where the shown ones end. */
async function showMore(kind: HTMLInputElement, shown: number): Promise<void> {
  if (kind.checked) await show(shown + MANY);
  else {
    kind.checked = true;
    await writeAddress('pushState');
  }
  results.querySelectorAll('li')[shown]?.querySelector('a')?.focus();
}

form.addEventListener('input', ({ target }) => {
  clearTimeout(pause);
  if (target !== query) void writeAddress('pushState');
  else pause = window.setTimeout(() => void writeAddress('replaceState'), PAUSE);
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  clearTimeout(pause);
  void writeAddress('pushState');
});
addEventListener('popstate', readAddress);
addEventListener('keydown', (event) => {
  if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
  const stops = [query, ...results.querySelectorAll<HTMLElement>('a, button')];
  const at = stops.findIndex((stop) => stop === document.activeElement);
  const next =
    event.key === 'Escape' && at > 0
      ? query
      : at >= 0 && event.key === 'ArrowDown'
        ? stops[at + 1]
        : at > 0 && event.key === 'ArrowUp'
          ? stops[at - 1]
          : undefined;
  if (!next || next === document.activeElement) return;
  event.preventDefault();
  next.focus();
  if (next === query) query.select();
});

form.hidden = false;
query.focus({ preventScroll: true });
readAddress();
