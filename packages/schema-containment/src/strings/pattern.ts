import { type AST, RegExpParser } from "@eslint-community/regexpp";
import { Undecided } from "../undecided.ts";

/**
 * The pattern as the source of an expression that matches whole strings, with no assertion left.
 * `^` and `$` are understood at the edges of alternatives; any other assertion leaves the regular fragment.
 */
export function wholeSource(pattern: string): string {
  let ast: AST.Pattern;
  try {
    ast = new RegExpParser({ ecmaVersion: 2024 }).parsePattern(pattern, 0, pattern.length, { unicode: true });
  } catch (error) {
    throw new Undecided(
      "REGEX_INVALID",
      `The pattern ${JSON.stringify(pattern)} is not a regular expression: ${error}.`,
    );
  }
  return alternatives(ast.alternatives, { start: true, end: true, pattern });
}

interface Edges {
  /** Whether anything may stand before, or after, unless anchored. */
  readonly start: boolean;
  readonly end: boolean;
  readonly pattern: string;
}

const anything = "[^]*";

const alternatives = (list: readonly AST.Alternative[], edges: Edges): string =>
  list.map((one) => alternative(one.elements, edges)).join("|");

function alternative(elements: readonly AST.Element[], edges: Edges): string {
  const [only, ...others] = elements;
  if (only?.type === "Assertion" && only.kind === "start" && edges.start) {
    return alternative(others, { ...edges, start: false });
  }
  const last = elements.at(-1);
  if (last?.type === "Assertion" && last.kind === "end" && edges.end) {
    return alternative(elements.slice(0, -1), { ...edges, end: false });
  }
  if (only && others.length === 0 && (only.type === "Group" || only.type === "CapturingGroup")) {
    return `(?:${alternatives(only.alternatives, edges)})`;
  }
  const body = elements.map((element) => plain(element, edges.pattern)).join("");
  return `${edges.start ? anything : ""}${body}${edges.end ? anything : ""}`;
}

function plain(element: AST.Element, pattern: string): string {
  if (element.type === "Assertion") {
    throw new Undecided("REGEX_LOOKAROUND", `The pattern ${JSON.stringify(pattern)} asserts ${element.raw} inside.`);
  }
  if (element.type === "Backreference") {
    throw new Undecided("REGEX_LOOKAROUND", `The pattern ${JSON.stringify(pattern)} refers back with ${element.raw}.`);
  }
  if (element.type === "Quantifier") {
    const inner = plain(element.element, pattern);
    return inner + element.raw.slice(element.element.raw.length);
  }
  if (element.type === "Group" || element.type === "CapturingGroup") {
    return `(?:${element.alternatives.map((one) => one.elements.map((part) => plain(part, pattern)).join("")).join("|")})`;
  }
  return element.raw;
}
