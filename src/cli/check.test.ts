import { publicationOf } from '../publication/publication-of.ts';
import { answerIn } from '../../tests/answer-in.ts';
import { checkCommand } from './check.ts';
import { evidenceFor } from '../../tests/kept-evidence.ts';
import { siteOf as madeSite } from '../../tests/made-publication.ts';
import type { Site } from '../model/site.ts';
import type { Message } from '../model/message.ts';
import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reportOf, toGithubCommands, toJson } from '../formats/check-report.ts';
import { acknowledgedRules, checkAll, checkOne, verdictOn, type Rule } from '../rules/rule.ts';
import { rules } from '../rules/rules.ts';
import { readPiece } from '../reading/read-piece.ts';
import type { Manuscript } from '../model/manuscript.ts';

/** Field → its lines: a piece that keeps every promise. */
const sound: Record<string, string> = {
  title: 'title: "A model and what two papers say of it"',
  description:
    'description: "Two papers describe one model; what each of them bears out, and what neither does."',
  authors: 'authors: [staff]',
  datePublished: 'datePublished: 2026-11-22',
  topics: 'topics: [ai-video]',
  framing: 'framing: Two papers were read in full and compared.',
  sources: `sources:
  - { id: report, title: A report, publisher: A paper, URL: "https://example.org/a", issued: 2026-06-22, accessed: 2026-11-22, role: reporting }
  - { id: study, title: A study, publisher: An institute, URL: "https://example.org/b", issued: 2026-06-23, accessed: 2026-11-22, role: analysis }`,
  caveats: 'caveats: []',
};
const soundProse =
  'One paper describes the model [@report]. An institute describes it too [@study].';

/** YAML lines by the top-level field they belong to. */
function fieldsOf(yaml: string): Record<string, string> {
  const blocks = yaml.split(/\n(?=\S)/).map((block) => [/^[^:]*/.exec(block)?.[0] ?? '', block]);
  return Object.fromEntries(blocks) as Record<string, string>;
}

/** The text of a sound piece with other fields in it and prose after its own. */
function pieceText(frontmatter = '', prose = '', without?: string): string {
  const all = { ...sound, ...(frontmatter === '' ? {} : fieldsOf(frontmatter)) };
  const lines = Object.entries(all).flatMap(([field, block]) => (field === without ? [] : [block]));
  return `---\n${lines.join('\n')}\n---\n${soundProse}\n${prose === '' ? '' : `\n${prose}\n`}`;
}

const read = (text: string, slug = 'example'): Manuscript =>
  readPiece({
    file: `content/analysis/${slug}/index.mdx`,
    slug,
    bytes: new TextEncoder().encode(text),
    files: ['scores.svg'],
  });

const TODAY = '2026-11-23';

const siteOf = (manuscripts: Manuscript[], more: Partial<Site> = {}): Site =>
  madeSite(manuscripts, {
    subjects: [{ id: 'harbour-one', name: 'Harbour One', names: [], kind: 'model' }],
    ...more,
    boards: [
      {
        id: 'arena-text-to-video',
        name: 'Arena, text-to-video',
        operator: 'Arena',
        url: 'https://arena.example/',
        track: 'text-to-video',
        metric: { name: 'Arena score', unit: 'points' },
        method: 'Votes.',
        called: [],
        names: {},
        sources: read(pieceText()).piece.sources.slice(0, 1),
        snapshots: [
          {
            date: '2026-04-17',
            updated: undefined,
            listed: undefined,
            note: undefined,
            rows: [
              {
                rank: 2,
                model: 'happyhorse-1.0',
                developer: undefined,
                score: 1444,
                interval: 15,
                votes: 1843,
                source: 'report',
              },
            ],
          },
        ],
      },
    ],
    publicFiles: ['favicon.svg'],
  });

function messagesOn(text: string, today = TODAY): Message[] {
  const manuscript = read(text);
  return checkOne(rules, manuscript, siteOf([manuscript]), today);
}

function exampleText({ example }: Rule, which: 'keeps' | 'breaks'): string {
  const { where, without } = example;
  const written = example[which];
  const [frontmatter = '', prose = ''] =
    where === 'both'
      ? written.split('\n---\n')
      : where === 'frontmatter'
        ? [written]
        : ['', written];
  return pieceText(frontmatter, prose, which === 'breaks' ? without : undefined);
}

/** How the message of an error goes on against which a writer can be right. */
const wayOut = ({ id, arguable }: Rule) =>
  arguable === undefined ? '' : `; or say in \`acknowledged: { ${id}: … }\` why it is right`;
const withoutWayOut = (message: string) => message.replace(/; or say in `acknowledged: .*$/, '');

describe('the example of each rule', () => {
  it('stands in a piece that keeps every promise', () => {
    expect(messagesOn(pieceText())).toEqual([]);
  });

  for (const rule of rules) {
    const said = (which: 'keeps' | 'breaks') => {
      const { read: texts, later, today = TODAY, without } = rule.example;
      const manuscript = read(exampleText(rule, which));
      // A piece without evidence stands in a publication that keeps it.
      const kept =
        which === 'breaks' && without === 'evidence' ? read(pieceText(), 'other') : manuscript;
      const evidence =
        texts && evidenceFor(kept, texts, later && which === 'breaks' ? { later } : {});
      return checkOne(rules, manuscript, siteOf([manuscript], evidence), today);
    };

    it(`${rule.id} is silent where its promise is kept`, () => {
      const messages = said('keeps');
      expect(messages.filter(({ ruleId }) => ruleId === rule.id)).toEqual([]);
      expect(messages.filter(({ severity }) => severity === 'error')).toEqual([]);
    });

    it(`${rule.id} says what it says where its promise is broken`, () => {
      const own = said('breaks').filter(({ ruleId }) => ruleId === rule.id);
      expect(own.map(({ message }) => message)).toEqual([`${rule.example.says}${wayOut(rule)}`]);
      expect(own[0]?.severity).toBe(rule.severity);
    });
  }
});

const said = (text: string, ruleId: string, today?: string) =>
  messagesOn(text, today)
    .filter((message) => message.ruleId === ruleId)
    .map(({ place, message }) => `${place.line}:${place.column} ${message}`);

/** Messages of a rule about prose, without their places. */
const saidOf = (prose: string, ruleId: string, frontmatter = '') =>
  said(pieceText(frontmatter, prose), ruleId).map((line) =>
    withoutWayOut(line.replace(/^\S+ /, '')),
  );

const source = (id: string, fields: string) =>
  `\n  - { id: ${id}, title: A report, publisher: A paper, URL: "https://example.org/${id}", issued: 2026-06-22, accessed: 2026-11-22, role: reporting, ${fields} }`;

describe('a place', () => {
  it('is where the slip stands in the file, frontmatter included', () => {
    const text = pieceText('', 'First line\nand *second* [@reprot; @study; @sutdy].');
    expect(said(text, 'citation-resolves')).toEqual([
      '16:15 Unexpected source `reprot`, did you mean `report`?',
      '16:32 Unexpected source `sutdy`, did you mean `study`?',
    ]);
  });

  it('is that of the inner field', () => {
    const text = pieceText(
      'caveats:\n  - text: One.\n    scope: in-source\n    silent:\n      - report\n      - stduy\nnarratives:\n  - { id: a, thesis: A., strongest: B., holder: A paper, for: [fast] }',
    );
    expect(said(text, 'citation-resolves')).toEqual([
      '16:9 Unexpected source `stduy`, did you mean `study`?',
      '18:64 Unexpected claim `fast`, expected an entry with `id: fast` under `claims`',
    ]);
  });

  it('does not move when an entry before it could not be read', () => {
    const text = pieceText(
      `sources:${source('broken', 'oops: 1')}${source('report', 'origin: nobody')}${source('study', 'read: full')}`,
    );
    expect(said(text, 'citation-resolves')).toEqual([
      expect.stringMatching(/^10:\d+ Unexpected source `nobody`/),
    ]);
  });

  it('counts lines alike whatever ends them', () => {
    const text = pieceText('', 'See [this](#nowhere).');
    expect(said(text.replaceAll('\n', '\r\n'), 'link-lands')).toEqual(said(text, 'link-lands'));
  });

  it('orders the messages about a piece', () => {
    const text = pieceText('authors: [nobody]', 'See [this](#nowhere) [@nobody] and [that](x:y).');
    const places = messagesOn(text).map(({ place }) => [place.line, place.column]);
    expect(places).toEqual([
      [4, 11],
      [15, 5],
      [15, 23],
      [15, 36],
    ]);
  });

  it('is said once where two rules see the same', () => {
    const twice = (id: string): Rule => ({
      ...(rules[0] as Rule),
      id,
      check: (_, report) => {
        report({ place: { line: 1, column: 1 }, message: 'Unexpected' });
      },
    });
    const manuscript = read(pieceText());
    expect(
      checkOne([twice('a'), twice('b')], manuscript, siteOf([manuscript]), TODAY),
    ).toHaveLength(1);
  });
});

describe('frontmatter that is no YAML', () => {
  it('is told alone: nothing is said of what cannot be read', () => {
    const text = pieceText('topics: [ai-video', 'See [the sources](#source-report) [@nobody].');
    expect(messagesOn(text).map(({ ruleId }) => ruleId)).toEqual(['frontmatter-is-valid']);
  });

  it('leaves the faults of the prose to be told in the same run', () => {
    const text = pieceText('topics: [ai-video', 'On Sunday, 22 June 2026, {1 + 1}.');
    expect(messagesOn(text).map(({ ruleId }) => ruleId)).toEqual([
      'frontmatter-is-valid',
      'weekday-matches-date',
      'prose-is-data',
    ]);
  });
});

describe('citation-resolves', () => {
  it('tells a claim cited as a source, and a source named as a claim', () => {
    const claims = 'claims:\n  - { id: fast, text: It is fast., sources: [report] }';
    expect(saidOf('So [@fast] and [@report #study].', 'citation-resolves', claims)).toEqual([
      'Unexpected source `fast`, which is a claim: expected a source before it, as in `[@source #fast]`',
      'Unexpected claim `study`, which is a source: expected the id of a claim, or `@study`',
    ]);
  });

  it('offers both of two near sources', () => {
    const sources = `sources:${source('report', 'read: full')}${source('study', 'read: full')}${source('stud', 'read: full')}`;
    expect(saidOf('So [@studi].', 'citation-resolves', sources)).toEqual([
      'Unexpected source `studi`, did you mean `study` or `stud`?',
    ]);
  });

  it('is quiet about a source whose entry has its own message', () => {
    const sources = `sources:${source('report', 'oops: 1')}${source('study', 'read: full')}`;
    expect(saidOf('So [@report].', 'citation-resolves', sources)).toEqual([]);
  });

  it('tells origins that run in a circle, once', () => {
    const sources = `sources:${source('report', 'origin: study')}${source('study', 'origin: report')}`;
    expect(saidOf('', 'citation-resolves', sources)).toEqual([
      'Unexpected `origin: study` of `report`, which leads back to `report`: expected the source it repeats, or no such field',
    ]);
  });
});

describe('citation-backs-words', () => {
  it.each([
    'It is fast. [@report]',
    '- It is fast [@report]',
    '| Day | Source |\n|---|---|\n| 16 April | [@report] |',
    '| Known | Source |\n|---|---|\n| ✓ | [@report] |',
    '![Scores of ten models](./scores.svg) [@report]',
    '![Scores of ten models](./scores.svg)\n[@report]',
    '![Scores of ten models](./scores.svg)\n![Prices of ten models](./scores.svg)\n\\\n[@report]',
  ])('is quiet about\n%s', (prose) => {
    expect(saidOf(prose, 'citation-backs-words')).toEqual([]);
  });

  it.each([
    '[@report]',
    'It is fast. ([@report])',
    '> It is fast.\n>\n> — [@report]',
    '- [@report]',
    '| Source | Source |\n|---|---|\n| [@report] | – |',
    'It is fast.[^1]\n\n[^1]: [@report].',
    '![Scores of ten models](./scores.svg)\n\n[@report]',
    '- ![Scores of ten models](./scores.svg)\n- [@report]',
  ])('tells of\n%s', (prose) => {
    expect(saidOf(prose, 'citation-backs-words')).toEqual([
      'Unexpected citation of `report` without words, expected it in the sentence it backs: `… [@report].`',
    ]);
  });

  it('stands at each citation of a group', () => {
    expect(said(pieceText('', '[@report; @study]'), 'citation-backs-words')).toEqual([
      expect.stringMatching(/^15:2 .*`report`/),
      expect.stringMatching(/^15:11 .*`study`/),
    ]);
  });
});

describe('weekday-matches-date', () => {
  it.each([
    ['Sunday 22 June 2026', 'Monday 22 June 2026', 'Sunday 21 June 2026'],
    ['Sunday, June 22, 2026', 'Monday, June 22, 2026', 'Sunday, June 21, 2026'],
    [
      'Sunday, the 22nd of June 2026',
      'Monday, the 22nd of June 2026',
      'Sunday, the 21st of June 2026',
    ],
    ['Sun, 22 Jun 2026', 'Mon, 22 Jun 2026', 'Sun, 21 Jun 2026'],
    ['Sunday 2026-06-22', 'Monday 2026-06-22', 'Sunday 2026-06-21'],
    ['Friday, 1 May 2026', undefined, undefined],
    ['Thursday, 1 May 2026', 'Friday, 1 May 2026', 'Thursday, 30 April 2026'],
    ['Friday, 1 January 2027', undefined, undefined],
    ['Thursday, 1 January 2027', 'Friday, 1 January 2027', 'Thursday, 31 December 2026'],
    ['Sunday, Sept. 6, 2026', undefined, undefined],
    ['Monday, Sept. 6, 2026', 'Sunday, Sept. 6, 2026', 'Monday, Sep. 7, 2026'],
    ['2026-06-22 (Sunday', '2026-06-22 (Monday', '2026-06-21 (Sunday'],
    ['22 June 2026, a Sunday', '22 June 2026, a Monday', '21 June 2026, a Sunday'],
    ['22 June 2026 was a Sunday', '22 June 2026 was a Monday', '21 June 2026 was a Sunday'],
    ['Saturday, 29 February 2028', 'Tuesday, 29 February 2028', 'Saturday, 26 February 2028'],
  ])('“%s” may be “%s” or “%s”', (written, day, date) => {
    const messages = saidOf(`(It says ${written}).`, 'weekday-matches-date');
    expect(messages).toEqual(
      day === undefined ? [] : [expect.stringContaining(`expected “${day}” or “${date}”`)],
    );
  });

  it('tells a day that does not exist', () => {
    expect(saidOf('On Sunday, 31 June 2026 it came.', 'weekday-matches-date')).toEqual([
      'Unexpected “Sunday, 31 June 2026”, expected a day that exists',
    ]);
  });

  it.each([
    'The Sun, 22 June 2026, has the story.',
    'On 21 June 2026, Monday Motors said so.',
    'It ran from Sunday to Monday, 21–22 June 2026.',
    'The page says “Sunday, 22 June 2026” [sic].',
    'On Sunday, 22 June, it came.',
    'It says `[sic]` and Monday, 22 June 2026.',
  ])('is quiet about “%s”', (prose) => {
    expect(saidOf(prose, 'weekday-matches-date')).toEqual([]);
  });

  it('reads our own words in the frontmatter, and not those we quote', () => {
    const claim = (fields: string) =>
      `claims:\n  - { id: a, text: It came., sources: [{ id: report, quote: "On Sunday, 22 June 2026" }], ${fields} }`;
    const heads = 'keyPoints:\n  - It came on Sunday, 22 June 2026.\n';
    expect(said(pieceText(heads + claim('kind: fact')), 'weekday-matches-date')).toEqual([
      expect.stringMatching(/^13:5 Unexpected “Sunday, 22 June 2026”/),
    ]);
  });
});

describe('dates-in-order', () => {
  const forecast = (fields: string) =>
    `forecasts:\n  - { id: a, statement: A., criteria: B., resolutionSource: C., probability: 0.5, ${fields} }`;

  it.each([
    ['a source read on the day it appeared', 'issued: 2026-11-22', []],
    ['a source read in the month it appeared', 'issued: 2026-11', []],
    ['a source of an unknown day', 'issued: unknown', []],
    ['a source read before it can have appeared', 'issued: 2026-12~', ['2026-12~']],
  ])('%s', (_, issued, named) => {
    const entry = source('report', 'read: full').replace('issued: 2026-06-22', issued);
    const messages = saidOf(
      '',
      'dates-in-order',
      `sources:${entry}${source('study', 'read: full')}`,
    );
    expect(messages).toEqual(named.map((date) => expect.stringContaining(date) as unknown));
  });

  it('a day that has begun east of Greenwich has come, the next has not', () => {
    const read = (accessed: string) =>
      saidOf(
        '',
        'dates-in-order',
        `sources:${source('report', 'read: full').replace('2026-11-22', accessed)}${source('study', 'read: full')}`,
      );
    expect(read('2026-11-24')).toEqual([]);
    expect(read('2026-11-25')).toEqual([
      'Unexpected `accessed` 2026-11-25, expected a day that has come',
    ]);
  });

  it.each([
    ['madeOn: 2026-11-22, resolvesOn: 2026-11-23', []],
    [
      'madeOn: 2026-11-22, resolvesOn: 2026-11-22',
      ['Unexpected `resolvesOn` 2026-11-22, expected a day after `madeOn` 2026-11-22'],
    ],
    [
      'madeOn: 2026-12-01, resolvesOn: 2027-01-01',
      ['Unexpected `madeOn` 2026-12-01, expected a day that has come'],
    ],
    [
      'madeOn: 2026-06-01, resolvesOn: 2027-01-01, updates: [{ date: 2026-08-01, probability: 0.6, why: A. }, { date: 2026-07-01, probability: 0.6, why: A. }]',
      [
        'Unexpected update of 2026-07-01, expected a day not before 2026-08-01: updates are appended',
      ],
    ],
    [
      'madeOn: 2026-06-01, resolvesOn: 2026-11-01, resolution: { date: 2026-05-31, outcome: "yes", source: report }',
      ['Unexpected resolution on 2026-05-31, expected a day not before `madeOn` 2026-06-01'],
    ],
    [
      'madeOn: 2026-06-01, resolvesOn: 2026-11-01, resolution: { date: 2026-06-01, outcome: "yes", source: report }',
      [],
    ],
  ])('a forecast of %s', (fields, messages) => {
    expect(saidOf('', 'dates-in-order', forecast(fields))).toEqual(messages);
  });

  it('a scheduled piece may date its forecast to the day it appears', () => {
    const text = pieceText(
      `datePublished: 2026-12-01\n${forecast('madeOn: 2026-12-01, resolvesOn: 2027-01-01')}`,
    );
    expect(said(text, 'dates-in-order')).toEqual([]);
  });

  it('a correction comes on or after publication', () => {
    const corrected = (date: string) =>
      saidOf(
        '',
        'dates-in-order',
        `corrections:\n  - { id: a, date: ${date}, kind: update, was: A, now: B, why: C, severity: minor }`,
      );
    expect(corrected('2026-11-22')).toEqual([]);
    expect(corrected('2026-11-21')).toHaveLength(1);
  });
});

describe('link-lands', () => {
  const other = (fields: string) => read(pieceText(fields), 'other');
  const saidOfLink = (link: string, target: Manuscript, own = '') => {
    const manuscript = read(pieceText(own, `See [this](${link}).`));
    return checkOne(rules, manuscript, siteOf([manuscript, target]), TODAY)
      .filter(({ ruleId }) => ruleId === 'link-lands')
      .map(({ message }) => message);
  };

  it.each([
    '/analysis/other/',
    '/analysis/other/?from=feed#sources',
    '/analysis/other/#source-report',
    '/old/other/',
    '/older/',
    '/about/',
    '#caveat-1',
    '/analysis/%6Fther/#%73ources',
  ])('%s arrives', (link) => {
    const own = 'caveats:\n  - { text: One., scope: in-source }';
    expect(saidOfLink(link, other('aliases: [/old/other/, /older]'), own)).toEqual([]);
  });

  it.each([
    ['/analysis/other', 'Unexpected address `/analysis/other`, expected `/analysis/other/`'],
    ['/analysis/nobody/', 'Unexpected address `/analysis/nobody/`, expected a page of this site'],
    ['/analysis/other/#sorces', 'Unexpected `#sorces`, did you mean `#sources`?'],
    ['#%zz', 'Unexpected `#%zz`, expected the anchor of a heading or source'],
  ])('%s does not arrive', (link, message) => {
    expect(saidOfLink(link, other(''))).toEqual([message]);
  });

  it('a piece that readers see does not link to one they cannot see', () => {
    expect(saidOfLink('/analysis/other/', other('draft: true'))).toEqual([
      'Unexpected address `/analysis/other/`, which is a draft: expected a page that is there when this piece appears',
    ]);
    expect(saidOfLink('/analysis/other/', other('datePublished: 2026-12-24'))).toHaveLength(1);
  });

  it('a draft, an older piece and one scheduled for later may link to it', () => {
    const late = other('datePublished: 2026-12-24');
    expect(saidOfLink('/analysis/other/', other('draft: true'), 'draft: true')).toEqual([]);
    expect(saidOfLink('/analysis/other/', late, 'datePublished: 2026-12-25')).toEqual([]);
    expect(saidOfLink('/analysis/other/', other(''), 'datePublished: 2020-01-01')).toEqual([]);
  });
});

describe('other errors', () => {
  it('an old address leads to one piece', () => {
    const manuscripts = [
      read(pieceText('aliases: [/old/, /analysis/two/]'), 'one'),
      read(pieceText('aliases: [/old/]'), 'two'),
    ];
    const messages = checkAll(rules, siteOf(manuscripts), TODAY);
    expect(messages.map(({ file, message }) => `${file} ${message}`)).toEqual([
      'content/analysis/one/index.mdx Unexpected alias `/analysis/two/`, which leads to content/analysis/two/index.mdx: expected an address of this piece alone',
      'content/analysis/two/index.mdx Unexpected alias `/old/`, which leads to content/analysis/one/index.mdx: expected an address of this piece alone',
    ]);
  });

  const saidOfAlias = (alias: string) => {
    const manuscript = read(pieceText(`aliases:\n  - /fine/\n  - ${JSON.stringify(alias)}`));
    const site = siteOf([manuscript, read(pieceText(), 'other')]);
    return checkOne(rules, manuscript, site, TODAY).map(
      ({ place, message }) => `${place.line}:${place.column} ${message}`,
    );
  };

  it.each([
    '/',
    '/about/',
    '/about',
    '/about/index.html',
    '/%61bout/',
    '/a/../about/',
    '/claims/',
    '/rss.xml',
    '/rss.xml/',
    '/rss.xml/old/',
    '/topics/ai-video/',
    '/404/',
    '/404.html',
    '/favicon.svg',
    '/analysis/other.md',
  ])('an old address is none of the site’s own, such as %s', (alias) => {
    expect(saidOfAlias(alias)).toEqual([
      `14:5 Unexpected alias \`${alias}\`, which is one of the site’s own: expected an address of this piece alone`,
    ]);
  });

  it.each(['/analysis/other/', '/analysis/other', '/analysis/%6Fther/index.html'])(
    'an old address is not that of another piece, however it is written: %s',
    (alias) => {
      expect(saidOfAlias(alias)).toEqual([
        `14:5 Unexpected alias \`${alias}\`, which leads to content/analysis/other/index.mdx: expected an address of this piece alone`,
      ]);
    },
  );

  it.each([
    ['/Analysis/Other/', '/analysis/other/'],
    ['/ANALYSIS/one/', '/analysis/one/'],
    ['/About/', '/about/'],
    ['/Topics/AI-Video/', '/topics/ai-video/'],
  ])('an old address is none that differs in its letters alone: %s', (alias, twin) => {
    const page = `aliases:\n  - /fine/\n  - ${JSON.stringify(alias)}`;
    const manuscript = read(pieceText(page), 'one');
    const site = siteOf([manuscript, read(pieceText(), 'other')]);
    expect(checkOne(rules, manuscript, site, TODAY).map(({ message }) => message)).toEqual([
      `Unexpected alias \`${alias}\`, which differs from \`${twin}\` in nothing but how its letters are written: expected an address of this piece alone`,
    ]);
  });

  it.each([
    ['/Old/', '/old/'],
    ['/caf\u00e9/', '/cafe\u0301/'],
    ['/old/Story/', '/OLD/story/'],
  ])('of two pieces the second cannot have %s in other letters', (one, other) => {
    const manuscripts = [
      read(pieceText(`aliases: ["${one}"]`), 'one'),
      read(pieceText(`aliases: ["${other}"]`), 'two'),
    ];
    const said = checkAll(rules, siteOf(manuscripts), TODAY);
    expect(said.map(({ file }) => file)).toEqual(['content/analysis/two/index.mdx']);
    expect(said[0]?.message).toContain(`which differs from \`${one}\``);
    const both = read(pieceText(`aliases: ["${one}", "${other}"]`), 'one');
    expect(checkAll(rules, siteOf([both]), TODAY)).toEqual([]);
  });

  it.each(['/con/', '/old/AUX/', '/nul.html/', '/com1/story/', '/old./', '/old%20/', '/LPT9.txt'])(
    'an old address is one that can lie on every disk: %s',
    (alias) => {
      const [told = '', ...others] = saidOfAlias(alias);
      expect(others).toEqual([]);
      expect(told).toContain(`14:5 Unexpected alias \`${alias}\`, `);
      expect(told).toMatch(/Windows/);
    },
  );

  it.each([
    '/old/',
    '/Old/',
    '/console/',
    '/a:b/',
    '/auxiliary.html',
    '/old',
    '/analysis/old/',
    '/about/us/',
    '/2019/story.html',
    '/über/',
  ])('an old address may be %s', (alias) => {
    expect(saidOfAlias(alias)).toEqual([]);
  });

  it.each(['//', '//example.org/', '/\\example.org/', 'old/', '/old?page=2'])(
    'an old address is a path on this site, and not %s',
    (alias) => {
      expect(saidOfAlias(alias)).toEqual([
        `14:5 Unexpected value \`${alias}\` in \`aliases.1\`, expected a path on this site that begins with one \`/\`, such as \`/analysis/old-slug/\``,
      ]);
    },
  );

  it.each(['mailto:desk@example.org', 'https://example.org/', '#sources', '/about/'])(
    'an address may be %s',
    (url) => {
      expect(saidOf(`See [this](${url}).`, 'address-is-http')).toEqual([]);
    },
  );

  it.each(['//example.org/', '/\\\\example.org/', 'data:text/html,x', 'ftp://example.org/'])(
    'an address may not be %s',
    (url) => {
      expect(saidOf(`See [this](${url}).`, 'address-is-http')).toHaveLength(1);
    },
  );

  it('an image by reference is an image', () => {
    const text = pieceText('', '![Scores of ten models][scores]\n\n[scores]: ./scores.svg');
    expect(messagesOn(text)).toEqual([]);
  });

  it('a missing image is told with the file that may be meant', () => {
    expect(saidOf('![Scores](./score.svg)', 'image-is-described')).toEqual([
      'Missing file `./score.svg`, did you mean `./scores.svg`?',
    ]);
  });
});

describe('a name that is missing or faulty', () => {
  it.each([
    ['topics', ['topics: [Foo Bar]', 'topics: []', 'topics: ai video', 'topics: [A, B]']],
    ['authors', ['authors: [Jane Doe]', 'authors: []', 'authors: {}', 'authors: [J. D.]']],
  ])('in %s is told by itself, and no name that nobody wrote', (field, all) => {
    for (const written of all) {
      expect(said(pieceText(written), 'names-are-known')).toEqual([]);
      const faults = said(pieceText(written), 'frontmatter-is-valid');
      expect(faults.length).toBeGreaterThan(0);
      expect(faults.every((line) => line.includes(`\`${field}`))).toBe(true);
    }
  });

  it('leaves a name beside it to be told too', () => {
    expect(said(pieceText('topics: [Foo Bar, ai-vidio]'), 'names-are-known')).toEqual([
      '6:19 Unexpected topic `ai-vidio`, did you mean `ai-video`?',
    ]);
  });
});

describe('publication-is-near', () => {
  it.each([
    ['2027-11-24', 0],
    ['2027-11-25', 1],
    ['2062-11-22', 1],
    ['2026-11-22', 0],
    ['2027-11-24T08:00:00+01:00', 0],
    ['2062-11-22T08:00:00+01:00', 1],
  ])('datePublished: %s', (day, count) => {
    expect(said(pieceText(`datePublished: ${day}`), 'publication-is-near')).toHaveLength(count);
  });
});

describe('number-is-cited', () => {
  it.each([
    'Veo 3.1 and HappyHorse 1.1 make clips at 1080p. With 1.1 they are cheaper.',
    'In four weeks, 3 of them closed.',
    'What would 40 per cent mean?',
    'Suppose that 40 per cent were wrong.',
    'If 40 per cent were wrong, the board would be too.',
    'We give 40 per cent to a successor.',
    'By 2030 it may be gone.',
    'The papers were read on 22 November 2026.',
    'One of them appeared on 22 June.',
    '## The 40 per cent rule',
    'The prices fell [@report]:\n\n- from $2.64\n- to $1.98',
    '- It was $2.64\n- and is $1.98 [@report].',
    'The table gives prices.\n\n| Clip | Price |\n|---|---|\n| Short | $2.64 |\n\nPrices are those of one paper [@report].',
    'It scored 1,444 points [@report].\n\nWith 1,444 points, nothing is decided.',
    '## Prices\n\n| Price |\n|---|\n| $2.64 |\n\nPrices are those of one paper [@report].',
    '- ## The 40 per cent rule',
    'The maker writes [@report]:\n\n> It is a model.\n>\n> - It costs $2.64.\n>   - It scored 1,444 points.',
    'It costs $2.64.[^1]\n\n[^1]: One paper says so [@report].',
    'It is fast [@report].[^1]\n\n## Notes\n\n[^1]: It costs $2.64.',
    '> We sold it for $2.64.',
  ])('is quiet about\n%s', (prose) => {
    expect(saidOf(prose, 'number-is-cited')).toEqual([]);
  });

  it.each([
    ['US revenue rose by 40 per cent.', '40 per cent'],
    ['It came on 14 March 2025.', '14 March 2025'],
    ['It costs $2.64.\n\nIt is fast [@report].', '$2.64'],
    ['- It was $2.64\n- and is $1.98', '$2.64'],
    ['It scored 1,444 points [@report].\n\nIt scored 1,454 points.', '1,454'],
    ['It scored 1,500 points · in May.', '1,500'],
    [
      'It is fast [@report].\n\nIt scored 1,500 points · in May.\n\nIt costs $2.64 [@report].',
      '1,500',
    ],
    ['## Prices\n\n| Clip · sound | Price |\n|---|---|\n| Short · none | $2.64 |', '$2.64'],
    ['- \\## It costs $2.64', '$2.64'],
    ['It costs $2.64.[^1]\n\n[^1]: So one paper has it.', '$2.64'],
    ['It is fast.[^1]\n\n[^1]: It costs $2.64.', '$2.64'],
  ])('tells of\n%s', (prose, figure) => {
    expect(saidOf(prose, 'number-is-cited')).toEqual([
      `Unexpected “${figure}” in a paragraph without a citation, expected the source it comes from: \`[@…]\``,
    ]);
  });

  it('stands at the figure', () => {
    const text = pieceText('', 'It was\nsold for $2.64.');
    expect(said(text, 'number-is-cited')).toEqual([expect.stringMatching(/^16:10 /)]);
  });
});

describe('crowd-is-named', () => {
  it.each([
    'Critics of the deal argue that it harms users.',
    'It is widely believed that the model was rushed.',
    'The model is widely regarded as the best.',
    'Some argue that scale is all.',
    'According to industry insiders, the launch was moved.',
    'Researchers have long argued that boards are gamed.',
    'People familiar with the matter confirmed it.',
  ])('tells of “%s”', (prose) => {
    expect(saidOf(prose, 'crowd-is-named')).toHaveLength(1);
  });

  it.each([
    'Analysts say so [@report].',
    'Analysts at Example Bank say so.',
    'Critics of Alibaba argue otherwise.',
    'Some argue otherwise, among them Example Bank.',
    'The phrase “analysts say” hides who does.',
    'The researchers say that they tested it, and these critics doubt it.',
    'Who are the experts? Do analysts expect this?',
    'Buyers expect lower prices, more than most think.',
    'The board is widely used.',
    '> Many analysts say that prices will fall.',
  ])('is quiet about “%s”', (prose) => {
    expect(saidOf(prose, 'crowd-is-named')).toEqual([]);
  });
});

describe('headline-agrees', () => {
  const body =
    'On Arena’s list of 16 April 2026 it was seventh with 1,368,000 votes, a quarter more [@report].';

  it.each([
    'title: "Seventh place, 1.4 million votes, 25 per cent more"',
    'title: "A top ten model in April 2026"',
    'title: "Nearly 1,300,000 votes for HappyHorse 1.1 in 2026"',
    'title: "A second look at 3 models"',
  ])('is quiet about %s', (title) => {
    expect(saidOf(body, 'headline-agrees', title)).toEqual([]);
  });

  it.each([
    ['title: "Why No. 2 is no second place"', ['No. 2', 'second place'], 'title', 'rank'],
    ['title: "A top five model"', ['A top five model'], 'title', 'rank'],
    ['title: "The model in the top five"', ['in the top five'], 'title', 'rank'],
    ['keyPoints:\n  - It cost $3 in April.', ['$3'], 'keyPoints.0', 'figure'],
    ['title: "The list of 17 April 2026"', ['17 April 2026'], 'title', 'figure'],
  ])('%s', (frontmatter, words, field, kind) => {
    expect(saidOf(body, 'headline-agrees', frontmatter)).toEqual(
      words.map(
        (word) =>
          `Unexpected “${word}” in \`${field}\`, expected a ${kind} that the text gives too`,
      ),
    );
  });
});

describe('weekday-matches-date', () => {
  it.each([
    'The *Mail on Sunday*, 22 June 2026, has it.',
    'The Mail on Sunday, 22 June 2026, has it.',
    '> It came on Sunday, 22 June 2026.',
    'It was a MONDAY: 22.06.2026.',
  ])('is quiet about “%s”', (prose) => {
    expect(saidOf(prose, 'weekday-matches-date')).toEqual([]);
  });

  it.each([
    ['FRIDAY, 22 June 2026', 'MONDAY, 22 June 2026', 'FRIDAY, 19 June 2026'],
    [
      '22 June 2026 fell on a Friday',
      '22 June 2026 fell on a Monday',
      '19 June 2026 fell on a Friday',
    ],
    ['Friday, 01.06.2026', 'Monday, 01.06.2026', 'Friday, 29.05.2026'],
    [
      'Sunday evening, 22 June 2026',
      'Monday evening, 22 June 2026',
      'Sunday evening, 21 June 2026',
    ],
  ])('tells of “%s”', (words, rightDay, rightDate) => {
    expect(saidOf(`So it was: ${words}.`, 'weekday-matches-date')).toEqual([
      `Unexpected “${words}”, which was a Monday: expected “${rightDay}” or “${rightDate}”`,
    ]);
  });
});

describe('rank-has-board-and-date', () => {
  const board = `sources:${source('report', 'read: full')}${source('study', 'read: full').replace('role: reporting', 'role: dataset')}`;

  it.each([
    'Whether it was second is unknown.',
    'Which board has it in second place?',
    'A model in third place would win little.',
    'The words “second place” say less than they seem to.',
    'The headline gives second place, with no board and no date [@report].',
    '## Whose second place',
    'It was second with 1,444 points [@study].',
    'In April it was second. Arena ranks it by votes [@report].',
    '| How it stood |\n|---|\n| It was second |',
    '- ## It was second',
    '> It was second.\n>\n> - It was third.',
    'It was second.[^1]\n\n[^1]: On Arena’s list of 16 April 2026 [@report].',
    'Arena’s list of 16 April 2026 knows it.[^1]\n\n[^1]: It was second [@report].',
  ])('is quiet about “%s”', (prose) => {
    expect(saidOf(prose, 'rank-has-board-and-date', board)).toEqual([]);
  });

  it.each([
    ['It was second in April [@report].', 'no list'],
    ['It was second on Arena [@report].', 'no date'],
    ['It was second in April · by votes [@report].', 'no list'],
    ['- \\## It was second in April [@report].', 'no list'],
    ['It was second in April.[^1]\n\n[^1]: So it says [@report].', 'no list'],
  ])('tells of “%s”', (prose, lack) => {
    expect(saidOf(prose, 'rank-has-board-and-date', board)).toEqual([
      expect.stringContaining(`in a paragraph that names ${lack}, expected it,`),
    ]);
  });
});

describe('ranks-overlap', () => {
  it.each([
    ['It beats Veo with 1,460 +/- 11 to 1,449.5 ± 0.5.', 1],
    ['It beats Veo with 1,460 ± 11 to 1,375 ± 9.', 0],
    ['It leads, 1,460 ± 11 to 1,449 ± 11, only just.', 0],
    ['It leads with 1,460 ± 11, then 1,449 ± 11 and 1,440 ± 9.', 0],
    ['It has 1,460 ± 11 and Veo 1,449 ± 11.', 0],
    ['> It beats Veo with 1,460 ± 11 to 1,449 ± 11.', 0],
  ])('%s', (prose, count) => {
    expect(saidOf(prose, 'ranks-overlap')).toHaveLength(count);
  });
});

describe('word lists are English', () => {
  it('and a piece in another language is not held against them', () => {
    const prose =
      'Analysts say it ranks second with 40 per cent, ahead of 1,460 ± 11 with 1,450 ± 11.';
    const warnings = (lang: string) =>
      new Set(messagesOn(pieceText(`lang: ${lang}`, prose)).map(({ ruleId }) => ruleId));
    expect(warnings('de')).toEqual(new Set());
    expect(warnings('en-GB').size).toBe(4);
  });
});

describe('sources', () => {
  it('one that carries most citations is told by number', () => {
    const cited = (report: number, study: number) =>
      saidOf(
        `${'It is so [@report]. '.repeat(report)}${'It is so [@study]. '.repeat(study)}`,
        'one-source-carries',
      );
    expect(cited(2, 1)).toEqual([]);
    expect(cited(4, 1)).toEqual([
      'Unexpected weight on `report`: 5 of 7 citations, expected at most 60 per cent on one source',
    ]);
    expect(cited(1, 0)).toEqual([]);
  });

  it('one that cannot be read is not missed as a second origin', () => {
    const sources = `sources:${source('report', 'oops: 1')}${source('study', 'read: full')}`;
    expect(saidOf('', 'rests-on-one-origin', sources)).toEqual([]);
  });

  it('one that nothing cites may be the origin of another, or silent on a caveat', () => {
    const sources = `sources:${source('report', 'origin: wire')}${source('study', 'read: full')}${source('wire', 'read: secondhand')}${source('mute', 'read: full')}`;
    const caveats = '\ncaveats:\n  - { text: One., scope: in-source, silent: [mute] }';
    expect(saidOf('', 'source-is-cited', sources + caveats)).toEqual([]);
  });

  it('a vendor may back a claim that a citation by somebody else backs too', () => {
    const frontmatter = `sources:${source('report', 'interest: Sells it.')}${source('study', 'read: full')}\nclaims:\n  - { id: fast, text: It is fast., sources: [report] }`;
    expect(saidOf('', 'claim-rests-on-vendor', frontmatter)).toHaveLength(1);
    expect(saidOf('It is fast [@study #fast].', 'claim-rests-on-vendor', frontmatter)).toEqual([]);
  });

  it.each([
    ['state: dead', 1],
    ['state: dead, archived: "https://web.archive.org/x"', 0],
    ['state: { is: corrected, date: 2026-11-20 }', 1],
    ['state: paywalled', 0],
    ['state: moved', 0],
  ])('cited with %s', (fields, count) => {
    const frontmatter = `sources:${source('report', fields)}${source('study', 'read: full')}`;
    expect(saidOf('', 'cited-source-stands', frontmatter)).toHaveLength(count);
  });
});

describe('what falls due', () => {
  const forecast =
    'forecasts:\n  - { id: a, statement: A., madeOn: 2026-11-22, resolvesOn: 2026-12-01, criteria: B., resolutionSource: C., probability: 0.5 }';
  const claim = 'claims:\n  - { id: a, text: A., sources: [report], reviewBy: 2026-12-01 }';

  it('is a forecast after its day, not on it', () => {
    expect(said(pieceText(forecast), 'forecast-is-not-overdue', '2026-12-01')).toEqual([]);
    expect(said(pieceText(forecast), 'forecast-is-not-overdue', '2026-12-02')).toEqual([
      '13:49 Missing field `resolution` in forecast `a`, due 1 day ago on 2026-12-01: expected `resolution: { date, outcome, source }`',
    ]);
  });

  it('is a claim after its day of review, unless it is withdrawn', () => {
    const withdrawn = claim.replace('reviewBy', 'status: withdrawn, reviewBy');
    expect(said(pieceText(claim), 'claim-is-reviewed', '2026-12-01')).toEqual([]);
    expect(said(pieceText(claim), 'claim-is-reviewed', '2026-12-02')).toHaveLength(1);
    expect(said(pieceText(withdrawn), 'claim-is-reviewed', '2026-12-02')).toEqual([]);
  });
});

describe('an acknowledged warning', () => {
  const crowd = 'Analysts say a lot.';
  const reasons = (yaml: string) => pieceText(`acknowledged: ${yaml}`, crowd);

  it('is silenced and shown to readers with its reason', () => {
    const manuscript = read(reasons('{ crowd-is-named: It is the subject. }'));
    const { messages, acknowledged } = verdictOn(
      rules,
      manuscript,
      publicationOf(siteOf([manuscript]), TODAY),
    );
    expect(messages).toEqual([]);
    expect(acknowledged).toMatchObject([
      { message: { ruleId: 'crowd-is-named', place: { line: 16 } }, reason: 'It is the subject.' },
    ]);
    expect(acknowledgedRules(rules, manuscript.piece)).toMatchObject([
      { rule: { id: 'crowd-is-named' }, reason: 'It is the subject.' },
    ]);
  });

  it('may be an error that the writer can be right against', () => {
    const late = 'The paper appeared on Sunday, 22 June 2026 [@report].';
    const acknowledged = 'acknowledged: { weekday-matches-date: The source has it so. }';
    expect(said(pieceText('', late), 'weekday-matches-date')).toHaveLength(1);
    const manuscript = read(pieceText(acknowledged, late));
    const verdict = verdictOn(rules, manuscript, publicationOf(siteOf([manuscript]), TODAY));
    expect(verdict.messages).toEqual([]);
    expect(verdict.acknowledged).toMatchObject([
      { message: { severity: 'error' }, reason: 'The source has it so.' },
    ]);
    expect(messagesOn(pieceText(acknowledged)).map(({ ruleId }) => ruleId)).toEqual([
      'acknowledgement-is-needed',
    ]);
  });

  it('silences nothing that such a rule is sure of', () => {
    const forecast =
      'forecasts:\n  - { id: a, statement: A., madeOn: 2026-11-22, resolvesOn: 2026-11-22, criteria: B., resolutionSource: C., probability: 0.5 }';
    const text = pieceText(`acknowledged: { dates-in-order: It is so. }\n${forecast}`);
    expect(said(text, 'dates-in-order')).toHaveLength(1);
  });

  it('is no other error', () => {
    const messages = messagesOn(
      pieceText('acknowledged: { link-lands: It will. }', 'See [this](#nowhere).'),
    );
    expect(messages.map(({ message }) => message)).toEqual([
      'Unexpected rule `link-lands` in `acknowledged`, expected a warning: an error is fixed, a reason does not silence it',
      'Unexpected `#nowhere`, expected the anchor of a heading or source',
    ]);
  });

  it('needs a reason', () => {
    const messages = messagesOn(reasons('{ crowd-is-named: "" }'));
    expect(messages.map(({ ruleId }) => ruleId)).toContain('frontmatter-is-valid');
  });

  it('that is none is told where it stands, while the piece can be read', () => {
    expect(messagesOn(pieceText('acknowledged: { crowd-is-named: It is. }'))).toMatchObject([
      {
        severity: 'warning',
        ruleId: 'acknowledgement-is-needed',
        place: { line: 12, column: 17 },
        message:
          'Unexpected reason for `crowd-is-named`, which gives no warning here: expected it removed from `acknowledged`',
      },
    ]);
    const broken = pieceText('acknowledged: { crowd-is-named: It is. }', 'It is <5.');
    expect(said(broken, 'acknowledgement-is-needed')).toEqual([]);
  });

  it('is judged by a rule that comes after all others', () => {
    expect(rules.at(-1)?.id).toBe('acknowledgement-is-needed');
  });
});

describe('the rules', () => {
  it('each have an id of their own', () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  });

  it('do not compare every piece with every other', () => {
    let reads = 0;
    const text = pieceText(
      'aliases: [/old/]',
      'See [this](/analysis/other/) and [that](#sources).',
    );
    const one = read(text);
    const manuscripts = Array.from(
      { length: 300 },
      (_, index) =>
        new Proxy(one, {
          get(target, key) {
            reads += 1;
            if (key === 'slug') return `slug-${index}`;
            return Reflect.get(target, key) as unknown;
          },
        }),
    );
    checkAll(rules, siteOf(manuscripts), TODAY);
    const perPiece = reads / manuscripts.length;
    reads = 0;
    checkAll(rules, siteOf(manuscripts.slice(0, 100)), TODAY);
    expect(perPiece).toBeLessThan((reads / 100) * 1.2);
  });
});

describe('a report', () => {
  const message: Message = {
    file: 'content/analysis/a, b/index.mdx',
    place: { line: 3, column: 7 },
    severity: 'warning',
    ruleId: 'crowd-is-named',
    message: 'Unexpected “100 % of analysts: say”,\nexpected names',
  };

  it('begins every message with its place and counts them', () => {
    const report = reportOf([{ ...message, message: 'Unexpected', fix: 'a: b' }], 2, undefined, 1);
    expect(report).toBe(
      [
        message.file,
        `  ${message.file}:3:7 warning Unexpected crowd-is-named`,
        '    fix a: b',
        '',
        '2 pieces checked: ⚠ 1 warning',
        '`npm run check -- --fix` fixes 1 of them at once.',
      ].join('\n'),
    );
  });

  it('as JSON is an array of flat messages', () => {
    expect(JSON.parse(toJson([message]))).toEqual([
      {
        file: message.file,
        line: 3,
        column: 7,
        severity: 'warning',
        ruleId: 'crowd-is-named',
        message: message.message,
        fix: null,
      },
    ]);
    expect(toJson([])).toBe('[]');
  });

  it('as workflow commands keeps each message on one line', () => {
    expect(toGithubCommands([{ ...message, fix: 'a: b' }])).toBe(
      '::warning file=content/analysis/a%2C b/index.mdx,line=3,col=7,title=crowd-is-named::Unexpected “100 %25 of analysts: say”,%0Aexpected names%0Afix a: b',
    );
  });
});

describe('npm run check', () => {
  let root = '';
  const file = 'content/analysis/example/index.mdx';
  const put = (path: string, text: string) => {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  /** The command as a program of its own. */
  const spawned = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(import.meta.dirname, 'check.ts'), ...args],
      {
        cwd: root,
        encoding: 'utf8',
        env: {
          ...process.env,
          NO_COLOR: '1',
          SOURCE_DATE_EPOCH: String(Date.UTC(2026, 10, 23) / 1000),
        },
      },
    );
    return { status, stdout, stderr };
  };

  /** The same, asked here. */
  const run = async (...args: string[]) => {
    const { exitCode, out, err } = await answerIn(root, checkCommand, args);
    const text = (lines: string[]) => lines.map((line) => `${line}\n`).join('');
    return { status: exitCode, stdout: text(out), stderr: text(err) };
  };

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'check-'));
    put('content/authors.yml', 'staff: { name: Staff }\n');
    put('content/topics.yml', 'ai-video: { name: AI video, description: Models. }\n');
    put(file, pieceText());
  });
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });

  it('answers 0 for warnings and 1 for errors, and reports on standard error', () => {
    put(file, pieceText('', 'Analysts say a lot.'));
    expect(spawned()).toMatchObject({
      status: 0,
      stdout: '',
      stderr: expect.stringContaining('⚠ 1 warning') as unknown,
    });
    put(file, pieceText('', 'So [@reprot].'));
    const { status, stderr } = spawned();
    expect(status).toBe(1);
    expect(stderr).toContain(
      `${file}:15:5 error Unexpected source \`reprot\`, did you mean \`report\`?`,
    );
    expect(stderr).toContain('`npm run check -- --fix` fixes 1 of them at once.');
  });

  it('speaks of the named pieces only', async () => {
    put('content/analysis/other/index.mdx', pieceText('', 'So [@reprot].'));
    expect((await run('example')).status).toBe(0);
    expect((await run('content/analysis/example/index.mdx', join(root, file))).stderr).toContain(
      '1 piece checked',
    );
    expect((await run('content/analysis/other/')).status).toBe(1);
    expect((await run('content/analysis')).stderr).toContain('2 pieces checked');
  });

  it('names what it cannot do and answers 2', async () => {
    expect(await run('exampel')).toMatchObject({
      status: 2,
      stderr:
        'Unexpected piece `exampel`, did you mean `example`?\nHow to ask: npm run check -- --help\n',
    });
    expect(await run('--fxi')).toMatchObject({
      status: 2,
      stderr:
        'Unexpected option `--fxi`, did you mean `--fix`?\nHow to ask: npm run check -- --help\n',
    });
    expect((await run('--format', 'xml')).status).toBe(2);
  });

  it('writes JSON and workflow commands to standard output, and nothing else', async () => {
    put(file, pieceText('', 'So [@reprot].'));
    expect(JSON.parse((await run('--format', 'json')).stdout)).toMatchObject([
      { file, line: 15, column: 5 },
    ]);
    expect((await run('--format=github')).stdout).toBe(
      `::error file=${file},line=15,col=5,title=citation-resolves::Unexpected source \`reprot\`, did you mean \`report\`?\n`,
    );
    put(file, pieceText());
    expect(await run('--format', 'json')).toEqual({ status: 0, stdout: '[]\n', stderr: '' });
    expect(await run('--format', 'github')).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('writes a log for code hosts and editors, with repairs and what is acknowledged', async () => {
    const crowd = 'acknowledged: { crowd-is-named: So it is. }';
    put(file, pieceText(crowd, 'Analysts say a lot. So [@reprot].'));
    const { status, stdout, stderr } = await run('--format', 'sarif');
    const { runs } = JSON.parse(stdout) as { runs: { results: { ruleId: string }[] }[] };
    const found = (id: string) => runs[0]?.results.find(({ ruleId }) => ruleId === id);
    expect(found('citation-resolves')).toMatchObject({
      level: 'error',
      fixes: [{ artifactChanges: [{ replacements: [{ insertedContent: { text: '@report' } }] }] }],
    });
    expect(found('crowd-is-named')).toMatchObject({
      level: 'warning',
      suppressions: [{ justification: 'So it is.' }],
    });
    expect([status, stderr]).toEqual([1, '']);
  });

  it('fixes, says what it fixed, and checks again', async () => {
    put(
      file,
      `\uFEFF${pieceText('', 'So [@reprot], on Sunday, 22 June 2026.').replaceAll('\n', '\r\n')}`,
    );
    const { status, stderr } = await run('--fix');
    expect(readFileSync(join(root, file), 'utf8')).toBe(
      `\uFEFF${pieceText('', 'So [@report], on Sunday, 22 June 2026.').replaceAll('\n', '\r\n')}`,
    );
    expect(stderr).toContain(
      `fixed ${file}:15:5 Unexpected source \`reprot\`, did you mean \`report\`?`,
    );
    expect(stderr).toContain('weekday-matches-date');
    expect(status).toBe(1);
    expect(readdirSync(join(root, 'content/analysis/example'))).toEqual(['index.mdx']);
  });

  it('fixes the named pieces only', async () => {
    put('content/analysis/other/index.mdx', pieceText('', 'So [@reprot].'));
    await run('--fix', 'example');
    expect(readFileSync(join(root, 'content/analysis/other/index.mdx'), 'utf8')).toContain(
      '@reprot',
    );
  });

  it('tells of files that nothing reads, and offers no fix for them', async () => {
    put('content/analysis/loose.mdx', pieceText('', 'So [@reprot].'));
    mkdirSync(join(root, 'content/analysis/x/index.mdx'), { recursive: true });
    const { status, stderr } = await run();
    expect(status).toBe(1);
    expect(stderr).toContain('expected `content/analysis/loose/index.mdx`');
    expect(stderr).toContain('Unexpected folder `index.mdx`, expected a file with the piece');
    expect((await run('--fix')).status).toBe(1);
  });

  it('does not touch a file that is not UTF-8, nor one without faults', async () => {
    const bytes = Buffer.concat([Buffer.from(pieceText('', 'So [@reprot].')), Buffer.from([0xe9])]);
    writeFileSync(join(root, file), bytes);
    expect((await run('--fix')).status).toBe(1);
    expect(readFileSync(join(root, file))).toEqual(bytes);
  });

  it('fixes the file behind a link, and leaves the link', async () => {
    put('elsewhere.mdx', pieceText('', 'So [@reprot].'));
    rmSync(join(root, file));
    symlinkSync(join(root, 'elsewhere.mdx'), join(root, file));
    expect((await run('--fix')).status).toBe(0);
    expect(readFileSync(join(root, 'elsewhere.mdx'), 'utf8')).toBe(pieceText('', 'So [@report].'));
  });
});
