/** What does a page about one piece ask of everything else? Each question is noted, so that the page is made again when an answer changes. */
import type { Publication, Surroundings } from './publication.ts';
import { citedWork } from './rows.ts';

/** What may be asked for by a name: question → answer. */
const answers = {
  pieces: ({ pieces }: Publication, slug: string) => {
    const view = pieces.get(slug);
    return view && { manuscript: { piece: titleOf(view.manuscript.piece) } };
  },
  sources: ({ sources }: Publication, identity: string) => {
    const row = sources.get(identity);
    return row && citedWork(row);
  },
  works: ({ works }: Publication, identity: string) => works.get(identity),
  claims: ({ claims }: Publication, key: string) => claims.get(key),
  authors: ({ site }: Publication) => site.authors,
  boards: ({ site }: Publication) => site.boards,
  today: ({ today }: Publication) => today,
  /** What shows all of the publication asks for this. */
  everything: ({ site, today }: Publication) => [today, { ...site, texts: undefined }],
};
type Kind = keyof typeof answers;

const titleOf = ({ title, lang }: { title: string; lang?: string | undefined }) => ({
  title,
  ...(lang === undefined ? {} : { lang }),
});

/** Between the kind of a question and its name. */
const SEPARATOR = ' ';

/** The question of what shows all of the publication. */
export const EVERYTHING = `everything${SEPARATOR}`;

/** What is answered today to a question that `surroundingsOf` has noted. */
export function answerTo(publication: Publication, question: string): unknown {
  const at = question.indexOf(SEPARATOR);
  return answers[question.slice(0, at) as Kind](publication, question.slice(at + 1));
}

/** What a page about one piece may ask of `publication`; `note` is told of each question. */
export function surroundingsOf(
  publication: Publication,
  note: (question: string) => void,
): Surroundings {
  const ask = <K extends Kind>(kind: K, name = ''): ReturnType<(typeof answers)[K]> => {
    note(`${kind}${SEPARATOR}${name}`);
    return answers[kind](publication, name) as ReturnType<(typeof answers)[K]>;
  };
  return {
    get today() {
      return ask('today');
    },
    pieces: new AskedByName((slug) => ask('pieces', slug)),
    sources: new AskedByName((identity) => ask('sources', identity)),
    works: new AskedByName((identity) => ask('works', identity)),
    claims: new AskedByName((key) => ask('claims', key)),
    site: {
      get authors() {
        return ask('authors');
      },
      get boards() {
        return ask('boards');
      },
    },
  };
}

/** A map of which single entries may be asked for. All others of its functions throw: the answer would be everything. */
class AskedByName<Value> implements ReadonlyMap<string, Value> {
  readonly get: (name: string) => Value | undefined;
  constructor(get: (name: string) => Value | undefined) {
    this.get = get;
  }
  has(name: string): boolean {
    return this.get(name) !== undefined;
  }
  get size(): never {
    return refuse();
  }
  forEach(): never {
    return refuse();
  }
  entries(): never {
    return refuse();
  }
  keys(): never {
    return refuse();
  }
  values(): never {
    return refuse();
  }
  [Symbol.iterator](): never {
    return refuse();
  }
}

function refuse(): never {
  throw new Error('A page about one piece asked for all of something, expected it to ask by name');
}
