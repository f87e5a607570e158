import type { OpenApiDocument } from "@rawr/openapi-document";
import { isComponentReference, resolvePointer, walkReferences } from "./references.ts";

/**
 * Replaces references that point into the middle of something (`#/paths/…/schema`, `#/components/responses/X/content/…`)
 * by what they point to; bundlers write them, hey-api crashes on them, openapi-typescript prints types that do not exist.
 * One that contains itself stays. The given document is not changed; without such references it is returned as it is.
 */
export function inlineDeepReferences(document: OpenApiDocument): OpenApiDocument {
  let deep = false;
  walkReferences(document, (reference, _pointer, isMapping) => {
    deep ||= !isMapping && !isComponentReference(reference);
  });
  return deep ? (inline(document, document, []) as OpenApiDocument) : document;
}

function inline(document: OpenApiDocument, node: unknown, stack: readonly string[]): unknown {
  if (typeof node !== "object" || node === null) return node;
  if (Array.isArray(node)) return node.map((item) => inline(document, item, stack));
  const { $ref, ...rest } = node as Record<string, unknown>;
  if (typeof $ref !== "string") return mapValues(node, (value) => inline(document, value, stack));
  const siblings = mapValues(rest, (value) => inline(document, value, stack));
  const target = isComponentReference($ref) || stack.includes($ref) ? undefined : resolvePointer(document, $ref);
  if (typeof target !== "object" || target === null) return { $ref, ...siblings };
  return { ...(inline(document, target, [...stack, $ref]) as object), ...siblings };
}

function mapValues(record: object, map: (value: unknown) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
