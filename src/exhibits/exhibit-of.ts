/** What does a component of the prose show? Its data out of the boards, as a chart, a table and a file. */
import type { Piece } from '../model/piece.ts';
import { exhibitFile, type Exhibit } from './exhibit.ts';
import {
  finderIn,
  type DataComponent,
  type ExhibitContext,
  type ExhibitFault,
} from './data-component.ts';
import { ratingsComponent } from './ratings.ts';
import { dotPlotComponent } from './dot-plot.ts';
import { whoSaidComponent } from './who-said.ts';
import { scoreHistoryComponent } from './score-history.ts';
import { leaderboardComponent } from './standings.ts';
import { timelineComponent } from './timeline.ts';

/** Every component that shows data, by its word in the prose. */
export const dataComponents: Record<string, DataComponent> = {
  Leaderboard: leaderboardComponent,
  ScoreHistory: scoreHistoryComponent,
  Ratings: ratingsComponent,
  Timeline: timelineComponent,
  DotPlot: dotPlotComponent,
  WhoSaid: whoSaidComponent,
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
  const of = Object.hasOwn(dataComponents, component) ? dataComponents[component] : undefined;
  const { data } = of?.properties.safeParse(attributes) ?? {};
  return data && shownBy(component, data, context);
}

/** The exhibit of a component with parsed `properties`. */
function shownBy(
  component: string,
  properties: Record<string, unknown>,
  context: ExhibitContext,
): Answer | undefined {
  const faults: ExhibitFault[] = [];
  const find = finderIn(component, context, (fault) => faults.push(fault));
  const exhibit = dataComponents[component]?.show(properties, find);
  if (faults.length > 0) return { faults };
  return exhibit && { exhibit };
}

/** A piece, as far as its exhibits ask for it. */
type PieceWithLead = ExhibitContext['piece'] & Pick<Piece, 'lead'>;

/** The exhibit of the lead of a piece, or what of it is not in the data. Undefined for a piece without one. */
export const leadAnswer = (
  piece: PieceWithLead,
  boards: ExhibitContext['boards'],
): Answer | undefined =>
  piece.lead && shownBy(piece.lead.component, piece.lead.with, { boards, piece });

/** The lead of a piece as it is shown: its finding, and what it is drawn of. */
export interface ShownLead {
  caption: string;
  exhibit: Exhibit;
}

/** The lead of a piece; undefined where it has none, or one that cannot be shown. */
export function leadOf(
  piece: PieceWithLead,
  boards: ExhibitContext['boards'],
): ShownLead | undefined {
  const answer = leadAnswer(piece, boards);
  return piece.lead && answer && 'exhibit' in answer
    ? { caption: piece.lead.caption, exhibit: answer.exhibit }
    : undefined;
}

/** Exhibits of a piece, its lead and those of its text in order, each once; what cannot be shown is left out. */
export function exhibitsOf(
  {
    piece,
    prose,
  }: {
    piece: PieceWithLead;
    prose: { elements: readonly { name: string; attributes: Record<string, unknown> }[] };
  },
  boards: ExhibitContext['boards'],
): Exhibit[] {
  const exhibits = new Map<string, Exhibit>();
  const add = (answer: Answer | undefined) => {
    if (answer && 'exhibit' in answer) exhibits.set(answer.exhibit.id, answer.exhibit);
  };
  add(leadAnswer(piece, boards));
  for (const { name, attributes } of prose.elements) {
    add(exhibitOf(name, attributes, { boards, piece }));
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
