/** Is a piece data? Components with literal properties are; imports, exports and expressions are not. */
import type { Expression, Program } from 'estree';
import type { Nodes, Parent, Root } from 'mdast';
import type {
  MdxJsxAttribute,
  MdxJsxExpressionAttribute,
  MdxJsxFlowElement,
  MdxJsxTextElement,
} from 'mdast-util-mdx-jsx';
import type { VFile } from 'vfile';
import { visit } from 'unist-util-visit';
import type { ProseProblem } from '../model/prose.ts';
import type { Place } from '../model/place.ts';
import { cureOf, problemsOf, shortened, valueAt } from '../model/expect.ts';
import { ownPageComponents, proseComponents, type OwnPageComponent } from '../model/components.ts';
import { isOwnPage } from '../model/own-page.ts';
import { markdownFor } from './html-in-prose.ts';

type JsxElement = MdxJsxFlowElement | MdxJsxTextElement;
type MdxJsxElementAttribute = JsxElement['attributes'][number];
type Components = Record<string, OwnPageComponent>;

/** HTML elements a writer may use, with the attributes each may carry besides `lang`, `dir` and `title`. */
const HTML: Record<string, string[]> = {
  ...Object.fromEntries(
    'abbr b bdi bdo br cite dd dfn dl dt em i kbd mark p ruby rt rp s samp small span strong sub sup u var wbr'
      .split(' ')
      .map((name) => [name, []]),
  ),
  del: ['datetime'],
  ins: ['datetime'],
  q: ['cite'],
  time: ['datetime'],
};
const EVERYWHERE = ['lang', 'dir', 'title'];

/**
 * Everything in the tree that is more than data, each with its place and what to write instead. `path` is that
 * of the file.
 */
export function codeInProse(tree: Root, path: string): ProseProblem[] {
  // Pages of our own know what lists the code, and set anchors.
  const components = isOwnPage(path) ? ownPageComponents : proseComponents;
  const everywhere = isOwnPage(path) ? [...EVERYWHERE, 'id'] : EVERYWHERE;
  const problems: ProseProblem[] = [];
  const report: Report = (node, message, repair) => {
    const { line = 1, column = 1 } = node.position?.start ?? {};
    problems.push({ place: { line, column }, message, ruleId: 'prose-is-data', repair });
  };
  visit(tree, (node, index, parent) => {
    switch (node.type) {
      case 'mdxjsEsm': {
        const word = node.value.trimStart().startsWith('export') ? 'export' : 'import';
        report(
          node,
          `Unexpected \`${word}\`, expected prose: components such as \`<Aside>\` are there without import; begin the line with another word if it is text`,
        );
        return;
      }
      case 'mdxFlowExpression':
      case 'mdxTextExpression': {
        const known = markOfOthers(node, parent?.children[(index ?? 0) - 1]);
        if (known) {
          problems.push(known);
          return;
        }
        report(
          node,
          `Unexpected \`{${inLine(node.value)}}\`, expected text: a piece holds no expressions; for a brace in the text write \`\\{\``,
        );
        return;
      }
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        checkElement(node, components, everywhere, report);
        checkStanding(node, parent, components[node.name ?? ''], report);
        return;
      default:
        return;
    }
  });
  return problems;
}

/** Braces that belong to a mark of another tool: a citation of TeX, another command of it, a mark of a chat program. */
function markOfOthers(
  { value, position }: { value: string; position?: Nodes['position'] },
  before: Nodes | undefined,
): ProseProblem | undefined {
  const text = before?.type === 'text' ? before.value : '';
  const opening =
    /(?<chat>:contentReference\[oaicite:[^\]\n]*\])$|\\(?<command>[A-Za-z]+)\*?(?:\[(?<locator>[^\]\n]*)\])*$/.exec(
      text,
    );
  if (!opening) return undefined;
  const { line = 1, column = 1 } = position?.start ?? {};
  const place = { line, column: column - opening[0].length };
  const was = `${opening[0]}{${value}}`;
  const { chat, command = '', locator } = opening.groups ?? {};
  const said = (expected: string, now?: string): ProseProblem => ({
    place,
    message: `Unexpected \`${inLine(was)}\`, expected ${expected}`,
    ruleId: 'prose-is-data',
    repair: now === undefined ? undefined : { was, now },
  });
  if (chat !== undefined) {
    return said(
      'the source of the words, `[@…]`: a chat program left it, and it leads nowhere',
      '',
    );
  }
  if (!/cite/i.test(command)) return said('Markdown or words: commands of TeX are not read');
  const keys = value.split(',').map((key) => `@${key.trim()}`);
  const group = `[${keys.join('; ')}${locator ? `, ${locator}` : ''}]`;
  return said(
    `\`${group}\``,
    /^[\w:.+~/-]+(?:\s*,\s*[\w:.+~/-]+)*$/.test(value) ? group : undefined,
  );
}

type Report = (
  node: { position?: Nodes['position'] },
  message: string,
  repair?: ProseProblem['repair'],
) => void;

function checkElement(
  element: JsxElement,
  components: Components,
  everywhere: readonly string[],
  report: Report,
): void {
  const { name } = element;
  if (name === null) {
    report(element, 'Unexpected `<>`, expected a component or nothing');
    return;
  }
  const component = components[name];
  const allowed = component ? Object.keys(component.properties.shape) : HTML[name];
  if (!allowed) {
    const known = [...Object.keys(components), ...Object.keys(HTML)];
    const offered = Object.keys(components).map((one) => `\`<${one}>\``);
    const expected = `a component (${offered.join(', ')}) or Markdown`;
    const markdown = name === 'aside' ? undefined : markdownFor(name);
    const cure =
      markdown === undefined
        ? cureOf(name, known, expected, (meant) => `<${meant}>`)
        : `expected ${markdown}`;
    report(element, `Unexpected \`<${name}>\`, ${cure}`);
    return;
  }
  const names = component ? allowed : [...allowed, ...everywhere];
  const written = new Set<string>();
  for (const attribute of element.attributes) {
    checkAttribute(element, attribute, names, report);
    if (attribute.type !== 'mdxJsxAttribute') continue;
    if (written.has(attribute.name)) {
      report(attribute, `Unexpected second \`${attribute.name}\` in \`<${name}>\`, expected one`);
    }
    written.add(attribute.name);
    const typed = component ? [] : typedLiterals(attribute);
    typed.forEach((literal) => {
      reportTyped(element, literal, report);
    });
  }
  if (component) checkProperties(element, component, report);
}

/** What the literal properties hold, and which are missing. */
function checkProperties(element: JsxElement, component: OwnPageComponent, report: Report): void {
  const known = Object.keys(component.properties.shape);
  const written = element.attributes.flatMap((one) => ('name' in one ? [one.name] : []));
  const literals = Object.entries(literalAttributes(element)).filter(([key]) =>
    known.includes(key),
  );
  const refusedIn = (properties: object) => {
    const { error } = component.properties.safeParse(properties);
    return error ? problemsOf(error, properties) : [];
  };
  const problems = refusedIn(Object.fromEntries(literals));
  const isAt = (path: Path) => (problem: { path: Path }) => problem.path.join() === path.join();
  // A number where a text is meant would be another text: `1.10` would be 1.1.
  const typed = element.attributes.flatMap(typedLiterals).filter(({ path, source, value }) => {
    if (!problems.some(isAt(path)) && source === String(value)) return false;
    const asText = withText(Object.fromEntries(literals), path, source);
    return known.includes(String(path[0])) && !refusedIn(asText).some(isAt(path));
  });
  typed.forEach((literal) => {
    reportTyped(element, literal, report);
  });
  for (const { path, message } of problems) {
    if (typed.some((literal) => isAt(literal.path)({ path }))) continue;
    const property = String(path[0]);
    // An expression has been refused already; its value is not missing.
    const isRefused = written.includes(property) && !literals.some(([key]) => key === property);
    if (isRefused) continue;
    report(
      element,
      message
        .replace(/^Missing field (`[^`]+`)/, `Missing property $1 in \`<${element.name}>\``)
        .replace(
          /^(Unexpected .*) in (`[^`]+`), expected/,
          `$1 in property $2 of \`<${element.name}>\`, expected`,
        ),
    );
  }
}

type Path = (string | number)[];

/** A number or a truth among the properties, as it is typed. */
interface TypedLiteral {
  path: Path;
  source: string;
  value: unknown;
  position: Nodes['position'];
}

/** Numbers and truths in the value of a property, those within lists too. */
function typedLiterals(attribute: MdxJsxElementAttribute): TypedLiteral[] {
  if (attribute.type !== 'mdxJsxAttribute') return [];
  const expression = expressionOf(attribute);
  const found: TypedLiteral[] = [];
  const walk = (node: Expression, path: Path) => {
    if (node.type === 'ArrayExpression') {
      node.elements.forEach((one, at) => {
        if (one && one.type !== 'SpreadElement') walk(one, [...path, at]);
      });
      return;
    }
    const { value } = literalValue(node) ?? {};
    if ((typeof value !== 'number' && typeof value !== 'boolean') || !node.loc) return;
    const [start, end] = [node.loc.start, node.loc.end].map(({ line, column }) => ({
      line,
      column: column + 1,
    })) as [Place, Place];
    const literal = node.type === 'UnaryExpression' ? node.argument : node;
    const sign = node.type === 'UnaryExpression' ? node.operator : '';
    const source = `${sign}${'raw' in literal ? (literal.raw ?? '') : ''}`;
    found.push({ path, source, value, position: { start, end } });
  };
  if (expression) walk(expression, [attribute.name]);
  return found;
}

/** A copy of properties with a text at a path. */
function withText(properties: object, path: Path, text: string): object {
  const copy = structuredClone(properties);
  const parent = valueAt(copy, path.slice(0, -1)) as Record<string | number, unknown>;
  parent[path.at(-1) ?? ''] = text;
  return copy;
}

/** What is typed as a number and meant as a text: `{1.10}` for `"1.10"`. */
function reportTyped(
  { name }: JsxElement,
  { path, source, position }: TypedLiteral,
  report: Report,
) {
  const isWhole = path.length === 1;
  const now = isWhole ? `${path[0]}="${source}"` : `"${source}"`;
  report(
    { position },
    `Unexpected \`${isWhole ? `{${source}}` : source}\` in property \`${path.join('.')}\` of \`<${name}>\`, expected a text: \`${now}\``,
    // The braces stand outside the number, and stay: `{"1.10"}` is the same text.
    { was: source, now: `"${source}"`, isHere: true },
  );
}

/** A component that shows data stands on lines of its own, and nothing stands within it. */
function checkStanding(
  element: JsxElement,
  parent: Parent | undefined,
  component: OwnPageComponent | undefined,
  report: Report,
): void {
  if (!component || component.hasContent) return;
  if (element.children.length > 0) {
    report(
      element,
      `Unexpected text within \`<${element.name}>\`, expected it to end with \`/>\` and nothing in it`,
    );
  }
  const isAmongText =
    element.type === 'mdxJsxTextElement' &&
    parent?.children.some(
      (one) => one !== element && !(one.type === 'text' && /^\s*$/.test(one.value)),
    );
  if (isAmongText) {
    report(
      element,
      `Unexpected \`<${element.name}>\` within a paragraph, expected it on a line of its own between blank lines`,
    );
  }
}

function checkAttribute(
  element: JsxElement,
  attribute: MdxJsxAttribute | MdxJsxExpressionAttribute,
  allowed: string[],
  report: Report,
): void {
  if (attribute.type === 'mdxJsxExpressionAttribute') {
    report(
      element,
      `Unexpected \`{${inLine(attribute.value)}}\` in \`<${element.name}>\`, expected named properties such as \`title="…"\``,
    );
    return;
  }
  if (!allowed.includes(attribute.name)) {
    report(
      element,
      `Unexpected property \`${attribute.name}\` in \`<${element.name}>\`, ${cureOf(attribute.name, allowed, allowed.join(', ') || 'none')}`,
    );
    return;
  }
  if (typeof attribute.value === 'object' && attribute.value && !literalOf(attribute)) {
    const source = attribute.value.value.trim();
    // `on={2026-12-17}` is a sum for a program, and a day for its writer.
    if (/^(?:\p{N}[^"'`[\](){}<>]*|\p{L}[\p{L}\p{N} -]*)$/u.test(source)) {
      report(
        attribute,
        `Unexpected \`{${source}}\` in property \`${attribute.name}\` of \`<${element.name}>\`, expected a text: \`${attribute.name}="${source}"\``,
        {
          was: `${attribute.name}={${attribute.value.value}}`,
          now: `${attribute.name}="${source}"`,
          isHere: true,
        },
      );
      return;
    }
    report(
      element,
      `Unexpected expression in property \`${attribute.name}\` of \`<${element.name}>\`, expected a literal such as \`"text"\`, \`{3}\` or \`{["a", "b"]}\``,
    );
  }
}

const inLine = (code: string) => shortened(code.replace(/\s+/g, ' '), 40);

/** The literal properties of an element; a property whose value is an expression is left out. */
export function literalAttributes(element: JsxElement): Record<string, unknown> {
  const attributes: Record<string, unknown> = {};
  for (const attribute of element.attributes) {
    if (attribute.type !== 'mdxJsxAttribute') continue;
    if (typeof attribute.value === 'object' && attribute.value) {
      const literal = literalOf(attribute);
      if (literal) attributes[attribute.name] = literal.value;
    } else {
      attributes[attribute.name] = attribute.value ?? true;
    }
  }
  return attributes;
}

function literalOf(attribute: MdxJsxAttribute): { value: unknown } | undefined {
  const expression = expressionOf(attribute);
  return expression && literalValue(expression);
}

/** What stands in the braces of a property. */
function expressionOf(attribute: MdxJsxAttribute): Expression | undefined {
  if (typeof attribute.value !== 'object' || !attribute.value) return undefined;
  const program = attribute.value.data?.estree as Program | null | undefined;
  const statement = program?.body[0];
  return program?.body.length === 1 && statement?.type === 'ExpressionStatement'
    ? statement.expression
    : undefined;
}

/** The value of an expression that is written out in full, wrapped; undefined for anything computed. */
function literalValue(expression: Expression): { value: unknown } | undefined {
  if (expression.type === 'Literal' && !('regex' in expression) && !('bigint' in expression)) {
    return { value: expression.value };
  }
  if (expression.type === 'TemplateLiteral' && expression.expressions.length === 0) {
    return { value: expression.quasis[0]?.value.cooked ?? '' };
  }
  if (
    expression.type === 'UnaryExpression' &&
    expression.operator === '-' &&
    expression.argument.type === 'Literal' &&
    typeof expression.argument.value === 'number'
  ) {
    return { value: -expression.argument.value };
  }
  if (expression.type === 'ArrayExpression') {
    const values: unknown[] = [];
    for (const element of expression.elements) {
      const literal = element && element.type !== 'SpreadElement' && literalValue(element);
      if (!literal) return undefined;
      values.push(literal.value);
    }
    return { value: values };
  }
  return undefined;
}

/** Remark plugin for the page: a piece that holds code does not compile, whoever starts the build. */
export function remarkDataOnly() {
  return (tree: Root, file: VFile): void => {
    const [first] = codeInProse(tree, file.path);
    if (first) file.fail(first.message, { place: first.place, ruleId: first.ruleId });
  };
}
