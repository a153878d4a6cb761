/** How does the desk look? An app of Astro’s dev toolbar: https://docs.astro.build/en/reference/dev-toolbar-app-reference/ */
import { defineToolbarApp } from 'astro/toolbar';
import { masthead } from '../masthead.ts';
import { counted } from '../model/words.ts';
import { element } from '../scripts/element.ts';
import type { DeskData, Due, PieceOnDesk } from './desk-data.ts';

const STYLE = `
  h1 { margin: 0 0 .5rem; font-size: 1.1rem; color: #fff }
  h2 { margin: 1rem 0 .25rem; font-size: .9rem; color: #fff }
  .all { overflow-y: auto; padding-right: 1rem }
  ul { margin: 0; padding: 0; list-style: none }
  li { margin: .4rem 0; line-height: 1.4 }
  a { color: ${masthead.colors.accent.dark} }
  table { border-collapse: collapse; font-size: .85rem }
  td { padding: .1rem .75rem .1rem 0 }
`;

export default defineToolbarApp({
  init(canvas, app) {
    const show = async () => {
      const data = (await (await fetch('/desk.json')).json()) as DeskData;
      const piece = data.pieces[location.pathname];
      canvas.replaceChildren(windowOf(piece, data.due));
      app.toggleNotification({
        state: piece?.messages.some(({ severity }) => severity === 'error') === true,
        level: 'error',
      });
    };
    app.onToggled(({ state }) => {
      if (state) void show();
    });
    void show();
  },
});

function windowOf(piece: PieceOnDesk | undefined, due: readonly Due[]): HTMLElement {
  const frame = document.createElement('astro-dev-toolbar-window');
  const all = element('div', { className: 'all' }, element('h1', {}, 'Desk'));
  frame.append(element('style', {}, STYLE), all);
  if (piece) {
    all.append(
      element('h2', {}, `Messages (${piece.messages.length})`),
      list(
        piece.messages.map(({ file, place, severity, message }) =>
          entry(`${file}:${place.line}:${place.column}`, `${severity}: ${message}`),
        ),
        'Nothing to fix.',
      ),
      element(
        'h2',
        {},
        `Evidence: ${counted(piece.balance.length, 'source')}, ${piece.origins} independent`,
      ),
      balanceTable(piece),
    );
  }
  all.append(
    element('h2', {}, `Due across the site (${due.length})`),
    list(
      due.map(({ at, what, text }) => entry(at, `${what}: ${text}`)),
      'Nothing is due.',
    ),
    element('a', { href: '/write/' }, 'The guide for writers'),
  );
  return frame;
}

/** A line whose place opens in the writer’s editor. */
function entry(at: string, text: string): HTMLElement {
  const href = `/__open-in-editor?file=${encodeURIComponent(at)}`;
  const link = element('a', { href }, at);
  link.addEventListener('click', (event) => {
    event.preventDefault();
    void fetch(href);
  });
  return element('li', {}, `${text} `, link);
}

const balanceTable = ({ balance }: PieceOnDesk): HTMLElement =>
  element(
    'table',
    {},
    ...balance.map(({ source, citations, origin }) => {
      const repeats = origin === source ? '' : `repeats ${origin}`;
      const cells = [source, `${citations} ×`, repeats].map((text) => element('td', {}, text));
      return element('tr', {}, ...cells);
    }),
  );

const list = (items: HTMLElement[], none: string): HTMLElement =>
  element('ul', {}, ...(items.length > 0 ? items : [element('li', {}, none)]));
