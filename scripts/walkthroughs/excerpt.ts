import { type Comment, type Node, parseSync, visitorKeys } from "oxc-parser";

/** A place that a page refers to and that is not there, or not any more. */
export class ExcerptError extends Error {}

/**
 * The source of a declaration with its comment, without the indentation that it has there. `name` is declared at the top
 * of the module; `name.member` is the first property or method of that name inside of it; `imports` are the module's.
 *
 * @throws ExcerptError
 */
export function excerptOf(path: string, source: string, name: string): string {
  const { program, comments, errors } = parseSync(path, source);
  if (errors.length > 0) throw new ExcerptError(`${path} cannot be parsed: ${errors[0]?.message}`);
  const [symbol = "", ...members] = name.split(".");
  if (name === "imports") {
    const imports = program.body.filter(({ type }) => type === "ImportDeclaration");
    return imports.map(({ start, end }) => `${source.slice(start, end)}\n`).join("");
  }
  const statement = program.body.find((node) => namesOf(node).includes(symbol));
  if (statement === undefined) throw new ExcerptError(`${path} declares no "${symbol}"`);
  let node: Node = statement;
  for (const member of members) {
    const found = memberOf(node, member);
    if (found === undefined) throw new ExcerptError(`"${symbol}" in ${path} has no member "${member}"`);
    node = found;
  }
  return textOf(source, node, comments);
}

function namesOf(node: Node): readonly string[] {
  if (node.type === "ExportNamedDeclaration" && node.declaration !== null) return namesOf(node.declaration);
  if (node.type === "VariableDeclaration") {
    return node.declarations.flatMap(({ id }) => (id.type === "Identifier" ? [id.name] : []));
  }
  return "id" in node && node.id !== null && node.id.type === "Identifier" ? [node.id.name] : [];
}

const memberTypes: ReadonlySet<string> = new Set([
  "Property",
  "MethodDefinition",
  "PropertyDefinition",
  "TSPropertySignature",
  "TSMethodSignature",
]);

/** The nearest one: a level of the tree is looked through before the next. */
function memberOf(root: Node, name: string): Node | undefined {
  for (let level = childrenOf(root); level.length > 0; level = level.flatMap(childrenOf)) {
    const found = level.find((node) => memberTypes.has(node.type) && keyOf(node) === name);
    if (found !== undefined) return found;
  }
  return undefined;
}

function keyOf(node: Node): string | undefined {
  const key = "key" in node ? node.key : undefined;
  if (key?.type === "Identifier") return key.name;
  return key?.type === "Literal" ? String(key.value) : undefined;
}

function childrenOf(node: Node): readonly Node[] {
  return (visitorKeys[node.type] ?? []).flatMap((key) => {
    const value = (node as unknown as Record<string, Node | (Node | null)[] | null | undefined>)[key];
    return [value ?? []].flat().filter((child) => child !== null);
  });
}

function textOf(source: string, node: Node, comments: readonly Comment[]): string {
  let { start, end } = node;
  // What stands right above belongs to it.
  for (const comment of [...comments].reverse()) {
    if (comment.end <= start && /^[ \t]*\n?[ \t]*$/.test(source.slice(comment.end, start))) start = comment.start;
  }
  if (source[end] === "," || source[end] === ";") end += 1;
  start = source.lastIndexOf("\n", start - 1) + 1;
  const lines = source.slice(start, end).split("\n");
  const indentation = /^ */.exec(lines[0] ?? "")?.[0].length ?? 0;
  return lines.map((line) => `${line.slice(Math.min(indentation, /^ */.exec(line)?.[0].length ?? 0))}\n`).join("");
}
