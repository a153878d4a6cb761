/** How is a part of a page made? From text and other parts; nothing in it is read as HTML. */

/** False stands for nothing. */
export type Child = string | Node | false;

/** An element with children. Text in another language than the page’s runs in its own direction. */
export function element(
  name: string,
  { href, className, lang }: { href?: string; className?: string; lang?: string | undefined },
  ...children: Child[]
): HTMLElement {
  const made = document.createElement(name);
  if (href) made.setAttribute('href', href);
  if (className) made.className = className;
  if (lang) Object.assign(made, { lang, dir: 'auto' });
  made.append(...children.filter((child) => child !== false));
  return made;
}
