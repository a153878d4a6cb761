/** Which component answers to which word of the prose? Handed to every piece; nothing is imported in one. */
import Aside from './Aside.astro';
import Citation from './Citation.astro';
import Figure from './Figure.astro';
import Leaderboard from './Leaderboard.astro';
import Ratings from './Ratings.astro';
import ScoreHistory from './ScoreHistory.astro';
import Table from './Table.astro';
import Timeline from './Timeline.astro';

export const prose = {
  Aside,
  Citation,
  Figure,
  Leaderboard,
  Ratings,
  ScoreHistory,
  Timeline,
  table: Table,
};
