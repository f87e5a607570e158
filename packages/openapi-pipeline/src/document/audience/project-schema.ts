import {
  type Before,
  dropped,
  encodeToken,
  isObject,
  type JsonObject,
  type Place,
  pointerOf,
} from "@rawr/openapi-document";
import { filterEnum } from "./extensions.ts";
import { hiddenProperties, isHiddenNearby, type ProjectionIndex } from "./projection-index.ts";
import { type Pruner, unusable } from "./prune-value.ts";
import type { ProjectionReport } from "./report.ts";
import type { Visibility } from "./visibility.ts";

/** What the projection of a node knows about the whole document. */
export interface Projection {
  readonly visibility: Visibility;
  readonly index: ProjectionIndex;
  readonly pruner: Pruner;
  readonly report: ProjectionReport;
}

/** Positions whose schema can go away without a trace; anywhere else something that accepts everything takes its place. */
const removable = new Set([
  "properties",
  "allOf",
  "anyOf",
  "oneOf",
  "$defs",
  "definitions",
  "dependentSchemas",
  "schemas",
]);

/** Takes a hidden schema out of its place. */
export function hideSchema({ visibility, report }: Projection): Before {
  return (node, place) => {
    if (!visibility.hides(node)) return node;
    if (removable.has(place.field)) return dropped;
    if (place.field !== "not" && place.field !== "if") report.loosened(place.field, pointerOf(place));
    return {};
  };
}

/** One schema on its way to an audience: the copy, where it stands, and the complete original. */
interface Step {
  readonly copy: JsonObject;
  readonly place: Place | undefined;
  readonly original: JsonObject;
  readonly projection: Projection;
}

/** Makes a copied schema, whose hidden children are gone, true for the audience again. Changes the copy. */
export function projectSchema(step: Step): JsonObject {
  const { copy, place, original, projection } = step;
  const { index, report, visibility } = projection;
  if (index.affected.has(original)) {
    const hidden = hiddenProperties(original, visibility);
    if (hidden.length > 0) openObject(step);
    projectDiscriminator(step, hidden);
    const values = filterEnum(copy, original, visibility);
    if (values.length > 0 && copy.enum === undefined) report.emptied("an enum", pointerOf(place));
    projectCombiners(step);
    projectGuards(step);
    projectExamples(step);
  }
  if (index.hidesProperties) projectRequired(step);
  return copy;
}

/**
 * A closed object that hides a property says something false the moment the server sends the property, so it opens.
 * Where only callers send it, it stays closed: they are not to send what they cannot see.
 */
function openObject({ copy, place, original, projection }: Step): void {
  const { requests, responses } = projection.index;
  if (!requests.has(original) || responses.has(original)) {
    delete copy.additionalProperties;
    delete copy.maxProperties;
  }
  if (!isObject(copy.properties) || Object.keys(copy.properties).length > 0) return;
  delete copy.properties;
  if (place?.ownerKind === "components") projection.report.emptied(`the schema ${place.key}`, pointerOf(place));
  else if (place?.ownerKind === "mediaType") projection.report.emptied("the content", pointerOf(place));
}

function projectDiscriminator({ copy, original, projection }: Step, hidden: readonly string[]): void {
  const { discriminator } = original;
  if (!isObject(discriminator) || !isObject(copy.discriminator)) return;
  const name = String(discriminator.propertyName);
  if (hidden.includes(name) || isHiddenNearby(name, original, projection)) {
    delete copy.discriminator;
    return;
  }
  const { mapping } = discriminator;
  if (!isObject(mapping)) return;
  const visible = Object.entries(mapping).filter(
    ([, target]) => !isHiddenTarget(String(target), projection.visibility),
  );
  copy.discriminator = { ...copy.discriminator, mapping: Object.fromEntries(visible) };
}

/** A mapping names a schema by reference or by its component's name. */
function isHiddenTarget(target: string, visibility: Visibility): boolean {
  const $ref = /^[\w.-]+$/.test(target) ? `#/components/schemas/${target}` : target;
  return visibility.hides({ $ref });
}

function projectCombiners({ copy, place, original, projection }: Step): void {
  for (const keyword of ["allOf", "anyOf", "oneOf"]) {
    if (!Array.isArray(copy[keyword]) || copy[keyword].length > 0 || !Array.isArray(original[keyword])) continue;
    delete copy[keyword];
    if (original[keyword].length > 0) projection.report.emptied(`\`${keyword}\``, pointerOf(place));
  }
  if (!Array.isArray(copy.oneOf) || copy.discriminator !== undefined) return;
  // Without the hidden parts two variants may accept the same value, which `oneOf` would reject.
  const { affected } = projection.index;
  const looser = (original.oneOf as unknown[]).some(
    (variant) => isObject(variant) && affected.has(variant) && !projection.visibility.hides(variant),
  );
  if (!looser) return;
  const variants = copy.oneOf as unknown[];
  delete copy.oneOf;
  if (copy.anyOf === undefined) copy.anyOf = variants;
  else copy.allOf = [...(Array.isArray(copy.allOf) ? copy.allOf : []), { anyOf: variants }];
}

/** Keywords that turn a looser schema inside into a stricter one outside. */
function projectGuards({ copy, place, original, projection }: Step): void {
  const { index, report, visibility } = projection;
  const looser = (schema: unknown): boolean =>
    isObject(schema) && (index.affected.has(schema) || visibility.hides(schema));
  const drop = (keyword: string): void => {
    if (copy[keyword] === undefined) return;
    delete copy[keyword];
    report.loosened(keyword, pointerOf(place));
  };
  if (looser(original.not)) drop("not");
  if (looser(original.if)) for (const keyword of ["if", "then", "else"]) drop(keyword);
  if (looser(original.contains)) drop("maxContains");
  for (const keyword of ["unevaluatedProperties", "unevaluatedItems"]) if (original[keyword] !== true) drop(keyword);
}

function projectExamples({ copy, original, projection }: Step): void {
  const { prune } = projection.pruner;
  for (const keyword of ["default", "example", "const"]) {
    if (!Object.hasOwn(copy, keyword)) continue;
    const value = prune(copy[keyword], original);
    if (value === unusable) delete copy[keyword];
    else copy[keyword] = value;
  }
  for (const keyword of ["examples", "enum"]) {
    if (!Array.isArray(copy[keyword])) continue;
    const values = copy[keyword].map((value: unknown) => prune(value, original)).filter((value) => value !== unusable);
    if (values.length > 0) copy[keyword] = values;
    else delete copy[keyword];
  }
}

function projectRequired({ copy, place, original, projection }: Step): void {
  const { report, index, visibility } = projection;
  const hidden = hiddenProperties(original, visibility);
  const gone = (name: string): boolean => hidden.includes(name) || isHiddenNearby(name, original, projection);
  if (Array.isArray(original.required)) {
    const names = (original.required as string[]).filter(gone);
    const kept = (original.required as string[]).filter((name) => !names.includes(name));
    if (kept.length > 0) copy.required = kept;
    else delete copy.required;
    for (const name of index.requests.has(original) ? names : []) {
      if (isReadOnly(original, name)) continue;
      const at = hidden.includes(name) ? `/properties/${encodeToken(name)}` : "/required";
      report.requiredInput(`the property ${name}`, pointerOf(place) + at);
    }
  }
  for (const keyword of ["dependentRequired", "dependentSchemas"]) {
    const dependents = copy[keyword];
    if (!isObject(dependents)) continue;
    const kept = Object.entries(dependents).filter(([name]) => !gone(name));
    copy[keyword] = Object.fromEntries(
      kept.map(([name, value]) => [name, Array.isArray(value) ? value.filter((other: string) => !gone(other)) : value]),
    );
  }
}

function isReadOnly(schema: JsonObject, name: string): boolean {
  const property = isObject(schema.properties) ? schema.properties[name] : undefined;
  return isObject(property) && property.readOnly === true;
}
