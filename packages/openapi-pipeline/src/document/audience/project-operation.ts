import {
  type After,
  type Before,
  decodePointer,
  dereference,
  dropped,
  isObject,
  type JsonObject,
  type Place,
  pointerOf,
} from "@rawr/openapi-document";
import type { Projection } from "./project-schema.ts";
import { hasVisibleOperation, inCallback } from "./projection-index.ts";
import { unusable } from "./prune-value.ts";

/** What leaves the document before its children are looked at. */
export function hideParts(projection: Projection): Record<string, Before> {
  const { visibility, index, report } = projection;
  const hide: Before = (node) => (visibility.hides(node) ? dropped : node);
  const hideWithSchema: Before = (node) => (isHiddenValue(node, projection) ? dropped : node);
  const required = (what: string, place: Place): typeof dropped => {
    if (place.ownerKind === "operation" || place.ownerKind === "pathItem") report.requiredInput(what, pointerOf(place));
    return dropped;
  };
  return {
    pathItem: (node, place) => {
      const seen = hasVisibleOperation(dereference(node, index.resolve), place, visibility);
      return visibility.hides(node) || !seen ? dropped : node;
    },
    operation: (node, place) => {
      const hidden = inCallback(place) ? visibility.hides(node) : visibility.hidesOperation(node);
      return hidden ? dropped : node;
    },
    parameter: (node, place) => {
      if (!isHiddenValue(node, projection)) return node;
      const parameter = dereference(node, index.resolve);
      const isRequired = parameter.required === true || parameter.in === "path";
      return isRequired ? required(`the ${parameter.in} parameter ${parameter.name}`, place) : dropped;
    },
    requestBody: (node, place) => {
      const body = dereference(node, index.resolve);
      if (!visibility.hides(node) && !isContentHidden(body, projection)) return node;
      return body.required === true ? required("the request body", place) : dropped;
    },
    response: (node) => {
      const hidden = visibility.hides(node) || isContentHidden(dereference(node, index.resolve), projection);
      return hidden ? dropped : node;
    },
    header: hideWithSchema,
    mediaType: hideWithSchema,
    example: hide,
    server: hide,
    tag: hide,
    securityScheme: hide,
    callback: hide,
    link: (node, place) => projectLink(node, place, projection),
    securityRequirement: (node) => (isHiddenRequirement(node, projection) ? dropped : node),
  };
}

/** What has to be put right once the children are done. */
export function mendParts(projection: Projection): Record<string, After> {
  return {
    operation: (copy, place, original) => mendOperation(copy, place, { original, projection }),
    document: (copy, _place, original) => mendSecurity(copy, original, projection),
    mediaType: (copy, _place, original) => pruneExamples(copy, original, projection),
    parameter: (copy, _place, original) => pruneExamples(copy, original, projection),
    header: (copy, _place, original) => pruneExamples(copy, original, projection),
  };
}

function isHiddenValue(node: JsonObject, { visibility, index }: Projection): boolean {
  if (visibility.hides(node)) return true;
  const { schema, itemSchema, content } = dereference(node, index.resolve);
  const isHidden = (value: unknown): boolean => isObject(value) && visibility.hides(value);
  const all = isObject(content) ? Object.values(content).filter(isObject) : [];
  return isHidden(schema) || isHidden(itemSchema) || (all.length > 0 && all.every((media) => isHidden(media.schema)));
}

/** Is there content, all of it hidden? Every variant of a `oneOf` hidden counts, too: nothing would be left. */
function isContentHidden(node: JsonObject, projection: Projection): boolean {
  const content = isObject(node.content) ? Object.values(node.content).filter(isObject) : [];
  if (content.length === 0) return false;
  return content.every((media) => isHiddenValue(media, projection) || isEveryVariantHidden(media.schema, projection));
}

function isEveryVariantHidden(schema: unknown, { visibility, index }: Projection): boolean {
  if (!isObject(schema)) return false;
  const { oneOf, anyOf } = dereference(schema, index.resolve);
  const variants: unknown = oneOf ?? anyOf;
  return (
    Array.isArray(variants) && variants.length > 0 && variants.every((item) => isObject(item) && visibility.hides(item))
  );
}

function isHiddenRequirement(requirement: JsonObject, { visibility }: Projection): boolean {
  return Object.keys(requirement).some((name) => visibility.hides({ $ref: `#/components/securitySchemes/${name}` }));
}

interface Mending {
  readonly original: JsonObject;
  readonly projection: Projection;
}

function mendOperation(copy: JsonObject, place: Place | undefined, { original, projection }: Mending): JsonObject {
  const successes = (responses: unknown): string[] =>
    isObject(responses) ? Object.keys(responses).filter((status) => /^[23]|^default$/.test(status)) : [];
  if (successes(original.responses).length > 0 && successes(copy.responses).length === 0) {
    projection.report.hiddenOutput(String(original.operationId ?? "an operation"), pointerOf(place));
  }
  if (isObject(copy.responses) && Object.keys(copy.responses).length === 0) delete copy.responses;
  return mendSecurity(copy, original, projection);
}

/** A list that lost every alternative would read as "nobody needs to authenticate". */
function mendSecurity(copy: JsonObject, original: JsonObject, { report }: Projection): JsonObject {
  if (!Array.isArray(copy.security) || copy.security.length > 0) return copy;
  if (!Array.isArray(original.security) || original.security.length === 0) return copy;
  const operation = typeof original.operationId === "string" ? ` of ${original.operationId}` : "";
  report.requiredInput(`every security scheme${operation}`, "");
  return copy;
}

function pruneExamples(copy: JsonObject, original: JsonObject, { pruner, index }: Projection): JsonObject {
  const schema = original.schema ?? original.itemSchema;
  if (!isObject(schema) || !(index.affected.has(schema) || index.affected.has(original))) return copy;
  if (Object.hasOwn(copy, "example")) {
    const value = pruner.prune(copy.example, schema);
    if (value === unusable) delete copy.example;
    else copy.example = value;
  }
  if (!isObject(copy.examples)) return copy;
  const kept = Object.entries(copy.examples).flatMap(([name, example]) => {
    const pruned = isObject(example) ? pruneExample(example, schema, { pruner, index }) : example;
    return pruned === unusable ? [] : [[name, pruned] as const];
  });
  copy.examples = Object.fromEntries(kept);
  return copy;
}

/** An example that stands among the components is copied to its place of use when something of it is hidden there. */
function pruneExample(
  example: JsonObject,
  schema: JsonObject,
  { pruner, index }: Pick<Projection, "pruner" | "index">,
): JsonObject | typeof unusable {
  const target = dereference(example, index.resolve);
  let pruned = target;
  for (const field of ["value", "dataValue"]) {
    if (!Object.hasOwn(target, field)) continue;
    const value = pruner.prune(target[field], schema);
    if (value === unusable) return unusable;
    if (value !== target[field]) pruned = { ...pruned, [field]: value };
  }
  return pruned === target ? example : pruned;
}

/** A link goes away with its target, and with the value that it would be followed with. */
function projectLink(
  link: JsonObject,
  place: Place,
  { visibility, index, pruner }: Projection,
): JsonObject | typeof dropped {
  if (visibility.hides(link)) return dropped;
  const { operationId, operationRef, parameters } = dereference(link, index.resolve);
  const target = typeof operationId === "string" ? index.operations.get(operationId) : undefined;
  if (target && visibility.hidesOperation(target.operation)) return dropped;
  if (typeof operationRef === "string" && visibility.hides({ $ref: operationRef })) return dropped;
  if (!isObject(parameters) || link.$ref !== undefined) return link;
  const content =
    place.ownerKind === "response" && isObject(place.owner.content) ? Object.values(place.owner.content) : [];
  const schemas = content.filter(isObject).map((media) => media.schema);
  const showsHidden = (expression: unknown): boolean => {
    const pointer = /^\$response\.body#(\/.*)$/.exec(String(expression))?.[1];
    return pointer !== undefined && schemas.some((schema) => pruner.isHiddenAt(schema, decodePointer(pointer)));
  };
  if (Object.values(parameters).some(showsHidden)) return dropped;
  const hidden = (target?.parameters ?? []).filter((parameter) => visibility.hides(parameter));
  const names = new Set(hidden.flatMap((node) => namesOf(dereference(node, index.resolve))));
  const kept = Object.entries(parameters).filter(([name]) => !names.has(name));
  return kept.length === Object.keys(parameters).length ? link : { ...link, parameters: Object.fromEntries(kept) };
}

function namesOf(parameter: JsonObject): string[] {
  return [String(parameter.name), `${parameter.in}.${parameter.name}`];
}
