import { type Comment, type Node, visitorKeys } from "oxc-parser";

/** What texts are cut from. */
export interface TextSource {
  readonly source: string;
  readonly comments: readonly Comment[];
}

interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A piece of a declaration on one line, without comments, its names as `rename` has them. */
export function typeText({ source, comments }: TextSource, node: Node, rename: (name: string) => string): string {
  const own = typeParametersOf(node);
  const edits: Replacement[] = [];
  for (const { start, end } of comments)
    if (start >= node.start && end <= node.end) edits.push({ start, end, text: " " });
  eachReference(node, (name, place) => {
    const text = own.has(name) ? name : rename(name);
    if (text !== name) edits.push({ start: place.start, end: place.end, text });
  });
  return oneLine(edited(source, node, edits));
}

/** Calls `visit` with the first part of each name of a type: `Run` of `Run`, `runtime` of `runtime.Call`. */
export function eachReference(root: Node, visit: (name: string, node: Node) => void): void {
  eachNode(root, (node) => {
    if (node.type === "TSTypeReference") visitHead(node.typeName, visit);
    else if (node.type === "TSTypeQuery") visitHead(node.exprName, visit);
    else if (node.type === "TSInterfaceHeritage") visitHead(node.expression, visit);
  });
}

/** Every node, parents first. */
export function eachNode(root: Node, visit: (node: Node) => void): void {
  const pending: Node[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    visit(node);
    for (const child of childrenOf(node).reverse()) pending.push(child);
  }
}

export function childrenOf(node: Node): Node[] {
  return (visitorKeys[node.type] ?? []).flatMap((key) => {
    const child = (node as unknown as Record<string, Node | readonly (Node | null)[] | null | undefined>)[key];
    return (Array.isArray(child) ? child : [child]).filter((each): each is Node => each != null);
  });
}

function visitHead(name: Node, visit: (name: string, node: Node) => void): void {
  if (name.type === "Identifier") visit(name.name, name);
  else if (name.type === "TSQualifiedName") visitHead(name.left, visit);
}

function typeParametersOf(root: Node): ReadonlySet<string> {
  const names = new Set<string>();
  eachNode(root, (node) => {
    if (node.type === "TSTypeParameter") names.add(node.name.name);
    if (node.type === "TSMappedType") names.add(node.key.name);
  });
  return names;
}

function edited(source: string, { start, end }: Node, edits: Replacement[]): string {
  const parts: string[] = [];
  let position = start;
  for (const edit of edits.sort((a, b) => a.start - b.start)) {
    parts.push(source.slice(position, edit.start), edit.text);
    position = edit.end;
  }
  return parts.join("") + source.slice(position, end);
}

/** White space that is not in a string becomes one blank. */
function oneLine(text: string): string {
  return text
    .replaceAll(/("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`)|\s+/gs, (_, string?: string) => string ?? " ")
    .trim();
}
