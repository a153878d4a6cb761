import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import type { Message } from '../model/message.ts';
import { toSarif, type SarifResult } from './sarif.ts';

const FILE = 'content/analysis/a b#c/index.mdx';
const TEXT =
  '---\ntitle: "x"\nacknowledged: { crowd-is-named: So it is. }\n---\n\nOne 😀 [@reprt, p. 3] and [@reprt].\r\nEnd.\n';
const rule = {
  id: 'citation-resolves',
  promise: 'Every citation leads to a source.',
  severity: 'error' as const,
  example: { keeps: 'So [@a].', breaks: 'So\u0007 ``[@b]``.', says: 'Unexpected source `b`' },
};
const messageAt = (line: number, column: number, more: Partial<Message> = {}): Message => ({
  file: FILE,
  place: { line, column },
  severity: 'error',
  ruleId: rule.id,
  message: 'Unexpected source `reprt`',
  ...more,
});

interface Region {
  startLine: number;
  startColumn: number;
  endLine: number;
  endColumn: number;
}
interface Location {
  physicalLocation: { artifactLocation: { uri: string; uriBaseId: string }; region: Region };
}
interface Result {
  ruleId: string;
  ruleIndex: number;
  level: string;
  message: { text: string };
  locations: Location[];
  partialFingerprints: Record<string, string>;
  fixes?: {
    artifactChanges: {
      replacements: { deletedRegion: Region; insertedContent: { text: string } }[];
    }[];
  }[];
  suppressions?: { kind: string; status: string; justification: string; location: Location }[];
}
interface Descriptor {
  id: string;
  shortDescription: { text: string };
  help?: { text: string; markdown: string };
  helpUri?: string;
  defaultConfiguration?: { level: string };
}

function logOf(results: SarifResult[], text: string | undefined = TEXT) {
  const tool = { name: 'The check', rulesUrl: 'https://example.org/standards/', rules: [rule] };
  const log = JSON.parse(toSarif(results, tool, () => text)) as {
    version: string;
    runs: { tool: { driver: { rules: Descriptor[] } }; results: Result[] }[];
  };
  const [run] = log.runs;
  if (!run) throw new Error('No run');
  return { log, rules: run.tool.driver.rules, results: run.results };
}

/** What the specification requires of the parts that we write, by its names for them. */
const text = {
  type: 'object',
  required: ['text'],
  properties: { text: { type: 'string', minLength: 1 } },
};
const description = { ...text, properties: { text: { type: 'string', maxLength: 1024 } } };
const count = { type: 'integer', minimum: 1 };
const region = {
  type: 'object',
  additionalProperties: false,
  required: ['startLine', 'startColumn', 'endLine', 'endColumn'],
  properties: { startLine: count, startColumn: count, endLine: count, endColumn: count },
};
const artifactLocation = {
  type: 'object',
  required: ['uri', 'uriBaseId'],
  properties: {
    uri: { type: 'string', format: 'uri-reference', pattern: '^[^/:]+/' },
    uriBaseId: { const: '%SRCROOT%' },
  },
};
const location = {
  type: 'object',
  required: ['physicalLocation'],
  properties: {
    physicalLocation: {
      type: 'object',
      required: ['artifactLocation', 'region'],
      properties: { artifactLocation, region },
    },
  },
};
const level = { enum: ['none', 'note', 'warning', 'error'] };
const change = {
  type: 'object',
  required: ['artifactLocation', 'replacements'],
  properties: {
    artifactLocation,
    replacements: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['deletedRegion', 'insertedContent'],
        properties: {
          deletedRegion: region,
          insertedContent: { type: 'object', required: ['text'] },
        },
      },
    },
  },
};
const result = {
  type: 'object',
  required: ['message', 'ruleId', 'ruleIndex', 'level', 'locations', 'partialFingerprints'],
  properties: {
    level,
    message: text,
    ruleIndex: { type: 'integer', minimum: 0 },
    locations: { type: 'array', minItems: 1, items: location },
    partialFingerprints: { type: 'object', additionalProperties: { type: 'string' } },
    fixes: {
      type: 'array',
      items: {
        type: 'object',
        required: ['artifactChanges'],
        properties: {
          description: text,
          artifactChanges: { type: 'array', minItems: 1, items: change },
        },
      },
    },
    suppressions: {
      type: 'array',
      items: {
        type: 'object',
        required: ['kind'],
        properties: {
          kind: { enum: ['inSource', 'external'] },
          status: { enum: ['accepted', 'underReview', 'rejected'] },
          location,
        },
      },
    },
  },
};
const descriptor = {
  type: 'object',
  // https://docs.github.com/en/code-security/reference/code-scanning/sarif-support-for-code-scanning
  required: ['id', 'shortDescription', 'fullDescription', 'help'],
  properties: {
    id: { type: 'string', maxLength: 255 },
    shortDescription: description,
    fullDescription: description,
    help: text,
    helpUri: { type: 'string', format: 'uri' },
    defaultConfiguration: { type: 'object', properties: { level } },
  },
};
const run = {
  type: 'object',
  required: ['tool', 'results'],
  properties: {
    tool: {
      type: 'object',
      required: ['driver'],
      properties: {
        driver: {
          type: 'object',
          required: ['name'],
          properties: {
            name: { type: 'string' },
            informationUri: { type: 'string', format: 'uri' },
            rules: { type: 'array', uniqueItems: true, items: descriptor },
          },
        },
      },
    },
    columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
    invocations: { type: 'array', items: { type: 'object', required: ['executionSuccessful'] } },
    results: { type: 'array', items: result },
  },
};
const schema = {
  type: 'object',
  required: ['version', 'runs'],
  properties: {
    $schema: { type: 'string', format: 'uri' },
    version: { const: '2.1.0' },
    runs: { type: 'array', minItems: 1, items: run },
  },
};

const acknowledged: SarifResult = {
  message: messageAt(6, 1, { ruleId: 'crowd-is-named', severity: 'warning' }),
  edits: [],
  acknowledged: { reason: 'So it is.', place: { line: 3, column: 17 } },
};
const from = TEXT.indexOf('@reprt');
const withRepair: SarifResult = {
  message: messageAt(6, 8),
  edits: [{ start: from, end: from + 6, text: '@report' }],
};

describe('a log for code hosts and editors', () => {
  test.each<[string, SarifResult[]]>([
    ['without a result', []],
    ['with a repair', [withRepair]],
    ['with what is acknowledged', [acknowledged]],
    ['with all of them', [withRepair, acknowledged, { message: messageAt(99, 3), edits: [] }]],
  ])('%s has what the specification requires', (_what, results) => {
    const ajv = new Ajv({ allErrors: true, strict: false });
    formats.default(ajv);
    const isValid = ajv.compile(schema);
    isValid(logOf(results).log);
    expect(isValid.errors).toBeNull();
  });

  test.each([
    ['a citation to its end', [6, 8], [6, 8, 6, 22]],
    ['a word', [7, 1], [7, 1, 7, 5]],
    ['a field', [2, 1], [2, 1, 2, 7]],
    ['the end of a line', [7, 5], [7, 5, 7, 5]],
    ['a place behind the file', [99, 3], [99, 3, 99, 3]],
  ] as const)('marks %s', (_what, [line, column], [startLine, startColumn, endLine, endColumn]) => {
    const { results } = logOf([{ message: messageAt(line, column), edits: [] }]);
    expect(results[0]?.locations[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: 'content/analysis/a%20b%23c/index.mdx', uriBaseId: '%SRCROOT%' },
      region: { startLine, startColumn, endLine, endColumn },
    });
  });

  test('holds a repair as the stretch that goes and the text that comes', () => {
    const { results } = logOf([withRepair]);
    expect(results[0]?.fixes?.[0]?.artifactChanges[0]?.replacements).toEqual([
      {
        deletedRegion: { startLine: 6, startColumn: 9, endLine: 6, endColumn: 15 },
        insertedContent: { text: '@report' },
      },
    ]);
  });

  test('explains each rule, and leads to it', () => {
    const { rules, results } = logOf([withRepair, acknowledged]);
    expect(rules[0]).toEqual({
      id: rule.id,
      shortDescription: { text: rule.promise },
      fullDescription: { text: rule.promise },
      help: {
        text: 'Every citation leads to a source.\n\nBreaks it:\nSo\\u0007 ``[@b]``.\n\nKeeps it:\nSo [@a].\n\nUnexpected source `b`',
        markdown:
          'Every citation leads to a source.\n\nBreaks it:\n\n```\nSo\\u0007 ``[@b]``.\n```\n\nKeeps it:\n\n```\nSo [@a].\n```\n\nUnexpected source `b`',
      },
      helpUri: 'https://example.org/standards/#citation-resolves',
      defaultConfiguration: { level: 'error' },
    });
    expect(results.map(({ ruleId, ruleIndex }) => [ruleId, rules[ruleIndex]?.id])).toEqual([
      ['citation-resolves', 'citation-resolves'],
      ['crowd-is-named', 'crowd-is-named'],
    ]);
  });

  test('has what a writer leaves as it is as suppressed, with the reason and its place', () => {
    const [found] = logOf([acknowledged]).results;
    expect(found?.suppressions).toMatchObject([
      {
        kind: 'inSource',
        status: 'accepted',
        justification: 'So it is.',
        location: {
          physicalLocation: { region: { startLine: 3, startColumn: 17, endColumn: 32 } },
        },
      },
    ]);
  });

  test('tells a finding from another, and knows it again where lines have moved', () => {
    const prints = (results: SarifResult[], written: string) =>
      logOf(results, written).results.map(
        ({ partialFingerprints }) => partialFingerprints.primaryLocationLineHash,
      );
    const at = (line: number): SarifResult[] =>
      [8, 28].map((column) => ({ message: messageAt(line, column), edits: [] }));
    const before = prints(at(6), TEXT);
    expect(new Set(before).size).toBe(2);
    expect(prints(at(8), TEXT.replace('One', 'New.\n\nOne'))).toEqual(before);
    expect(prints(at(6), TEXT.replace('One', 'Two'))).not.toEqual(before);
  });

  test('spells controls out, and has a line to paste behind the message', () => {
    const message = messageAt(6, 8, { message: 'Unexpected `\u001B[31m`', fix: 'title: x' });
    expect(logOf([{ message, edits: [] }]).results[0]?.message.text).toBe(
      'Unexpected `\\u001B[31m`\nfix title: x',
    );
  });

  test('names a file that is not there', () => {
    expect(logOf([{ message: messageAt(1, 1), edits: [] }], '').results[0]?.locations).toHaveLength(
      1,
    );
  });
});
