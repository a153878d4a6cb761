/** What does a component of the prose show? Its data out of the boards, as a chart, a table and a file. */
import { exhibitFile, type Exhibit } from './exhibit.ts';
import {
  finderIn,
  type DataComponent,
  type ExhibitContext,
  type ExhibitFault,
} from './data-component.ts';
import { ratingsComponent } from './ratings.ts';
import { scoreHistoryComponent } from './score-history.ts';
import { leaderboardComponent } from './standings.ts';
import { timelineComponent } from './timeline.ts';

/** Every component that shows data, by its word in the prose. */
export const dataComponents: Record<string, DataComponent> = {
  Leaderboard: leaderboardComponent,
  ScoreHistory: scoreHistoryComponent,
  Ratings: ratingsComponent,
  Timeline: timelineComponent,
};

type Answer = { exhibit: Exhibit } | { faults: ExhibitFault[] };

/**
 * The exhibit of a component with literal `attributes`, or what of it is not in the data. Undefined for a
 * component that shows no data, and for properties that are not what they should be: the reader of the
 * prose says so.
 */
export function exhibitOf(
  component: string,
  attributes: Record<string, unknown>,
  context: ExhibitContext,
): Answer | undefined {
  const faults: ExhibitFault[] = [];
  const show = Object.hasOwn(dataComponents, component) ? dataComponents[component] : undefined;
  const exhibit = show?.(
    attributes,
    finderIn(component, context, (fault) => faults.push(fault)),
  );
  if (faults.length > 0) return { faults };
  return exhibit && { exhibit };
}

/** Exhibits of a piece in the order of its text, each once; components that cannot be shown are left out. */
export function exhibitsOf(
  elements: readonly { name: string; attributes: Record<string, unknown> }[],
  context: ExhibitContext,
): Exhibit[] {
  const exhibits = new Map<string, Exhibit>();
  for (const { name, attributes } of elements) {
    const answer = exhibitOf(name, attributes, context);
    if (answer && 'exhibit' in answer) exhibits.set(answer.exhibit.id, answer.exhibit);
  }
  return [...exhibits.values()];
}

/** An exhibit as a page shows it. Throws where the check would have refused the piece. */
export function shownExhibit(
  component: string,
  attributes: Record<string, unknown>,
  context: ExhibitContext,
  { path, isDraft = false }: { path: string; isDraft?: boolean },
): { exhibit: Exhibit; csv: string } | undefined {
  const answer = exhibitOf(component, attributes, context);
  if (!answer || 'faults' in answer) {
    if (isDraft) return undefined;
    throw new Error(answer?.faults[0]?.message ?? `<${component}> shows no data`);
  }
  return { exhibit: answer.exhibit, csv: exhibitFile(path, answer.exhibit.id, 'csv') };
}
