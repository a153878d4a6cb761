/** What is a message to the writer? What stands where, and what should. */
import type { Place } from './place.ts';
import type { Repair } from './prose.ts';

/** A message to the writer, in vfile's terms: https://github.com/vfile/vfile-message */
export interface Message {
  file: string;
  place: Place;
  severity: 'error' | 'warning';
  ruleId: string;
  /** What stands there and what should. */
  message: string;
  /** A line to paste. */
  fix?: string | undefined;
  /** What a machine can change without judgement. */
  repair?: Repair | undefined;
  /** An error that the writer can be right against, and then acknowledges with a reason. */
  isArguable?: boolean | undefined;
}

/** What a rule finds; the run adds the file, the rule and its severity. */
export type Finding = Pick<Message, 'place' | 'message' | 'fix' | 'repair' | 'isArguable'>;
