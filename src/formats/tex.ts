/** What does TeX print? The text of a BibTeX field, its commands read and its braces gone. */
import unicode from '@citation-js/plugin-bibtex/lib-mjs/input/unicode.json' with { type: 'json' };

const ACCENTS = unicode.diacritics as Record<string, string>;

/** Commands that print one character or word, besides those of citation-js’s tables. */
const SIGNS: Record<string, string> = {
  ...Object.fromEntries(Object.entries(unicode.commands).filter(([, sign]) => sign !== null)),
  ...unicode.mathCommands,
  ...{
    aa: 'å',
    AA: 'Å',
    LaTeX: 'LaTeX',
    TeX: 'TeX',
    BibTeX: 'BibTeX',
    XeTeX: 'XeTeX',
    S: '§',
    P: '¶',
  },
  ...{ euro: '€', EUR: '€', pounds: '£', dag: '†', ddag: '‡', dots: '…', ldots: '…', cdots: '⋯' },
  ...{
    degree: '°',
    celsius: '°C',
    times: '×',
    cdot: '·',
    pm: '±',
    mp: '∓',
    le: '≤',
    leq: '≤',
    ge: '≥',
  },
  ...{
    geq: '≥',
    neq: '≠',
    ne: '≠',
    approx: '≈',
    sim: '∼',
    simeq: '≃',
    equiv: '≡',
    infty: '∞',
    to: '→',
  },
  ...{ rightarrow: '→', leftarrow: '←', leftrightarrow: '↔', Rightarrow: '⇒', in: '∈', cup: '∪' },
  ...{ cap: '∩', subset: '⊂', sum: '∑', prod: '∏', int: '∫', partial: '∂', nabla: '∇', sqrt: '√' },
  ...{ forall: '∀', exists: '∃', ell: 'ℓ', hbar: 'ℏ', circ: '°', prime: '′', ast: '∗', star: '⋆' },
  ...{
    bullet: '•',
    propto: '∝',
    ll: '≪',
    gg: '≫',
    langle: '⟨',
    rangle: '⟩',
    mid: '|',
    vert: '|',
    div: '÷',
  },
  ...{ odot: '⊙', oplus: '⊕', otimes: '⊗', perp: '⊥', Re: 'ℜ', Im: 'ℑ', aleph: 'ℵ', emptyset: '∅' },
  ...{ slash: '/', quad: ' ', qquad: ' ', space: ' ', newline: ' ', par: ' ', nobreakspace: ' ' },
  ...{
    textquotedblright: '”',
    glqq: '„',
    grqq: '“',
    glq: '‚',
    grq: '‘',
    flqq: '«',
    frqq: '»',
    lq: '‘',
  },
  ...{
    rq: '’',
    textsubscript: '',
    colon: ':',
    lbrace: '{',
    rbrace: '}',
    backslash: '\\',
    epsilon: 'ε',
  },
  ...{
    phi: 'φ',
    og: '«\u00a0',
    fg: '\u00a0»',
    textnumero: '№',
    No: 'N',
    textasteriskcentered: '*',
  },
};

/** Commands that change how their argument looks, and switches that do so to what follows. */
const STYLES = new Set(
  `emph textit textbf textsc texttt textrm textsf textsl textup textmd textnormal text mathrm mathbf mathit
  mathsf mathcal mathbb mathfrak mathtt mbox hbox fbox ensuremath operatorname underline uline url path nolinkurl
  relax noopsort protect it bf em sc tt rm sf sl itshape bfseries scshape upshape slshape ttfamily sffamily
  normalfont small large tiny footnotesize textls boldsymbol bm displaystyle textstyle limits left right
  nocase NoCaseChange bibstring mkbibemph mkbibquote mkbibitalic mkbibbold foreignlanguage selectlanguage
  allowbreak linebreak nolinebreak break hyphenation phantom/`.split(/\s+/),
);

/** Commands whose argument is not part of the text. */
const SILENT = new Set(
  'cite citep citet footnote label ref vspace hspace index thanks phantom color'.split(' '),
);

const SCRIPTS = {
  '^': '0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺-⁻−⁻=⁼(⁽)⁾nⁿiⁱ∗*°°′′',
  _: '0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉+₊-₋−₋=₌(₍)₎aₐeₑoₒxₓ',
};

function scripted(text: string, mark: '^' | '_'): string {
  const table = [...SCRIPTS[mark]];
  const raised = [...text].map(
    (one) => table[table.findIndex((key, at) => at % 2 === 0 && key === one) + 1],
  );
  return raised.every((one, at) => one !== undefined && SCRIPTS[mark].includes([...text][at] ?? ''))
    ? raised.join('')
    : text;
}

/** How deep groups and commands are read within each other. */
const DEEPEST = 200;

/** The text that TeX prints of `source`, and the commands of it that are not known to us. */
export function texToText(source: string): { text: string; unknown: string[] } {
  const unknown = new Set<string>();
  let at = 0;
  let isMath = false;
  let depth = 0;

  /** One argument: a group, a command with its own, or a character. */
  function argument(): string {
    while (/\s/.test(source[at] ?? '')) at += 1;
    if (source[at] === '{') return group();
    if (source[at] === '\\') return macro();
    const [first = ''] = source.slice(at, at + 2);
    const character = String.fromCodePoint(source.codePointAt(at) ?? 32);
    at += first === '' ? 0 : character.length;
    return first === '' ? '' : character;
  }
  function group(): string {
    at += 1;
    // Nobody nests deeper; what does is read on as text, its braces gone.
    if (depth >= DEEPEST) return '';
    depth += 1;
    const text = read('}');
    depth -= 1;
    return text;
  }
  function macro(): string {
    depth += 1;
    const text = depth > DEEPEST ? skipped() : command();
    depth -= 1;
    return text;
  }
  function skipped(): string {
    at += /^\\(?:[a-zA-Z]+|[^])?/.exec(source.slice(at))?.[0].length ?? 1;
    return '';
  }
  function command(): string {
    const [all = '\\', name = ''] = /^\\(?:([a-zA-Z]+)\*?|[^])/.exec(source.slice(at)) ?? [];
    at += all.length;
    if (name === '') return sign(all.slice(1));
    const isAccent = name in ACCENTS && name.length === 1;
    if (isAccent || name === 'textcommabelow') return accented(argument(), ACCENTS[name] ?? '');
    const known = SIGNS[name];
    if (known !== undefined && name !== 'textsubscript') {
      // Spaces after a command end its name; `{}` behind it keeps one.
      while (/\s/.test(source[at] ?? '')) at += 1;
      if (source.startsWith('{}', at)) at += 2;
      return known;
    }
    if (name === 'textsuperscript' || name === 'textsubscript') {
      return scripted(argument(), name === 'textsuperscript' ? '^' : '_');
    }
    if (name === 'enquote') return `“${argument()}”`;
    if (name === 'frac') return `${argument()}/${argument()}`;
    if (name === 'href' || name === 'textcolor' || name === 'foreignlanguage') {
      argument();
      return argument();
    }
    if (name === 'begin' || name === 'end' || SILENT.has(name)) {
      argument();
      return '';
    }
    if (name === 'MakeUppercase' || name === 'uppercase') return argument().toUpperCase();
    if (!STYLES.has(name)) unknown.add(`\\${name}`);
    while (/\s/.test(source[at] ?? '')) at += 1;
    return source[at] === '{' ? group() : '';
  }
  function sign(character: string): string {
    if ('([)]'.includes(character) || character === '') return '';
    if (character in ACCENTS && !(isMath && character === '=')) {
      const onto = argument();
      return onto === '' ? character : accented(onto, ACCENTS[character] ?? '');
    }
    if (/[\s\\,;:]/.test(character)) return ' ';
    return /[-/!@]/.test(character) ? '' : character;
  }
  function read(end: string | undefined): string {
    let text = '';
    while (at < source.length) {
      const character = source[at] ?? '';
      if (character === end) {
        at += 1;
        return text;
      }
      if (character === '\\') text += macro();
      else if (character === '{') text += group();
      else if (character === '$') {
        at += 1;
        isMath = !isMath;
      } else if (isMath && (character === '^' || character === '_')) {
        at += 1;
        text += scripted(argument(), character);
      } else {
        const [ligature = character] = /^(?:---?|``|''|,,)/.exec(source.slice(at)) ?? [];
        at += ligature.length;
        text += isMath && ligature !== '}' ? ligature : (LIGATURES[ligature] ?? ligature);
      }
    }
    return text;
  }
  const text = read(undefined);
  return { text: text.normalize('NFC'), unknown: [...unknown] };
}

const LIGATURES: Record<string, string> = {
  ...{ '--': '–', '---': '—', '``': '“', "''": '”', ',,': '„', '~': ' ', '`': '‘', '}': '' },
};

/** A mark stands over the first letter; dotless i and j lose their want of a dot under it. */
function accented(letters: string, mark: string): string {
  const [first = '', ...rest] = letters;
  const under = first === 'ı' ? 'i' : first === 'ȷ' ? 'j' : first;
  return `${under}${mark}${rest.join('')}`.normalize('NFC');
}

/** Where text of another format holds what only TeX means: `{\"u}`, `\'e`, `\&`, `\emph{x}`. */
export const looksLikeTex = (text: string): boolean =>
  /\\(?:['"`^~=.](?:[a-zA-Z]|\\[ij]|\{\\?[a-zA-Z])|[uvHckbdrt]\{|[&%$#_](?![\\\w])|[&%$#_]\w|(?:emph|textit|textbf|textsc|text|textsuperscript|textsubscript|url|mathrm|enquote)\{|(?:aa|AA|ae|AE|oe|OE|ss|o|O|l|L|i|j|dh|th)(?:\{\}|[}\s]))/.test(
    text,
  );
