/** How does the desk look? An app of Astro’s dev toolbar: https://docs.astro.build/en/reference/dev-toolbar-app-reference/ */
import { defineToolbarApp } from 'astro/toolbar';
import { masthead } from '../masthead.ts';
import { counted } from '../model/words.ts';
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
  const style = element('style', STYLE);
  const all = element('div', '');
  all.className = 'all';
  frame.append(style, all);
  all.append(element('h1', 'Desk'));
  if (piece) {
    all.append(
      element('h2', `Messages (${piece.messages.length})`),
      list(
        piece.messages.map(({ file, place, severity, message }) =>
          entry(`${file}:${place.line}:${place.column}`, `${severity}: ${message}`),
        ),
        'Nothing to fix.',
      ),
      element(
        'h2',
        `Evidence: ${counted(piece.balance.length, 'source')}, ${piece.origins} independent`,
      ),
      balanceTable(piece),
    );
  }
  const guide = element('a', 'The guide for writers');
  guide.setAttribute('href', '/write/');
  all.append(
    element('h2', `Due across the site (${due.length})`),
    list(
      due.map(({ at, what, text }) => entry(at, `${what}: ${text}`)),
      'Nothing is due.',
    ),
    guide,
  );
  return frame;
}

/** A line whose place opens in the writer’s editor. */
function entry(at: string, text: string): HTMLElement {
  const item = element('li', `${text} `);
  const link = element('a', at);
  link.setAttribute('href', `/__open-in-editor?file=${encodeURIComponent(at)}`);
  link.addEventListener('click', (event) => {
    event.preventDefault();
    void fetch(link.getAttribute('href') ?? '');
  });
  item.append(link);
  return item;
}

function balanceTable({ balance }: PieceOnDesk): HTMLElement {
  const table = element('table', '');
  for (const { source, citations, origin } of balance) {
    const row = element('tr', '');
    const repeats = origin === source ? '' : `repeats ${origin}`;
    row.append(element('td', source), element('td', `${citations} ×`), element('td', repeats));
    table.append(row);
  }
  return table;
}

function list(items: HTMLElement[], none: string): HTMLElement {
  const holder = element('ul', '');
  holder.append(...(items.length > 0 ? items : [element('li', none)]));
  return holder;
}

/** An element with text; text is never read as markup. */
function element(name: string, text: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
