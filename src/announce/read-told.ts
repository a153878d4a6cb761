/** What was announced so far? The file that `npm run announce` keeps, read and written. */
import { join } from 'node:path';
import type { Message } from '../model/message.ts';
import { compare } from '../model/order.ts';
import { NOTHING_TOLD, TOLD_FILE, toldSchema, type Told } from '../model/told.ts';
import { readWhole } from '../reading/piece-files.ts';
import { readData } from '../reading/read-data.ts';
import { writeFiles } from '../reading/write-files.ts';

/** What is kept under `root`, and what is wrong with the file. */
export function readTold(root: string): { told: Told; messages: Message[] } {
  const found = readWhole(join(root, TOLD_FILE));
  if (!found) return { told: NOTHING_TOLD, messages: [] };
  // JSON is YAML: https://yaml.org/spec/1.2.2/#12-brief-history-of-yaml
  const { value, problems } = readData(found, toldSchema);
  return {
    told: value ?? NOTHING_TOLD,
    messages: problems.map((problem) => ({ file: TOLD_FILE, severity: 'error', ...problem })),
  };
}

/** Keeps it, keys in order, so that one thing told is one line changed. */
export function writeTold(root: string, told: Told): void {
  const sorted = Object.fromEntries(
    Object.entries(told).map(([service, instants]) => [
      service,
      Object.fromEntries(Object.entries(instants).sort(([a], [b]) => compare(a, b))),
    ]),
  );
  writeFiles(new Map([[join(root, TOLD_FILE), `${JSON.stringify(sorted, null, 2)}\n`]]));
}
