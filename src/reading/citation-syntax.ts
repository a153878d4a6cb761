/**
 * How is a citation read? `[@vb, para. 3]` as a construct of the Markdown grammar itself, so that escapes
 * and inline code protect it as they protect everything else, and its position is exact.
 * Pandoc's notation: https://pandoc.org/MANUAL.html#citation-syntax
 */
import type { Literal } from 'mdast';
import type { Extension as FromMarkdownExtension } from 'mdast-util-from-markdown';
import type { Code, Construct, Extension, State, Tokenizer } from 'micromark-util-types';
import type { Processor } from 'unified';

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
const AT = 64;
const LEFT_BRACKET = 91;
const RIGHT_BRACKET = 93;

const isLineEnding = (code: Code) => code !== null && code < -2;

const tokenize: Tokenizer = function (effects, ok, nok) {
  return start;

  function start(code: Code): State | undefined {
    effects.enter('citationGroup');
    effects.enter('citationGroupData');
    effects.consume(code);
    return sign;
  }

  function sign(code: Code): State | undefined {
    if (code === HYPHEN) {
      effects.consume(code);
      return at;
    }
    return at(code);
  }

  function at(code: Code): State | undefined {
    if (code !== AT) return nok(code);
    effects.consume(code);
    return inside;
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
    return code === RIGHT_BRACKET ? end : inside;
  }

  /** `[@name](address)` is a link whose text is a handle. */
  function end(code: Code): State | undefined {
    if (code === LEFT_PARENTHESIS) return nok(code);
    effects.exit('citationGroupData');
    effects.exit('citationGroup');
    return ok(code);
  }
};

const construct: Construct = { name: 'citationGroup', tokenize };

const syntax: Extension = { text: { [LEFT_BRACKET]: construct } };

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

/** Remark plugin: reads citation groups into nodes of their own. */
export function remarkCitationSyntax(this: Processor): void {
  const data = this.data();
  (data.micromarkExtensions ??= []).push(syntax);
  (data.fromMarkdownExtensions ??= []).push(fromMarkdown);
}
