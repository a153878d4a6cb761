/** What is a piece? One work of analysis and everything it states about itself: schema.org `AnalysisNewsArticle`. */
import { z } from 'zod';
import { parseWritten, type AsWritten } from './as-written.ts';
import { caveatSchema, closingFields } from './caveat.ts';
import { claimSchema } from './claim.ts';
import { correctionSchema } from './correction.ts';
import { dateTimeSchema } from './date.ts';
import {
  fields,
  listOf,
  oneOf,
  problemsOf,
  text,
  type OtherNames,
  type Problem,
} from './expect.ts';
import { forecastSchema, resolutionFields } from './forecast.ts';
import { elsewhereSchema, idSchema, slugSchema, publicUrlSchema } from './id.ts';
import { isLanguage } from './language.ts';
import { leadSchema } from './lead.ts';
import { narrativeSchema } from './narrative.ts';
import { sourceSchema } from './source.ts';

export const pieceTypes = ['analysis', 'explainer', 'note', 'resolution'] as const;

const keyPointSchema = z
  .union(
    [
      text('a sentence'),
      fields(
        {
          text: text('a sentence').describe('The point.'),
          claim: idSchema.optional().describe('Id of the claim it states.'),
        },
        'a sentence, or `{ text, claim }`',
      ),
    ],
    'a sentence, or `{ text, claim }`',
  )
  .transform((point) => (typeof point === 'string' ? { text: point, claim: undefined } : point));

const path = z
  .string('an old path such as `/analysis/old-slug/`')
  .regex(
    /^\/(?![/\\])[^\s?#]*$/,
    'a path on this site that begins with one `/`, such as `/analysis/old-slug/`',
  );

/** One answer for each of some names. */
const all = (answer: string, names: string): Record<string, string> =>
  Object.fromEntries(names.split(' ').map((name) => [name, answer]));

/** The description a draft is born with; a piece that readers can see has one of its own. */
export const blankDescription =
  'One sentence that says what the piece shows and what it leaves open, in place of this one.';

const FOLDER =
  'expected no such field: the name of its folder is the end of the address of a piece';
const CHANGES =
  'expected no such field: what has changed since publication stands in `corrections`';
const DRAFT =
  'expected `draft: true` for a piece that nobody is to see yet, and else no such field';
const LOOKS = 'expected no such field: all pieces look alike';

/** Names that other tools have for the frontmatter, in lower case. */
const namesElsewhere: OtherNames = {
  ...all(
    'description',
    'summary excerpt abstract teaser dek standfirst subtitle subhead deck lede intro',
  ),
  ...all('title', 'headline name'),
  ...all(
    'datePublished',
    'date pubdate publishdate publish_date publisheddate published_at publishedat created createdat created_at',
  ),
  ...all('topics', 'tags tag categories category keywords keyword section sections taxonomy'),
  ...all('authors', 'author byline by writer writers creator contributors'),
  ...all('lang', 'language locale'),
  ...all('license', 'licence rights copyright'),
  ...all('aliases', 'redirect_from redirects redirectfrom'),
  ...all('sources', 'references bibliography citations works'),
  ...all('corrections', 'errata correction'),
  ...all(
    CHANGES,
    'lastmod lastmodified last_modified last_modified_at updated updatedat updated_at updateddate modified datemodified date_modified revised',
  ),
  ...all(FOLDER, 'slug permalink url uri path'),
  ...all(
    LOOKS,
    'layout template theme weight toc showtoc sidebar menu navigation pagination comments math mathjax katex cssclass cssclasses',
  ),
  ...all(
    'expected `image: { src, alt }`, a file beside the piece and what it shows',
    'cover cover_image coverimage featured_image featuredimage feature_image thumbnail thumb hero heroimage banner images og_image',
  ),
  published: (value) => (typeof value === 'boolean' ? DRAFT : 'datePublished'),
  ...all(DRAFT, 'publish status visibility unlisted'),
};

/** What a draft may already be. */
const draftFields = fields(
  {
    title: text('a title of at most 110 characters', { max: 110 }).describe(
      'Title, at most 110 characters.',
    ),
    description: text('a description of 50 to 200 characters', { min: 50, max: 200 }).describe(
      'What the piece says, in 50 to 200 characters; lists, feeds and search engines show it.',
    ),
    authors: listOf(slugSchema, 'author ids such as `staff`')
      .min(1, 'at least one author, such as `[staff]`')
      .describe('Author ids from `content/authors.yml`.'),
    datePublished: dateTimeSchema.describe(
      'The day of first publication here; in the future, the piece is scheduled.',
    ),
    topics: listOf(slugSchema, 'topic ids such as `ai-video`')
      .min(1, 'at least one topic, such as `[ai-video]`')
      .describe('Topic ids from `content/topics.yml`.'),
    subjects: listOf(slugSchema, 'subject ids such as `seedance-2-0`')
      .default([])
      .describe(
        'Ids from `content/subjects.yml` of what the piece treats, the foremost first; the first two on one leaderboard stand side by side on a page.',
      ),
    sources: listOf(sourceSchema, 'sources').describe(
      'Every work the piece draws on, as CSL-JSON items; only a draft may have none.',
    ),
    caveats: listOf(caveatSchema, 'caveats; write `caveats: []` where there are none').describe(
      'What the sources do not say. An empty list is a statement too.',
    ),
    draft: z
      .boolean('`true` or `false`')
      .default(false)
      .describe('A draft appears in dev and nowhere in a build.'),
    type: oneOf(pieceTypes)
      .default('analysis')
      .describe('Analysis, explainer, note, or the resolution of a forecast.'),
    framing: text('one to four sentences')
      .optional()
      .describe(
        'Why and how the piece was made and what it was read against, in one to four sentences.',
      ),
    keyPoints: listOf(keyPointSchema, 'sentences')
      .max(4, 'at most four key points')
      .default([])
      .describe('At most four points a hurried reader takes away.'),
    computed: listOf(
      fields(
        {
          figure: text('a figure as the text has it').describe(
            'The figure, as the text has it: `25 per cent`, `16 points`.',
          ),
          from: listOf(text('a figure as a source has it'), 'figures such as `["1,444", "1,428"]`')
            .min(1, 'at least one figure that it is made of')
            .describe('The figures it is made of, which are looked for in its place.'),
          how: text('how it is made')
            .optional()
            .describe('How it is made of them, where that is not plain: `1 − 1.98 / 2.64`.'),
        },
        'a figure of our own: `{ figure, from, how }`',
      ),
      'figures `{ figure, from, how }`',
    )
      .default([])
      .describe('Figures that no source gives, because we worked them out: a gap, a ratio, a sum.'),
    claims: listOf(claimSchema, 'claims')
      .default([])
      .describe('Claims that something points at; every cited sentence is one by itself.'),
    narratives: listOf(narrativeSchema, 'readings')
      .default([])
      .describe('Competing readings, each at its strongest.'),
    forecasts: listOf(forecastSchema, 'forecasts')
      .default([])
      .describe('Forecasts the piece makes or tracks.'),
    closes: listOf(
      fields(
        { caveat: elsewhereSchema.describe('The caveat: `slug#id`.'), ...closingFields },
        'a closing: `{ caveat, source, date, note }`',
      ),
      'closings `{ caveat, source, date, note }`',
    )
      .default([])
      .describe('Caveats of earlier pieces that this one answers; both pages show it.'),
    resolves: listOf(
      fields(
        { forecast: elsewhereSchema.describe('The forecast: `slug#id`.'), ...resolutionFields },
        'a resolution: `{ forecast, date, outcome, source, note }`',
      ),
      'resolutions `{ forecast, date, outcome, source, note }`',
    )
      .default([])
      .describe('Forecasts of earlier pieces that this one resolves; both pages show it.'),
    wouldChangeOurMind: listOf(text('a sentence'), 'sentences')
      .default([])
      .describe('What would change our mind.'),
    corrections: listOf(correctionSchema, 'corrections')
      .default([])
      .describe('Changes since publication that readers are told about.'),
    image: fields(
      {
        src: text('a file beside the piece, such as `./board.png`').describe(
          'File beside the piece.',
        ),
        alt: text('what the image shows').describe('What the image shows, in words.'),
      },
      'an image: `{ src, alt }`',
    )
      .optional()
      .describe('Image for lists and shares.'),
    lead: leadSchema
      .optional()
      .describe(
        'The picture that carries the finding: `{ component, with, caption }`. It stands above the text, in feeds, on cards and where the piece is shared.',
      ),
    aliases: listOf(path, 'old paths')
      .default([])
      .describe('Old addresses of the piece, which lead here.'),
    supersedes: slugSchema.optional().describe('Slug of the piece this one replaces.'),
    acknowledged: z
      .record(z.string(), text('a reason that holds before a reader'), 'reasons by rule')
      .default({})
      .describe(
        'Warnings left standing, and errors that cannot be fixed because you are right: rule id → reason. Readers see it.',
      ),
    license: publicUrlSchema
      .optional()
      .describe('Address of another licence than the publication’s.'),
    lang: z
      .string('a language such as `en` or `zh-Hant`')
      .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language such as `en` or `zh-Hant`')
      .refine(isLanguage, 'a language such as `en` or `zh-Hant`')
      .optional()
      .describe('Language of the piece, BCP 47.'),
  },
  'the fields of a piece',
  namesElsewhere,
);

/** The frontmatter of a piece. A draft may lack what only a reader needs: a source, a description of its own. */
export const pieceSchema = draftFields
  .refine(({ draft, sources }) => draft || sources.length > 0, {
    path: ['sources'],
    error: 'at least one source',
    // Asked beside the faults of other fields, so that all are told in one run.
    when: ({ value }) => isMapping(value) && Array.isArray(value.sources),
  })
  .refine(({ draft, description }) => draft || description !== blankDescription, {
    path: ['description'],
    error: 'a description of the piece’s own in place of the one of a new draft',
    when: ({ value }) => isMapping(value) && typeof value.description === 'string',
  });

export type Piece = z.infer<typeof pieceSchema>;

/** Names that stand in for those of a piece while it cannot be read. */
export const standIns = { authors: 'staff', topics: 'untitled' } as const;

/** Stands in for a missing field while the rest of the piece is read; such a piece is never built. */
const absent: Record<string, unknown> = {
  title: 'Untitled',
  description: 'This piece has no description yet, so nothing else about it can be shown.',
  authors: [standIns.authors],
  datePublished: '1970-01-01',
  topics: [standIns.topics],
  sources: [],
  caveats: [],
};

/**
 * Parses frontmatter and always answers a piece. Where there are problems the piece is what is left
 * once the faulty parts are taken out, so that the other rules can still speak: it may be shown to its
 * writer, and never to a reader.
 */
export function parsePiece(
  frontmatter: unknown,
  written?: AsWritten,
): { piece: Piece; problems: Problem[] } {
  const { data, value, problems } = parseWritten(pieceSchema, frontmatter, written);
  if (data) return { piece: data, problems };
  let rest = isMapping(value) ? structuredClone(value) : {};
  let result = pieceSchema.safeParse(value);
  while (!result.success) {
    const cut = new Set(
      problemsOf(result.error, rest).map((problem) => faultyPart(problem.path).join('\n')),
    );
    rest = without(rest, cut);
    result = draftFields.safeParse({ ...absent, ...rest });
    if (cut.has('')) break;
  }
  return { piece: result.success ? result.data : draftFields.parse(absent), problems };
}

const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The smallest part whose removal heals a fault: a list's item, else a top-level field. */
const faultyPart = (path: Problem['path']) => path.slice(0, typeof path[1] === 'number' ? 2 : 1);

function without(frontmatter: Record<string, unknown>, cut: Set<string>) {
  return Object.fromEntries(
    Object.entries(frontmatter)
      .filter(([field]) => !cut.has(field))
      .map(([field, value]) => [
        field,
        Array.isArray(value) ? value.filter((_, index) => !cut.has(`${field}\n${index}`)) : value,
      ]),
  );
}
