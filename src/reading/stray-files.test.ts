import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { filesBelow } from './piece-files.ts';
import { readSite } from './read-site.ts';

const sound = `---
title: A piece
description: "A piece that keeps every promise, so that a test can break just one of them."
authors: [staff]
datePublished: 2026-11-22
topics: [ai-video]
sources: []
caveats: []
draft: true
---
Text.
`;

let root = '';
const at = (path: string) => join(root, 'content', path);
const put = (path: string, text = sound) => {
  mkdirSync(join(at(path), '..'), { recursive: true });
  writeFileSync(at(path), text);
};
const link = (target: string, path: string) => {
  mkdirSync(join(at(path), '..'), { recursive: true });
  symlinkSync(target, at(path));
};
const pipe = (path: string) => {
  mkdirSync(join(at(path), '..'), { recursive: true });
  spawnSync('mkfifo', [at(path)]);
};
const told = () =>
  readSite(root, '2026-11-23').messages.map(({ file, message }) => `${file} ${message}`);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'stray-'));
  put('authors.yml', 'staff: { name: Staff }\n');
  put('topics.yml', 'ai-video: { name: AI video, description: Models. }\n');
  put('analysis/sound/index.mdx');
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

test('a piece in a folder of its own, with what it shows and its writer’s notes, is all there need be', () => {
  put('analysis/sound/data.csv', 'a\n');
  put('analysis/sound/notes.md', 'To do.\n');
  put('analysis/sound/images/.DS_Store', '');
  put('analysis/.DS_Store', '');
  mkdirSync(at('analysis/empty/deep'), { recursive: true });
  expect(told()).toEqual([]);
});

describe('a piece that nothing would read is told with the name that it should bear', () => {
  test.each([
    ['analysis/x/index.md', 'expected the piece to be named `index.mdx`'],
    ['analysis/x/index.MDX', 'expected the piece to be named `index.mdx`'],
    ['analysis/x/INDEX.mdx', 'expected the piece to be named `index.mdx`'],
    ['analysis/x/Index.mdx', 'expected the piece to be named `index.mdx`'],
    ['analysis/x/index.markdown', 'expected the piece to be named `index.mdx`'],
    ['analysis/x/post.mdx', 'expected the piece to be named `index.mdx`'],
    ['analysis/x/README.md', 'expected the piece to be named `index.mdx`'],
    ['analysis/loose.mdx', 'expected `content/analysis/loose/index.mdx`'],
    ['analysis/loose.md', 'expected `content/analysis/loose/index.mdx`'],
    ['analysis/x/2026/index.mdx', 'expected `content/analysis/x-2026/index.mdx`'],
    ['analysis/sound/part/index.mdx', 'expected `content/analysis/sound-part/index.mdx`'],
    ['analysis/sound/part-2.mdx', 'expected one piece in a folder'],
    ['analysis/sound/index.md', 'expected one piece in a folder'],
    ['leaderboards/board.yml', 'expected a folder for each board'],
    ['leaderboards/2026-04-17.csv', 'expected a folder for each board'],
    ['moved.yaml', 'did you mean `moved.yml`?'],
    ['topic.yml', 'did you mean `topics.yml`?'],
    ['analyses/x/index.mdx', 'did you mean `analysis`?'],
    ['post.mdx', 'expected what `content/` holds'],
    ['pages/abuot.mdx', 'did you mean `about.mdx`?'],
    ['pages/imprint.md', 'expected one of `404.mdx`'],
  ])('%s', (path, cure) => {
    put(path);
    const ours = told().filter((line) => !line.includes('Missing fr') && !line.includes('pages/4'));
    const file = path.startsWith('analyses') ? 'content/analyses' : `content/${path}`;
    expect(ours.filter((line) => line.startsWith(`${file} `))).toEqual([
      expect.stringContaining(cure),
    ]);
  });

  test('a folder without a piece, and a file that nobody looks for', () => {
    put('analysis/x/figure.png', 'x');
    put('analysis/list.txt', 'x');
    expect(told()).toEqual([
      'content/analysis/list.txt Unexpected file `list.txt` among the folders of pieces, expected a folder for each piece, with `index.mdx` in it',
      'content/analysis/x/index.mdx Missing file `index.mdx`, expected the piece that lies in `content/analysis/x/`',
    ]);
  });
});

describe('what is no file is told in a sentence, and nothing waits for it', () => {
  test.each([
    [
      'a link that leads nowhere',
      () => {
        link('gone.mdx', 'analysis/x/index.mdx');
      },
      'link that leads nowhere `index.mdx`',
    ],
    [
      'a link to a folder that is gone',
      () => {
        link('gone', 'analysis/x');
      },
      'link that leads nowhere `x`',
    ],
    [
      'a link in a circle',
      () => {
        link('index.mdx', 'analysis/x/index.mdx');
      },
      'link that leads nowhere `index.mdx`',
    ],
    [
      'a link to the folder it lies in',
      () => {
        link('.', 'analysis/sound/again');
      },
      'link that leads nowhere `again`',
    ],
    [
      'a folder of that name',
      () => {
        mkdirSync(at('analysis/x/index.mdx'), { recursive: true });
      },
      'folder `index.mdx`, expected a file',
    ],
    [
      'a pipe',
      () => {
        pipe('analysis/x/index.mdx');
      },
      'pipe or device `index.mdx`',
    ],
    [
      'a pipe beside a piece',
      () => {
        pipe('analysis/sound/figure.png');
      },
      'pipe or device `figure.png`',
    ],
    [
      'a picture that is a link to nothing',
      () => {
        link('gone.png', 'analysis/sound/figure.png');
      },
      'link that leads nowhere `figure.png`',
    ],
    [
      'a pipe in place of the topics',
      () => {
        rmSync(at('topics.yml'));
        pipe('topics.yml');
      },
      'pipe or device, expected a file',
    ],
    [
      'a folder in place of the authors',
      () => {
        rmSync(at('authors.yml'));
        mkdirSync(at('authors.yml'));
      },
      'folder, expected a file',
    ],
    [
      'a folder in place of moved addresses',
      () => {
        mkdirSync(at('moved.yml'));
      },
      'folder, expected a file',
    ],
    [
      'a board that is a link to nothing',
      () => {
        link('gone', 'leaderboards/arena');
      },
      'link that leads nowhere `arena`',
    ],
    [
      'a pipe in place of a board',
      () => {
        pipe('leaderboards/arena/board.yml');
      },
      'pipe or device, expected a file',
    ],
    [
      'a pipe in place of a state',
      () => {
        put('leaderboards/arena/board.yml', 'name: A\n');
        pipe('leaderboards/arena/2026-04-17.csv');
      },
      'pipe or device, expected a file',
    ],
  ])('%s', (_, make, says) => {
    make();
    expect(told().filter((line) => line.includes(says))).toHaveLength(1);
    expect(readSite(root, '2026-11-23').site.manuscripts.map(({ slug }) => slug)).toEqual([
      'sound',
    ]);
  });

  test('a link to a file or folder elsewhere is as good as the file', () => {
    put('../elsewhere/piece/index.mdx');
    link(join(root, 'elsewhere/piece'), 'analysis/linked');
    expect(told()).toEqual([]);
    expect(filesBelow(at('analysis'))).toEqual(['linked/index.mdx', 'sound/index.mdx']);
  });
});

describe('the folder of a piece bears a name that can be an address', () => {
  test.each(['a-piece', '2026', 'über-uns', '快乐马', 'a1-b2', 'console', 'auxiliary', 'indexes'])(
    '%s may be one',
    (slug) => {
      put(`analysis/${slug}/index.mdx`);
      expect(told()).toEqual([]);
    },
  );

  test.each([
    'Upper',
    'a b',
    'a_b',
    'a.b',
    'a--b',
    '-a',
    'a-',
    'a?b',
    'a#b',
    'a%20b',
    'a&b',
    'a+b',
    "it's",
    'a\u00a0b',
    'a\u200bb',
    '“a”',
    'a:b',
    '~a',
    'aux',
    'con',
    'nul',
    'com1',
    'lpt9',
    'prn',
    'index',
  ])('%s may not', (slug) => {
    put(`analysis/${slug}/index.mdx`);
    expect(told()).toEqual([
      expect.stringContaining(`content/analysis/${slug}/index.mdx Unexpected folder \`${slug}\`, `),
    ]);
  });

  test.each([
    ['one', 'One'],
    ['über', 'Über'],
    ['caf\u00e9', 'cafe\u0301'],
  ])('%s and %s are one address to most readers', (one, other) => {
    put(`analysis/${one}/index.mdx`);
    put(`analysis/${other}/index.mdx`);
    expect(told()).toEqual([expect.stringContaining('expected a name of its own')]);
  });
});

describe('what becomes a folder or lies in one bears a name that every system takes', () => {
  test.each(['con', 'aux', 'lpt1'])('a board is not called %s', (id) => {
    put(`leaderboards/${id}/board.yml`, 'name: A\n');
    expect(told()).toContain(
      `content/leaderboards/${id}/board.yml Unexpected folder \`${id}\`, which Windows keeps for itself, expected another name`,
    );
  });

  test.each([
    ['topics.yml', 'prn: { name: Prn, description: A device. }\n'],
    ['topics.yml', 'com3: { name: Three, description: A port. }\n'],
    ['authors.yml', 'nul: { name: Nul }\n'],
    ['authors.yml', 'aux: { name: Aux }\n'],
  ])('nobody in %s has the id of %s', (file, entry) => {
    put(file, entry);
    expect(
      told().filter((line) => line.includes('Windows keeps this one for itself')),
    ).toHaveLength(1);
  });

  test.each([
    ['aux.png', 'which Windows keeps for itself'],
    ['images/Con.png', 'which Windows keeps for itself'],
    ['nul', 'which Windows keeps for itself'],
    ['prices.csv.', 'ends in neither a dot nor a space'],
    ['old /a.png', 'ends in neither a dot nor a space'],
    ['Screenshot 12:30.png', 'expected a name without `:`'],
    ['why?.png', 'expected a name without `?`'],
  ])('a file beside a piece: %s', (name, says) => {
    put(`analysis/sound/${name}`, 'x');
    expect(told()).toEqual([
      expect.stringContaining(`content/analysis/sound/${name} Unexpected file`),
    ]);
    expect(told().join()).toContain(says);
  });

  test.each(['../public/aux.txt', '../public/files/nul.pdf'])(
    'a file that is served: %s',
    (path) => {
      put(path, 'x');
      expect(told()).toEqual([expect.stringContaining('which Windows keeps for itself')]);
    },
  );

  test.each(['auxiliary.png', 'a.b.png', 'console.csv', '図.png', '.nul', 'Screenshot 12.30.png'])(
    'but it may be %s',
    (name) => {
      put(`analysis/sound/${name}`, 'x');
      expect(told()).toEqual([]);
    },
  );

  test.each([
    ['Board.png', 'board.png'],
    ['caf\u00e9.png', 'cafe\u0301.png'],
    ['images/A.png', 'images/a.png'],
  ])('of %s and %s one would take the place of the other', (one, other) => {
    put(`analysis/sound/${one}`, 'x');
    put(`analysis/sound/${other}`, 'x');
    expect(told()).toEqual([expect.stringContaining('expected a name of its own')]);
  });
});
