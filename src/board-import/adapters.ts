/** Which forms are known? The nearer to one operator first; the usual headings last. */
import type { Adapter } from './adapter.ts';
import { arenaCopy, arenaLaterCopy } from './adapters/arena-copy.ts';
import { arenaDataset } from './adapters/arena-dataset.ts';
import { artificialAnalysisCopy } from './adapters/artificial-analysis-copy.ts';
import { own } from './adapters/own.ts';
import { usualHeadings } from './adapters/usual-headings.ts';

export const adapters: readonly Adapter[] = [
  own,
  arenaCopy,
  arenaLaterCopy,
  arenaDataset,
  artificialAnalysisCopy,
  usualHeadings,
];
