/** What lies in `content/` that nothing reads? Each with what to do, so that no text waits for readers in vain. */
import { join } from 'node:path';
import { spelledAlike } from '../model/addresses.ts';
import { BOARDS } from '../model/leaderboard.ts';
import { cureOf, nearest } from '../model/expect.ts';
import { folderFault } from '../model/folder-name.ts';
import { nameFault } from '../model/id.ts';
import type { Message } from '../model/message.ts';
import { MOVED } from '../model/moved.ts';
import { SUBJECTS } from '../model/subject.ts';
import { OWN_PAGES, ownPageIds } from '../model/own-page.ts';
import { entriesBelow, entriesIn, KINDS, PIECES, pieceSlugs, type Entry } from './piece-files.ts';

/** What `content/` holds. */
const KNOWN = [
  PIECES,
  BOARDS,
  OWN_PAGES,
  'content/record',
  'content/authors.yml',
  'content/topics.yml',
  SUBJECTS,
  MOVED,
].map((path) => path.replace('content/', ''));

const PROSE = /\.(?:mdx?|markdown|mdown|mkd)$/i;
const isHidden = ({ name }: Entry) => name.split('/').some((step) => step.startsWith('.'));

/** Messages about files that are no piece, page, board or list, and about the names of the folders of pieces. */
export const strayFiles = (root: string): Message[] => [
  ...strayAtTop(root),
  ...entriesIn(join(root, PIECES)).flatMap((entry) =>
    isHidden(entry)
      ? []
      : entry.kind === 'folder'
        ? strayInFolder(root, entry.name)
        : [loose(entry)],
  ),
  ...folderNames(pieceSlugs(root)),
  ...badNames(
    'public',
    entriesBelow(join(root, 'public')).filter((entry) => !isHidden(entry)),
  ),
  ...entriesIn(join(root, BOARDS)).flatMap((entry) =>
    entry.kind === 'folder' || isHidden(entry)
      ? []
      : [
          say(
            `${BOARDS}/${entry.name}`,
            `${unexpected(entry)}, expected a folder for each board, such as \`${BOARDS}/arena/\` with \`board.yml\``,
          ),
        ],
  ),
  ...entriesBelow(join(root, OWN_PAGES)).flatMap((entry) => {
    const isKnown = ownPageIds.some((id) => entry.name === `${id}.mdx`);
    if (isKnown || isHidden(entry) || (entry.kind === 'file' && !PROSE.test(entry.name))) return [];
    const pages = ownPageIds.map((id) => `${id}.mdx`);
    const expected = `one of ${pages.map((page) => `\`${page}\``).join(', ')}`;
    return [
      say(
        `${OWN_PAGES}/${entry.name}`,
        `${unexpected(entry)}, ${cureOf(entry.name, pages, expected)}`,
      ),
    ];
  }),
];

const say = (file: string, message: string, severity: Message['severity'] = 'error'): Message => ({
  file,
  place: { line: 1, column: 1 },
  severity,
  ruleId: 'file-is-read',
  message,
});

const unexpected = ({ name, kind }: Entry) =>
  `Unexpected ${kind === 'file' ? 'file' : KINDS[kind]} \`${name.split('/').at(-1) ?? ''}\``;

function strayAtTop(root: string): Message[] {
  return entriesIn(join(root, 'content')).flatMap((entry): Message[] => {
    const { name, kind } = entry;
    if (KNOWN.includes(name) || isHidden(entry)) return [];
    const meant = nearest(name, KNOWN);
    if (
      meant === undefined &&
      kind === 'folder' &&
      entriesBelow(join(root, 'content', name)).length === 0
    ) {
      return [];
    }
    const file = `content/${name}`;
    const expected = `what \`content/\` holds: ${KNOWN.map((one) => `\`${one}\``).join(', ')}`;
    const isOurs =
      meant !== undefined || PROSE.test(name) || /\.ya?ml$/i.test(name) || kind === 'nowhere';
    return [
      say(
        file,
        `${unexpected(entry)}, which nothing reads: ${cureOf(name, KNOWN, expected)}`,
        isOurs ? 'error' : 'warning',
      ),
    ];
  });
}

/** Something beside the folders of pieces. */
function loose(entry: Entry): Message {
  const { name, kind } = entry;
  const file = `${PIECES}/${name}`;
  if (kind === 'file' && PROSE.test(name)) {
    const folder = name.replace(PROSE, '');
    return say(
      file,
      `${unexpected(entry)} among the folders of pieces, expected \`${PIECES}/${folder}/index.mdx\``,
    );
  }
  const message = `${unexpected(entry)} among the folders of pieces, expected a folder for each piece, with \`index.mdx\` in it`;
  return say(file, message, kind === 'file' ? 'warning' : 'error');
}

/** What lies in a folder and is not read as its piece, nor shown beside it. */
function strayInFolder(root: string, slug: string): Message[] {
  const folder = join(root, PIECES, slug);
  const entries = entriesBelow(folder).filter((entry) => !isHidden(entry));
  const index = entriesIn(folder).find(({ name }) => name === 'index.mdx');
  const at = (name: string) => `${PIECES}/${slug}/${name}`;
  const isWhole = index?.kind === 'file';
  if (index && !isWhole) {
    return [
      say(
        at('index.mdx'),
        `Unexpected ${KINDS[index.kind as keyof typeof KINDS]} \`index.mdx\`, expected a file with the piece`,
      ),
    ];
  }
  const names = badNames(`${PIECES}/${slug}`, entries);
  const stray = entries.flatMap((entry): Message[] => {
    const { name, kind } = entry;
    if (name === 'index.mdx') return [];
    if (kind !== 'file') return [say(at(name), `${unexpected(entry)}, expected a file or none`)];
    const last = name.split('/').at(-1) ?? '';
    const isIndex = /^index\.(?:mdx?|markdown)$/i.test(last);
    if (name.includes('/') && isIndex) {
      const beside = `${slug}-${name.split('/').slice(0, -1).join('-')}`;
      return [
        say(
          at(name),
          `Unexpected piece within the folder of another, expected \`${PIECES}/${beside}/index.mdx\`: pieces stand side by side`,
        ),
      ];
    }
    // Notes beside a piece are its writer’s own; what bears its name, or its ending, is a piece that nobody would see.
    const isMeant = isIndex || /\.mdx$/i.test(name) || (!isWhole && PROSE.test(name));
    return isMeant
      ? [
          say(
            at(name),
            `${unexpected(entry)}, ${isWhole ? 'expected one piece in a folder, `index.mdx`' : 'expected the piece to be named `index.mdx`, in small letters'}`,
          ),
        ]
      : [];
  });
  if (isWhole || stray.length > 0 || entries.length === 0) return [...names, ...stray];
  return [
    say(
      at('index.mdx'),
      `Missing file \`index.mdx\`, expected the piece that lies in \`${PIECES}/${slug}/\``,
    ),
  ];
}

/** Files that cannot be had on every system under their names, or that are one file where disks know no case. */
function badNames(folder: string, entries: readonly Entry[]): Message[] {
  const names = entries.map(({ name }) => name);
  return entries.flatMap((entry) => {
    const { name } = entry;
    const twin = names.find(
      (other) => other !== name && spelledAlike(other) === spelledAlike(name),
    );
    const fault =
      twin !== undefined && name > twin
        ? `expected a name of its own: \`${twin}\` differs from it in nothing but how its letters are written`
        : nameFault(name);
    return fault === undefined
      ? []
      : [say(`${folder}/${name}`, `${unexpected(entry)}, ${fault}`, 'warning')];
  });
}

/** Folders whose names are no addresses, or one address in two spellings. */
function folderNames(slugs: readonly string[]): Message[] {
  const alike = Map.groupBy(slugs, spelledAlike);
  return slugs.flatMap((slug): Message[] => {
    const twin = alike.get(spelledAlike(slug))?.find((other) => other !== slug);
    const fault =
      twin !== undefined && slug !== spelledAlike(slug)
        ? `expected a name of its own: \`${twin}\` differs from it in nothing but how its letters are written`
        : folderFault(slug);
    return fault === undefined
      ? []
      : [say(`${PIECES}/${slug}/index.mdx`, `Unexpected folder \`${slug}\`, ${fault}`)];
  });
}
