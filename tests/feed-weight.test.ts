/** How much does a subscriber’s software fetch? The latest 20 pieces, each longer than most. */
import { expect, test } from 'vitest';
import { feedSite, feedText } from './feed-site.ts';

const KB = 1024;
const BUDGET = 700 * KB;

const sources = 20;
const paragraphs = 30;

/** A piece of about 2,000 words with 60 citations, 20 sources, four key points, ten caveats, two readings and three forecasts. */
const longPiece = (n: number) => `---
title: "Long piece ${n}, on a model and all that is said of it"
description: "A piece as long as our longest, with as many sources as any, to see what twenty of them weigh."
authors: [staff]
datePublished: 2026-11-${String(n).padStart(2, '0')}
topics: [ai-video]
keyPoints:
${Array.from({ length: 4 }, (_, at) => `  - "Point ${at} of piece ${n}: ${SENTENCE}"`).join('\n')}
sources:
${Array.from({ length: sources }, (_, at) => `  - { id: s${at}, title: "Report ${at} on model ${n}, with a title as long as such titles are", container-title: "Journal number ${at}", URL: "https://www.example.org/technology/2026/06/22/a-report-on-model-${n}-and-what-it-does-${at}", issued: 2026-06-22, accessed: 2026-11-22, role: reporting, note: "What a reader should know of the report, in one sentence." }`).join('\n')}
caveats:
${Array.from({ length: 10 }, (_, at) => `  - { text: "Caveat ${at}: ${SENTENCE}", scope: in-source }`).join('\n')}
narratives:
${Array.from({ length: 2 }, (_, at) => `  - { id: r${at}, thesis: "Reading ${at}", strongest: "${SENTENCE} ${SENTENCE} ${SENTENCE}", holder: "A paper" }`).join('\n')}
forecasts:
${Array.from({ length: 3 }, (_, at) => `  - { id: f${at}, statement: "Forecast ${at}: ${SENTENCE}", madeOn: 2026-11-01, resolvesOn: 2027-06-30, criteria: "A list shows it.", resolutionSource: "The list.", probability: 0.6 }`).join('\n')}
---

${Array.from({ length: paragraphs }, (_, at) => `## Part ${at}\n\n${SENTENCE} [@s${at % sources}, para. ${at}]. ${SENTENCE} ${SENTENCE} [@s${(at + 7) % sources}].`).join('\n\n')}
`;

const SENTENCE =
  'In the list of 16 April 2026 the model stood two places below the leader, at 1,444 points with an interval of 15 on either side';

const pieces = Array.from({ length: 20 }, (_, at) => [`long-${at}`, longPiece(at + 1)] as const);
const site = feedSite(Object.fromEntries(pieces));

test.each(['rss', 'atom', 'json'] as const)('20 long pieces stay within 700 KB as %s', (format) => {
  const { words = 0, citations = [] } = site.publication.site.manuscripts[0]?.prose ?? {};
  expect(words).toBeGreaterThan(2000);
  expect(citations).toHaveLength(60);
  expect(Buffer.byteLength(feedText(site, format))).toBeLessThan(BUDGET);
});
