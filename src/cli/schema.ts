/** `npm run schema`: what can an editor know of our files? The model as JSON Schema, in `.vscode/`. */
import { join } from 'node:path';
import { toJsonSchema } from '../formats/json-schema.ts';
import { authorsSchema } from '../model/author.ts';
import { boardSchema } from '../model/leaderboard.ts';
import { pieceSchema } from '../model/piece.ts';
import { SUBJECTS, subjectsSchema } from '../model/subject.ts';
import { topicsSchema } from '../model/topic.ts';
import { writeFiles } from '../reading/write-files.ts';
import { command, main } from './command.ts';

/** What an editor is told, by its name. */
const schemas = {
  piece: { title: 'Frontmatter of a piece', schema: pieceSchema },
  authors: { title: 'content/authors.yml', schema: authorsSchema },
  topics: { title: 'content/topics.yml', schema: topicsSchema },
  subjects: { title: SUBJECTS, schema: subjectsSchema },
  board: { title: 'content/leaderboards/<id>/board.yml', schema: boardSchema },
};

/** The files for editors: path from the project's root → text. */
export const schemaFiles = (): Map<string, string> =>
  new Map(
    Object.entries(schemas).map(([name, { title, schema }]) => [
      `.vscode/${name}.schema.json`,
      `${JSON.stringify({ title, ...toJsonSchema(schema) }, null, 2)}\n`,
    ]),
  );

export const schemaCommand = command({
  name: 'schema',
  about: 'Writes the JSON Schemas for editors into `.vscode/`.',
  options: {},
  run(_call, { root, out }) {
    const files = schemaFiles();
    writeFiles(new Map([...files].map(([file, text]) => [join(root, file), text])));
    out([...files.keys()].join('\n'));
    return 0;
  },
});

if (import.meta.main) await main(schemaCommand);
