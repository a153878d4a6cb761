/**
 * How is a citation read? `[@vb, para. 3]` as a construct of the Markdown grammar itself, so that escapes
 * and inline code protect it as they protect everything else, and its position is exact.
 * Pandoc's notation: https://pandoc.org/MANUAL.html#citation-syntax
 */
import type { Literal } from 'mdast';
import type { Extension as FromMarkdownExtension } from 'mdast-util-from-markdown';
import type { Code, Extension, State, Tokenizer } from 'micromark-util-types';
import type { Processor } from 'unified';
import type { VFile } from 'vfile';
import { near } from '../model/expect.ts';

/** A group of citations in the tree; `value` is its source text, brackets included. */
export interface CitationGroup extends Literal {
  type: 'citationGroup';
}

declare module 'mdast' {
  interface PhrasingContentMap {
    citationGroup: CitationGroup;
  }
  interface RootContentMap {
    citationGroup: CitationGroup;
  }
}

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    citationGroup: 'citationGroup';
    citationGroupData: 'citationGroupData';
  }
}

const LEFT_PARENTHESIS = 40;
const HYPHEN = 45;
const BACKSLASH = 92;
const CARET = 94;
const AT = 64;
const LEFT_BRACKET = 91;
const RIGHT_BRACKET = 93;

const isLineEnding = (code: Code) => code !== null && code < -2;

/** A key in a bracket, after the bracket, a space or what suppresses an author. */
const KEYS = /(?<![^\s[;-])@(?<key>[\p{L}\p{N}_][\p{L}\p{N}_:./+~-]*)/gu;

/** True where a word before an `@` can only be meant as a prefix: a source is named, or nearly. */
const namesSource = (group: string, ids: readonly string[]): boolean =>
  !/^\[\s*cite\b[^@]*:/.test(group) &&
  Array.from(group.matchAll(KEYS), ({ groups }) => groups?.key?.replace(/[.:]+$/, '') ?? '').some(
    (key) => isMeant(key, ids),
  );

/** True for an id on the list, and for one that is a slip away from it. */
export const isMeant = (key: string, ids: readonly string[]): boolean =>
  ids.some((id) => id.toLowerCase() === key.toLowerCase()) ||
  (key.length > 3 && near(key, ids).length > 0);

/** `ids` answers the ids that may be cited in the text at hand. */
const tokenizerFor = (ids: () => readonly string[]): Tokenizer =>
  function (effects, ok, nok) {
    const { now, sliceSerialize } = this;
    let from = now();
    let isPrefixed = false;
    return start;

    function start(code: Code): State | undefined {
      from = now();
      effects.enter('citationGroup');
      effects.enter('citationGroupData');
      effects.consume(code);
      return sign;
    }

    function sign(code: Code): State | undefined {
      // Footnotes, of which most texts have more than sources.
      if (code === CARET) return nok(code);
      if (code === HYPHEN) {
        effects.consume(code);
        return at;
      }
      return at(code);
    }

    function at(code: Code): State | undefined {
      isPrefixed = code !== AT;
      return inside(code);
    }

    function inside(code: Code): State | undefined {
      if (code === null || code === LEFT_BRACKET) return nok(code);
      if (isLineEnding(code)) {
        effects.exit('citationGroupData');
        effects.enter('lineEnding');
        effects.consume(code);
        effects.exit('lineEnding');
        effects.enter('citationGroupData');
        return inside;
      }
      effects.consume(code);
      if (code === BACKSLASH && isPrefixed) return escaped;
      return code === RIGHT_BRACKET ? end : inside;
    }

    function escaped(code: Code): State | undefined {
      if (code !== LEFT_BRACKET && code !== RIGHT_BRACKET) return inside(code);
      effects.consume(code);
      return inside;
    }

    /** `[@name](address)` is a link whose text is a handle. */
    function end(code: Code): State | undefined {
      if (code === LEFT_PARENTHESIS) return nok(code);
      const isText = isPrefixed && !namesSource(sliceSerialize({ start: from, end: now() }), ids());
      if (isText) return nok(code);
      effects.exit('citationGroupData');
      effects.exit('citationGroup');
      return ok(code);
    }
  };

const syntaxFor = (ids: () => readonly string[]): Extension => ({
  text: { [LEFT_BRACKET]: { name: 'citationGroup', tokenize: tokenizerFor(ids) } },
});

const fromMarkdown: FromMarkdownExtension = {
  enter: {
    citationGroup(token) {
      this.enter({ type: 'citationGroup', value: this.sliceSerialize(token) }, token);
    },
  },
  exit: {
    citationGroup(token) {
      this.exit(token);
    },
  },
};

/** What the parser knows of a file: its source ids at `citable`, or its frontmatter where Astro lays it. */
interface FileData {
  citable?: readonly string[];
  astro?: { frontmatter?: { sources?: unknown } };
}

function idsIn({ citable, astro }: FileData): readonly string[] {
  const sources: unknown = astro?.frontmatter?.sources;
  return (
    citable ??
    (Array.isArray(sources) ? sources : []).map((source: { id?: unknown } | null) =>
      String(source?.id ?? ''),
    )
  );
}

/**
 * Remark plugin: reads citation groups into nodes of their own. `[@vb]` is one in any text; `[see @vb]` only where
 * `vb` is a source, so that `[thanks to @somebody]` stays text.
 */
export function remarkCitationSyntax(this: Processor): void {
  const data = this.data();
  let ids: readonly string[] = [];
  const { parser } = this;
  if (parser) {
    this.parser = (text: string, file: VFile) => {
      ids = idsIn(file.data as FileData);
      return parser(text, file);
    };
  }
  (data.micromarkExtensions ??= []).push(syntaxFor(() => ids));
  (data.fromMarkdownExtensions ??= []).push(fromMarkdown);
}
