/** Many pieces to measure with: each like a real one in length and in what it states, no two alike. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes `count` pieces of about 1,100 words below `root/content/analysis`, each with so many sources. */
export function makePieces(root: string, count: number, sources = 6): void {
  for (let n = 1; n <= count; n += 1) {
    const folder = join(root, 'content/analysis', `made-${n}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'index.mdx'), piece(n, sources));
  }
}

const piece = (n: number, sources: number) => `---
title: "Made piece ${n}"
description: "Piece number ${n} of those that are made to measure how long things take here."
authors: [staff]
datePublished: 2026-11-22
topics: [ai-video]
framing: "It is made to be measured, and read against nothing."
sources:
${Array.from({ length: sources }, (_, s) => source(n, s)).join('\n')}
claims:
  - { id: rank, text: "Model ${n} ranks second.", sources: [s0, s1], confidence: moderate }
caveats:
  - { text: "The size of model ${n} is not stated.", scope: in-source, silent: [s0] }
forecasts:
  - { id: next, by: staff, statement: "Model ${n} has a successor.", madeOn: 2026-11-22, resolvesOn: 2027-06-30, criteria: A list shows it., resolutionSource: The list., probability: 0.6 }
---

${Array.from({ length: 10 }, (_, p) => paragraph(n, p)).join('\n\n')}
`;

const source = (n: number, s: number) =>
  `  - { id: s${s}, title: "Report ${s} on model ${n}", container-title: Paper ${s}, URL: "https://example.org/${s === 0 ? 'shared' : n}/${s}", issued: 2026-06-${10 + s}, accessed: 2026-11-22, role: reporting }`.replace(
    `Report 0 on model ${n}`,
    'A report that all share',
  );

const paragraph = (n: number, p: number) =>
  `## Part ${p} of ${n}

Model ${n} came out in June 2026 with ${p + 3} modes and a price that fell by ${p + 11} per cent [@s${p % 6}]. In the list of 16 April 2026 it stood ${p + 2} places below the leader, at 1,4${10 + p} points with an interval of ${p + 5} on either side [@s${(p + 1) % 6}, p. ${p + 1}]. What its maker says of the work it is meant for agrees with what others saw, as far as they looked [@s${(p + 2) % 6}; @s${(p + 3) % 6} #rank]. A buyer who asks what follows for a plan of twelve months will find that the plan holds whichever of the two readings is right, since both lead to the same first step. That first step is a test with the buyer’s own material, on the same day and with the same settings for every model that is compared.`;
