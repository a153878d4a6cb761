/** Which rules of a style sheet can hold for a page? Those that name nothing but what stands in it. */
import postcss, { type AtRule, type Rule } from 'postcss';
import parseSelectors, { type Node, type Pseudo, type Selector } from 'postcss-selector-parser';

/** What a page holds that a selector can name. */
export interface PageNames {
  tags: ReadonlySet<string>;
  classes: ReadonlySet<string>;
  ids: ReadonlySet<string>;
  /** Names of attributes, and of those that are set later. */
  attributes: ReadonlySet<string>;
  /** Values of `lang`. */
  languages: ReadonlySet<string>;
  /** True where something runs from right to left. */
  hasRightToLeft: boolean;
}

/** Hold when one of the selectors in them does: https://www.w3.org/TR/selectors-4/ */
const ANY_OF = new Set([':is', ':where', ':has']);

/** A style sheet, read once for all pages that carry it. */
interface Sheet {
  /** Every selector of every rule, in order. */
  selectors: Selector[][];
  /** Which selectors stay, and what other sheets say → what is left then. */
  used: Map<string, string>;
}

const sheets = new Map<string, Sheet>();

/**
 * The style sheet (https://www.w3.org/TR/css-syntax-3/) without the selectors that can hold for nothing on the
 * page, the rules and groups that are empty then, and the faces that no rule here or in `others`, the other
 * sheets of the page, names. In doubt a rule stays.
 */
export function usedStyles(css: string, names: PageNames, others = ''): string {
  const sheet = sheets.get(css) ?? readSheet(css);
  sheets.set(css, sheet);
  const kept = sheet.selectors.map((ways) => ways.some((one) => everyPartIsThere(one, names)));
  const key = `${kept.map(Number).join('')} ${others}`;
  const used = sheet.used.get(key) ?? keptOf(css, kept, others);
  sheet.used.set(key, used);
  return used;
}

function readSheet(css: string): Sheet {
  const selectors: Selector[][] = [];
  eachRule(postcss.parse(css), (rule) => {
    for (const selector of rule.selectors) selectors.push(parseSelectors().astSync(selector).nodes);
  });
  return { selectors, used: new Map() };
}

/** The style sheet with those of its selectors that are kept, counted in order. */
function keptOf(css: string, kept: readonly boolean[], others: string): string {
  const sheet = postcss.parse(css);
  let at = 0;
  eachRule(sheet, (rule) => {
    const all = rule.selectors;
    const left = all.filter(() => kept[at++]);
    if (left.length === 0) rule.remove();
    else if (left.length < all.length) rule.selectors = left;
  });
  removeUnnamedFaces(sheet, others);
  removeEmptyGroups(sheet);
  return sheet.toString();
}

function eachRule(sheet: postcss.Root, see: (rule: Rule) => void): void {
  sheet.walkRules((rule) => {
    if (!isKeyframe(rule)) see(rule);
  });
}

const isKeyframe = ({ parent }: Rule): boolean =>
  parent?.type === 'atrule' && /keyframes$/.test((parent as AtRule).name);

const everyPartIsThere = ({ nodes }: Selector, names: PageNames): boolean =>
  nodes.every((node) => isThere(node, names));

function isThere(node: Node, names: PageNames): boolean {
  switch (node.type) {
    case 'tag':
      return names.tags.has(node.value.toLowerCase());
    case 'class':
      return names.classes.has(node.value);
    case 'id':
      return names.ids.has(node.value);
    case 'attribute':
      return names.attributes.has(node.attribute.toLowerCase());
    case 'pseudo':
      return pseudoIsThere(node, names);
    default:
      return true;
  }
}

function pseudoIsThere({ value, nodes }: Pseudo, names: PageNames): boolean {
  if (ANY_OF.has(value)) return nodes.some((one) => everyPartIsThere(one, names));
  const argument = nodes.map(String).join(',').trim();
  if (value === ':lang') {
    const range = argument.toLowerCase();
    return [...names.languages].some((language) => language.toLowerCase().startsWith(range));
  }
  if (value === ':dir') return argument !== 'rtl' || names.hasRightToLeft;
  return true;
}

/** Faces have their family’s name in a declaration of some rule or of a token. */
function removeUnnamedFaces(sheet: postcss.Root, others: string): void {
  const isFace = (parent: postcss.Node | undefined) =>
    parent?.type === 'atrule' && (parent as AtRule).name === 'font-face';
  let named = others;
  sheet.walkDecls((declaration) => {
    if (!isFace(declaration.parent)) named += `${declaration.value};`;
  });
  sheet.walkAtRules('font-face', (face) => {
    face.walkDecls('font-family', ({ value }) => {
      if (!named.includes(value.replace(/^["']|["']$/g, ''))) face.remove();
    });
  });
}

function removeEmptyGroups(sheet: postcss.Root): void {
  let wasRemoved = true;
  while (wasRemoved) {
    wasRemoved = false;
    sheet.walkAtRules((group) => {
      if (group.nodes?.length === 0) {
        group.remove();
        wasRemoved = true;
      }
    });
  }
}
