import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync } from "oxc-parser";

/** A node of the syntax tree, as ESTree and its TypeScript dialect name them. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly [field: string]: unknown;
}

/** A module that was read. */
export interface Source {
  /** Relative to the root, with slashes. */
  readonly path: string;
  readonly text: string;
  readonly program: SyntaxNode;
}

/** Reads a module; what does not parse is the compiler's to report. */
export function readSource(root: string, path: string): Source {
  const text = readFileSync(join(root, path), "utf8");
  return { path, text, program: parseSync(path, text).program as unknown as SyntaxNode };
}

/** Files by pattern, sorted; without what is installed, built, or a fixture. */
export function filesOf(root: string, ...patterns: readonly string[]): string[] {
  const found = globSync(patterns, { cwd: root, exclude: ["**/node_modules", "**/dist", "**/fixtures", "**/.work"] });
  return found.map((path) => path.replaceAll("\\", "/")).sort();
}

/** `.test.ts`, folders of tests, and what supports them. */
export function isTest(path: string): boolean {
  return /\.test(-d)?\.ts$|\/(tests|testing)\//.test(path);
}

/** Every node below, parents first. */
export function* nodesOf(node: SyntaxNode): Generator<SyntaxNode> {
  yield node;
  for (const child of childrenOf(node)) yield* nodesOf(child);
}

export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  return Object.values(node).flat().filter(isNode);
}

export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string";
}

/** `path:line` of a place in a source. */
export function placeOf({ path, text }: Pick<Source, "path" | "text">, offset: number): string {
  return `${path}:${text.slice(0, offset).split("\n").length}`;
}

/** The name of a property or member, when it is written down. */
export function nameOf(key: unknown): string | undefined {
  if (!isNode(key)) return undefined;
  if (key.type === "Identifier") return String(key.name);
  return key.type === "Literal" && typeof key.value === "string" ? key.value : undefined;
}
