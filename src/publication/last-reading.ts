/** What was read last in this process? Whoever reads the site leaves it here for those who show it. */
import type { Message } from '../model/message.ts';
import type { Site } from '../model/site.ts';
import type { Publication } from './publication.ts';

/** A site as it was read and checked. */
export interface LastReading {
  site: Site;
  /** What the check says, with errors only while a writer is at work. */
  messages: readonly Message[];
  /** What follows from it on the day of the build; undefined where pages are to work it out. */
  publication?: Publication;
}

/** Pages are bundled with copies of their own of every file, this one too; a symbol of the process is one for all. */
const KEY = Symbol.for('last reading of the site');
const QUESTIONS = Symbol.for('questions of a page to the publication');
const shared = globalThis as { [KEY]?: LastReading; [QUESTIONS]?: Set<string> };

/** What has been asked of the publication by name (`surroundingsOf`) since whoever makes a page emptied it. */
export const questions = (): Set<string> => (shared[QUESTIONS] ??= new Set());

export function keepReading(reading: LastReading): void {
  shared[KEY] = reading;
}

/** Throws where nothing was read, as that is a mistake in how the site is built. */
export function lastReading(): LastReading {
  const reading = shared[KEY];
  if (!reading) throw new Error('The site was not read');
  return reading;
}
