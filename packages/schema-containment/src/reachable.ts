import { isRecord, setOwn } from "./json.ts";
import type { Json } from "./types.ts";

/** A document with the definitions that it uses, and how large it is. */
export interface Reachable {
  readonly document: unknown;
  readonly nodes: number;
  readonly depth: number;
  /** Whether each reference names a definition, or the document as a whole. */
  readonly isPlain: boolean;
}

/** The name of the definition that a reference of the form `#/$defs/name` names. */
export function definitionOf(reference: unknown): string | undefined {
  const [, name] = (typeof reference === "string" && /^#\/\$defs\/([^/%]+)$/.exec(reference)) || [];
  return name?.replaceAll("~1", "/").replaceAll("~0", "~");
}

/**
 * Leaves out the definitions that nothing refers to: a question about one schema should not cost what all of its
 * document does. Without recursion, and stops when `limit` nodes are passed.
 */
export function reachable(document: unknown, limit: number): Reachable {
  const definitions = isRecord(document) ? document["$defs"] : undefined;
  if (!isRecord(document) || !isRecord(definitions)) return whole(document, limit);
  const { $defs: _, ...root } = document;
  const walk = new Walk(limit);
  walk.add(root);
  const used = new Set<string>();
  // A set grows while it is walked.
  for (const name of walk.names) {
    if (Object.hasOwn(definitions, name) && !used.has(name)) walk.add(definitions[name]);
    used.add(name);
  }
  if (!walk.isPlain) return whole(document, limit);
  const kept: { [name: string]: Json } = {};
  for (const name of Object.keys(definitions)) if (used.has(name)) setOwn(kept, name, definitions[name] as Json);
  const { nodes, depth, isPlain } = walk;
  return { document: used.size === 0 ? root : { ...root, $defs: kept }, nodes, depth, isPlain };
}

function whole(document: unknown, limit: number): Reachable {
  const { nodes, depth, isPlain } = new Walk(limit).add(document);
  return { document, nodes, depth, isPlain };
}

class Walk {
  /** Definitions that were referred to as `#/$defs/name`. */
  readonly names = new Set<string>();
  isPlain = true;
  nodes = 0;
  depth = 0;
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(value: unknown): this {
    const open: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 0 }];
    for (let next = open.pop(); next && this.nodes <= this.#limit; next = open.pop()) {
      this.nodes++;
      this.depth = Math.max(this.depth, next.depth);
      if (typeof next.value !== "object" || next.value === null) continue;
      if (!Array.isArray(next.value)) this.#look(next.value as { readonly [keyword: string]: unknown });
      for (const child of Object.values(next.value)) open.push({ value: child, depth: next.depth + 1 });
    }
    return this;
  }

  #look({ $ref, $id, $dynamicRef, $dynamicAnchor }: { readonly [keyword: string]: unknown }): void {
    if ([$id, $dynamicRef, $dynamicAnchor].some((said) => typeof said === "string")) this.isPlain = false;
    if (typeof $ref !== "string" || $ref === "#") return;
    const name = definitionOf($ref);
    if (name === undefined) this.isPlain = false;
    else this.names.add(name);
  }
}
