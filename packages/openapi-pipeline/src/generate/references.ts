import type { OpenApiDocument } from "@rawr/openapi-document";

/** A `$ref` that leads nowhere, or out of the document. */
export interface BrokenReference {
  readonly reference: string;
  /** RFC 6901 pointer of the object that holds it. */
  readonly pointer: string;
}

/** Every `$ref` of the document that is not local, or that has no target. */
export function findBrokenReferences(document: OpenApiDocument): BrokenReference[] {
  const known = new Map<string, boolean>();
  const broken: BrokenReference[] = [];
  walkReferences(document, (reference, pointer) => {
    const resolves = known.get(reference) ?? resolvePointer(document, reference) !== undefined;
    known.set(reference, resolves);
    if (!resolves) broken.push({ reference, pointer: pointer() });
  });
  return broken;
}

/** The value that a local reference (`#/components/schemas/Run`) points to, or `undefined`. */
export function resolvePointer(document: OpenApiDocument, reference: string): unknown {
  if (reference === "#") return document;
  if (!reference.startsWith("#/")) return undefined;
  let node: unknown = document;
  for (const part of reference.slice(2).split("/")) {
    if (typeof node !== "object" || node === null) return undefined;
    const key = decodeToken(part);
    if (!Object.hasOwn(node, key)) return undefined;
    node = (node as Record<string, unknown>)[key];
  }
  return node;
}

/**
 * The components that a value needs, transitively, as `section/name`. Discriminator mappings count as references:
 * both generators read the mapped schemas.
 */
export function componentClosure(document: OpenApiDocument, root: unknown, into = new Set<string>()): Set<string> {
  const pending: unknown[] = [root];
  while (pending.length > 0) {
    walkReferences(pending.pop(), (reference) => {
      const component = componentOf(reference);
      if (component === undefined || into.has(component)) return;
      into.add(component);
      pending.push(resolvePointer(document, `#/components/${component}`));
    });
  }
  return into;
}

/** Whether a reference names a whole component: `#/components/schemas/Run`, and nothing inside it. */
export function isComponentReference(reference: string): boolean {
  return /^#\/components\/[^/]+\/[^/]+$/.test(reference);
}

/** `schemas/Run` for any reference into `#/components/schemas/Run`; still escaped as in the reference. */
function componentOf(reference: string): string | undefined {
  const [section, name] = reference.startsWith("#/components/")
    ? reference.slice("#/components/".length).split("/")
    : [];
  return section === undefined || name === undefined ? undefined : `${section}/${name}`;
}

/** `pointer` writes the RFC 6901 pointer of the object that holds the reference: for few of them it is wanted. */
type ReferenceVisitor = (reference: string, pointer: () => string, isMapping: boolean) => void;

/** Visits every `$ref`, and every target of a discriminator's mapping. */
export function walkReferences(root: unknown, visit: ReferenceVisitor): void {
  const path: (string | number)[] = [];
  const pointer = (): string =>
    path.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
  const walk = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    if (Array.isArray(node)) {
      for (const [index, item] of node.entries()) within(index, item);
      return;
    }
    for (const key of Object.keys(node)) {
      const value = (node as Record<string, unknown>)[key];
      if (key === "$ref" && typeof value === "string") visit(value, pointer, false);
      else if (key === "mapping" && isMapping(value)) visitMapping(value, (target) => visit(target, pointer, true));
      else if (typeof value === "object") within(key, value);
    }
  };
  const within = (key: string | number, node: unknown): void => {
    path.push(key);
    walk(node);
    path.pop();
  };
  walk(root);
}

function isMapping(value: unknown): value is Record<string, string> {
  return (
    typeof value === "object" && value !== null && Object.values(value).every((target) => typeof target === "string")
  );
}

/** A mapping may also name a schema without `#/`; OpenAPI 3.1 leaves that to the reader, and so do we. */
function visitMapping(mapping: Record<string, string>, visit: (target: string) => void): void {
  for (const target of Object.values(mapping)) if (target.startsWith("#/")) visit(target);
}

/** RFC 6901 section 6: a pointer in a URI fragment is percent-encoded first. */
function decodeToken(token: string): string {
  return percentDecoded(token).replaceAll("~1", "/").replaceAll("~0", "~");
}

function percentDecoded(token: string): string {
  try {
    return decodeURIComponent(token);
  } catch {
    return token;
  }
}
