/** Which component answers to which word of the prose? Handed to every piece; nothing is imported in one. */
import Aside from './Aside.astro';
import Citation from './Citation.astro';
import Exhibit from './Exhibit.astro';
import Figure from './Figure.astro';
import Image from './Image.astro';
import Noted from './Noted.astro';
import Table from './Table.astro';

export const prose = {
  Aside,
  Citation,
  Exhibit,
  Figure,
  Noted,
  img: Image,
  table: Table,
};
