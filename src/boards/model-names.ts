/** Which models of a board does a name in prose mean? Its own name, and those that `board.yml` gives it. */
import { modelKey, type Leaderboard } from '../model/leaderboard.ts';

/** True where an entry of `names` in `board.yml`, such as `veo-3.1-*`, means a model. */
export function isMeantBy(entry: string, model: string): boolean {
  const parts = modelKey(entry)
    .split('*')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(modelKey(model));
}

/** True where one of these names means a model of the board. */
export function isNamed(
  board: Pick<Leaderboard, 'names'>,
  model: string,
  names: readonly string[],
): boolean {
  const keys = new Set(names.map(modelKey));
  return namesOfModel(board, model).some((name) => keys.has(modelKey(name)));
}

/** Every name by which prose may mean a model of the board. */
export const namesOfModel = ({ names }: Pick<Leaderboard, 'names'>, model: string): string[] => [
  model,
  ...Object.entries(names)
    .filter(([, entries]) => entries.some((entry) => isMeantBy(entry, model)))
    .map(([name]) => name),
];

/** True where two rows may be of one model: the same name, or one that a report gives to the other. */
export const mayBeOne = (board: Pick<Leaderboard, 'names'>, one: string, other: string): boolean =>
  modelKey(one) === modelKey(other) || isNamed(board, one, [other]) || isNamed(board, other, [one]);
