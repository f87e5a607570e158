import { type Node, visitorKeys } from "oxc-parser";

interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A piece of a declaration on one line, its names as `rename` has them. */
export function typeText(source: string, node: Node, rename: (name: string) => string): string {
  const own = new Set<string>();
  const heads: { name: string; start: number; end: number }[] = [];
  eachNode(node, (each) => {
    if (each.type === "TSTypeParameter") own.add(each.name.name);
    else if (each.type === "TSMappedType") own.add(each.key.name);
    const head = headIdentifier(each);
    if (head !== undefined) heads.push(head);
  });
  const edits = heads.flatMap(({ name, start, end }): Replacement[] => {
    const text = own.has(name) ? name : rename(name);
    return text === name ? [] : [{ start, end, text }];
  });
  return oneLine(edited(source, node, edits));
}

/** The first part of a name that a type refers to: `runtime` of `runtime.Call`. */
function headIdentifier(node: Node): (Node & { readonly name: string }) | undefined {
  let name: Node | undefined;
  if (node.type === "TSTypeReference") name = node.typeName;
  else if (node.type === "TSTypeQuery") name = node.exprName;
  else if (node.type === "TSInterfaceHeritage") name = node.expression;
  while (name?.type === "TSQualifiedName") name = name.left;
  return name?.type === "Identifier" ? name : undefined;
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
  const children: Node[] = [];
  for (const key of visitorKeys[node.type] ?? []) {
    const child = (node as unknown as Record<string, Node | readonly (Node | null)[] | null | undefined>)[key];
    if (child == null) continue;
    if (!("length" in child)) children.push(child);
    else for (const each of child) if (each !== null) children.push(each);
  }
  return children;
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

/** Every identifier of a text. */
export function namesIn(text: string): readonly string[] {
  return [...text.matchAll(/[\p{L}_$][\p{L}\p{N}_$]*/gu)].map(([word]) => word);
}
