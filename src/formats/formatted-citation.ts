/** How is a piece of ours written in a list of references? One line in the style of APA, 7th edition: https://apastyle.apa.org/style-grammar-guidelines/references */
import { masthead } from '../masthead.ts';
import type { CslItem } from './csl-json.ts';

/** Authors that are all named; of more, these without the last of them, and the very last. */
const MOST_AUTHORS = 20;

/**
 * A piece as one line of plain text. `language` is BCP 47 and picks the name of the month; English where it is not
 * known.
 */
export function formattedCitation(
  item: Pick<CslItem, 'title' | 'container-title' | 'author' | 'issued' | 'URL'>,
  language: string = masthead.language,
): string {
  const { title = '', author = [], issued, URL = '' } = item;
  const [[year, ...day] = []] = issued?.['date-parts'] ?? [];
  const date = year === undefined ? 'n.d.' : [year, monthAndDay(day, language)].join(', ');
  const authors = listed(author.map(({ literal = '' }) => literal));
  const sentences = [`${ended(authors)} (${date}).`, ended(title)];
  return `${sentences.join(' ')} ${item['container-title'] ?? ''}. ${URL}`;
}

function monthAndDay([month = 1, day = 1]: readonly number[], language: string): string {
  const name = new Intl.DateTimeFormat([language, 'en'], { month: 'long', timeZone: 'UTC' });
  return `${name.format(Date.UTC(2000, month - 1))} ${day}`;
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  if (names.length > MOST_AUTHORS) {
    return `${names.slice(0, MOST_AUTHORS - 1).join(', ')}, … ${last}`;
  }
  const before = names.slice(0, -1);
  if (before.length < 2) return [...before, last].join(' & ');
  return `${before.join(', ')}, & ${last}`;
}

/** With a full stop, unless something ends it already. */
const ended = (text: string): string =>
  /[.?!:…。？！][”’"'»）)]*$/u.test(text) ? text : `${text}.`;
