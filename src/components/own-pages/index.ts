/** Which component answers to which word on a page of our own? What lies here, and some of the prose of pieces. */
import Aside from '../prose/Aside.astro';
import Figure from '../prose/Figure.astro';
import table from '../prose/Table.astro';

const own = import.meta.glob<typeof Aside>('./*.astro', { eager: true, import: 'default' });

export const ownPages = {
  ...Object.fromEntries(
    Object.entries(own).map(([file, component]) => [file.slice(2, -'.astro'.length), component]),
  ),
  Aside,
  Figure,
  table,
};
