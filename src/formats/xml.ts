/** How is XML written? Well-formed, whatever the texts in it are: https://www.w3.org/TR/xml/ */
import { toXml } from 'xast-util-to-xml';
import type { x } from 'xastscript';
import { fitText } from '../model/unfit-characters.ts';

/** A document with this root, in UTF-8. */
export const toXmlDocument = (root: ReturnType<typeof x>): string =>
  wellFormed(
    toXml([{ type: 'instruction', name: 'xml', value: 'version="1.0" encoding="utf-8"' }, root], {
      closeEmptyElements: true,
    }),
  );

/**
 * Markup without what XML forbids in a text, and its writers let through: the end of a section that never began
 * (https://www.w3.org/TR/xml/#syntax), and characters that XML cannot hold even by their number. We write no
 * sections, so that `]]>` is always text.
 */
export const wellFormed = (markup: string): string => fitText(markup).replaceAll(']]>', ']]&gt;');
