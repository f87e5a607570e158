import { encodeToken } from "@rawr/openapi-document";
import { isRecord } from "../is-record.ts";

/** A document with its references replaced by what they name; equal targets are one object. */
export interface ResolvedDocument {
  readonly result: unknown;
  /** Where a reference stands → what it names, both as percent-encoded URI fragments. */
  readonly refMap: Readonly<Record<string, string>>;
  /** Every reference's text. */
  readonly refs: ReadonlySet<string>;
}

/** The only references that we resolve. Names that a URI would have to encode are left to Spectral. */
const componentRef = /^#\/components\/([A-Za-z]+)\/([A-Za-z0-9_.-]+)$/;

/**
 * Resolves a tree whose references all name whole components, none of them recursive. Of any other document nothing:
 * how a reference into a part, a cycle or a missing target comes out is Spectral's own affair.
 */
export function resolveComponents(root: unknown): ResolvedDocument | undefined {
  const references = collectReferences(root);
  if (!references) return undefined;
  const resolved = new Map<object, unknown>();
  const active = new Set<object>();
  const resolve = (node: unknown): unknown => {
    if (typeof node !== "object" || node === null) return node;
    if (resolved.has(node)) return resolved.get(node);
    if (active.has(node)) throw new Unresolvable();
    active.add(node);
    const result = isReference(node) ? resolve(target(root, node.$ref)) : resolveMembers(node, resolve);
    active.delete(node);
    resolved.set(node, result);
    return result;
  };
  try {
    return { result: resolve(root), ...references };
  } catch (error) {
    if (error instanceof Unresolvable) return undefined;
    throw error;
  }
}

class Unresolvable extends Error {}

function isReference(node: object): node is { readonly $ref: string } {
  return "$ref" in node && typeof node.$ref === "string";
}

/** A copy only where something below was replaced. */
function resolveMembers(node: object, resolve: (node: unknown) => unknown): object {
  let copy: Record<string, unknown> | undefined;
  for (const [key, value] of Object.entries(node)) {
    const result = resolve(value);
    if (result === value) continue;
    copy ??= (Array.isArray(node) ? [...node] : { ...node }) as Record<string, unknown>;
    copy[key] = result;
  }
  return copy ?? node;
}

function target(root: unknown, ref: string): unknown {
  const [, section = "", name = ""] = componentRef.exec(ref) ?? [];
  const components = isRecord(root) && isRecord(root.components) ? root.components[section] : undefined;
  if (!isRecord(components) || isReference(components) || !Object.hasOwn(components, name)) throw new Unresolvable();
  return components[name];
}

function collectReferences(root: unknown): Pick<ResolvedDocument, "refMap" | "refs"> | undefined {
  const refMap: Record<string, string> = {};
  const refs = new Set<string>();
  const path: string[] = [];
  const visit = (node: object): boolean => {
    if (isReference(node)) {
      if (!componentRef.test(node.$ref) || path.length === 0) return false;
      refMap[`#/${path.map((key) => encodeURIComponent(encodeToken(key))).join("/")}`] = node.$ref;
      refs.add(node.$ref);
      return true;
    }
    for (const [key, value] of Object.entries(node)) {
      if (typeof value !== "object" || value === null) continue;
      path.push(key);
      if (!visit(value)) return false;
      path.pop();
    }
    return true;
  };
  return typeof root === "object" && root !== null && visit(root) ? { refMap, refs } : undefined;
}
