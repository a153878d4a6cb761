import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { parsePiece } from '../model/piece.ts';
import { pieceSlugs } from '../reading/piece-files.ts';
import { schemaFiles } from './schema.ts';

const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** What editors understand besides the standard. */
const keywords = ['errorMessage', 'patternErrorMessage', 'deprecationMessage', 'doNotSuggest'];

const validatorOf = (name: string) =>
  new Ajv({ allErrors: true, allowUnionTypes: true, verbose: true, keywords }).compile(
    JSON.parse(read(`.vscode/${name}.schema.json`)) as object,
  );

const SOURCE =
  '{ id: vb, title: A report, container-title: A paper, URL: "https://example.org/a", issued: 2026-06-22, accessed: 2026-11-20, role: reporting }';

const NINE_LINES = `title: "Which list has it second?"
description: "One report, one rank and no list named: what that supports and what it does not."
authors: [staff]
datePublished: 2026-11-22
topics: [ai-video]
sources:
  - ${SOURCE}
caveats:
  - Which list it was.
`;

describe('the schemas for editors', () => {
  test.each([...schemaFiles()])('%s is the one the model gives: `npm run schema`', (file, text) => {
    expect(read(file)).toBe(text);
  });

  test('a piece of nine lines is valid, and every one of ours', () => {
    const isValid = validatorOf('piece');
    const ours = pieceSlugs(root).map(
      (slug) => read(`content/analysis/${slug}/index.mdx`).split(/^---$/m)[1] ?? '',
    );
    for (const yaml of [NINE_LINES, ...ours]) {
      isValid(parse(yaml));
      expect(isValid.errors).toBeNull();
    }
  });

  test.each([
    ['a misspelt field', NINE_LINES.replace('topics', 'topcis'), 'topcis'],
    ['a misspelt field of a source', NINE_LINES.replace('role:', 'rule:'), 'rule'],
    ['a missing field', NINE_LINES.replace(/^caveats:\n.*\n/m, ''), 'caveats'],
    ['an unknown word', NINE_LINES.replace('reporting', 'press'), 'allowed values'],
    ['a title too long', NINE_LINES.replace('Which', 'x'.repeat(110)), '110'],
  ])('%s is marked', (_, yaml, told) => {
    const isValid = validatorOf('piece');
    expect(isValid(parse(yaml))).toBe(false);
    expect(JSON.stringify(isValid.errors)).toContain(told);
  });

  /** What VS Code says: our words where there are any. https://github.com/microsoft/vscode-json-languageservice */
  function toldInEditor(name: string, yaml: string): string[] {
    const isValid = validatorOf(name);
    isValid(parse(yaml));
    return (isValid.errors ?? []).map(({ keyword, parentSchema = {}, message = '' }) => {
      const { errorMessage, patternErrorMessage } = parentSchema as Record<string, string>;
      const ours = keyword === 'pattern' ? (patternErrorMessage ?? errorMessage) : errorMessage;
      return ours ?? message;
    });
  }

  test.each([
    [
      'a number as title',
      NINE_LINES.replace(/title: .*/, 'title: 1984'),
      'Expected a title of at most 110 characters',
    ],
    [
      'a list as title',
      NINE_LINES.replace(/title: .*/, 'title: [a]'),
      'Expected a title of at most 110 characters',
    ],
    [
      'an address without its scheme',
      NINE_LINES.replace('https://', 'www.'),
      'Expected a web address such as `https://example.org/report`',
    ],
    [
      'an address with a space',
      NINE_LINES.replace('org/a', 'org/a b'),
      'Expected a web address such as `https://example.org/report`',
    ],
    [
      'an address of another scheme',
      NINE_LINES.replace('https:', 'ftp:'),
      'Expected a web address such as `https://example.org/report`',
    ],
    [
      'a day in words',
      NINE_LINES.replace('2026-11-22', 'yesterday'),
      'Expected a date such as `2026-11-22`, or with time and offset `2026-11-22T08:00:00+01:00`',
    ],
    [
      'a month that does not exist',
      NINE_LINES.replace('2026-11-22', '2026-13-22'),
      'Expected a date such as `2026-11-22`, or with time and offset `2026-11-22T08:00:00+01:00`',
    ],
    [
      'a day without its noughts',
      NINE_LINES.replace('2026-11-22', '2026-1-2'),
      'Expected a date such as `2026-11-22`, or with time and offset `2026-11-22T08:00:00+01:00`',
    ],
    [
      'a topic in capitals',
      NINE_LINES.replace('[ai-video]', '[AI Video]'),
      'Expected lowercase words joined by hyphens, such as `ai-video`',
    ],
    [
      'topics without a list',
      NINE_LINES.replace('[ai-video]', 'ai-video'),
      'Expected a list of topic ids such as `ai-video`',
    ],
    [
      'an id with a space',
      NINE_LINES.replace('id: vb', 'id: v b'),
      'Expected an id of letters, digits, `-`, `_`, `:` or `.`, such as `vb`',
    ],
    [
      'an unknown type',
      `${NINE_LINES}type: essay\n`,
      'Expected one of `analysis`, `explainer`, `note`, `resolution`',
    ],
    ['a word for true', `${NINE_LINES}draft: ja\n`, 'Expected `true` or `false`'],
    [
      'a name of other tools',
      `${NINE_LINES}summary: x\n`,
      'Unexpected field `summary`, did you mean `description`?',
    ],
    [
      'their name for topics',
      `${NINE_LINES}tags: [x]\n`,
      'Unexpected field `tags`, did you mean `topics`?',
    ],
    [
      'their name for the address',
      `${NINE_LINES}slug: x\n`,
      'Unexpected field `slug`, expected no such field: the name of its folder is the end of the address of a piece',
    ],
  ])('%s is told in our words', (_what, yaml, says) => {
    expect(toldInEditor('piece', yaml)).toEqual([says]);
  });

  test('a day with its time and offset is one, and so is the id that is a number', () => {
    const yaml = NINE_LINES.replace('2026-11-22', '2026-11-22T08:00:00+01:00');
    expect(toldInEditor('piece', yaml.replace('id: vb', 'id: 2026'))).toEqual([]);
  });

  test('every field of a piece and of its parts says what it means', () => {
    const mute: string[] = [];
    const walk = (node: unknown, path: string) => {
      if (typeof node !== 'object' || node === null) return;
      for (const [key, inner] of Object.entries(node)) {
        if (key === 'properties' && typeof inner === 'object') {
          for (const [field, value] of Object.entries(inner as object)) {
            if (!('description' in (value as object))) mute.push(`${path}/${field}`);
          }
        }
        walk(inner, key === 'properties' || key === 'items' ? path : `${path}/${key}`);
      }
    };
    const { properties } = JSON.parse(read('.vscode/piece.schema.json')) as {
      properties: Record<string, unknown>;
    };
    // CSL's own variables are explained by its specification.
    const { sources, ...rest } = properties;
    expect(sources).toMatchObject({ description: expect.any(String) as string });
    walk({ properties: rest }, '');
    expect(mute).toEqual([]);
  });

  test.each(['authors', 'topics'])('our file of %s is valid', (name) => {
    const isValid = validatorOf(name);
    isValid(parse(read(`content/${name}.yml`)));
    expect(isValid.errors).toBeNull();
  });
});

describe('the settings for VS Code', () => {
  test('lead to schemas that are there', () => {
    const settings = JSON.parse(read('.vscode/settings.json')) as {
      'yaml.schemas': Record<string, string>;
    };
    const files = Object.keys(settings['yaml.schemas']);
    expect(files.map((file) => existsSync(join(root, file)))).toEqual(files.map(() => true));
  });
});

describe('the snippets', () => {
  // JSON with trailing commas, as VS Code reads it, is YAML.
  const snippets = parse(read('.vscode/moving-frontier.code-snippets')) as Record<
    string,
    { body: string[] }
  >;

  /** A snippet as it stands where every default is taken, and the nth word of each choice. */
  const expanded = (name: string, nth: number) =>
    (snippets[name]?.body ?? [])
      .join('\n')
      .replaceAll('$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE', '2026-11-23')
      .replace(/\$\{\d+\|([^|]*)\|\}/g, (_, words: string) => {
        const list = words.split(',');
        return list[nth % list.length] ?? '';
      })
      .replace(/\$\{\d+:([^}]*)\}/g, '$1')
      .replace(/\$\d+/g, '');

  const problemsOf = (yaml: string) =>
    parsePiece(parse(yaml)).problems.map(({ message }) => message);

  test('a piece is a draft that keeps the model', () => {
    const [, frontmatter = ''] = expanded('Piece', 0).split(/^---$/m);
    expect(problemsOf(frontmatter)).toEqual([]);
    expect(parse(frontmatter)).toMatchObject({ draft: true });
  });

  test.each([
    ['Source', 'sources'],
    ['Caveat', 'caveats'],
    ['Claim', 'claims'],
    ['Narrative', 'narratives'],
    ['Forecast', 'forecasts'],
    ['Correction', 'corrections'],
  ])('%s is an item of `%s`, whichever words are chosen', (name, field) => {
    const head = NINE_LINES.replace(new RegExp(`^${field}:\\n.*\\n`, 'm'), '');
    for (let nth = 0; nth < 7; nth += 1) {
      const item = expanded(name, nth).replace(/^/gm, '  ');
      expect(problemsOf(`${head}${field}:\n${item}\n`)).toEqual([]);
    }
  });
});
