import {
  closureUpwards,
  isObject,
  type JsonObject,
  type OpenApiDocument,
  type Place,
  type Resolver,
  reachableFrom,
  type Standing,
  targetOf,
  walk,
} from "@rawr/openapi-document";
import type { Visibility } from "./visibility.ts";

/** What has to be known about a whole document before its first node is projected. */
export interface ProjectionIndex {
  readonly resolve: Resolver;
  /** Nodes that a request of a visible operation can reach, and those that its responses can. */
  readonly requests: ReadonlySet<object>;
  readonly responses: ReadonlySet<object>;
  /** Nodes that hold something hidden, at any depth. */
  readonly affected: ReadonlySet<object>;
  /** Is any property hidden anywhere? */
  readonly hidesProperties: boolean;
  /** The schemas that apply to the same value as a schema does. */
  readonly neighbours: (schema: JsonObject) => Iterable<JsonObject>;
  /** Operations by id, with the parameters of their path. */
  readonly operations: ReadonlyMap<
    string,
    { readonly operation: JsonObject; readonly parameters: readonly JsonObject[] }
  >;
}

/** Reads a document once. */
export function indexProjection(document: OpenApiDocument, visibility: Visibility, resolve: Resolver): ProjectionIndex {
  const seeds: object[] = [];
  const requests: Standing[] = [];
  const responses: Standing[] = [];
  const operations = new Map<string, { operation: JsonObject; parameters: JsonObject[] }>();
  let hidesProperties = false;
  walk(document, (node, kind, place) => {
    if (kind === "schema") {
      if (place && visibility.hides(node)) {
        seeds.push(place.owner);
        hidesProperties ||= place.field === "properties";
      }
      if (Array.isArray(node.enum) && node.enum.some((value) => visibility.hidesValue(node, value))) seeds.push(node);
    } else if (kind === "operation" && typeof node.operationId === "string" && place) {
      const parameters = [...parametersOf(place.owner), ...parametersOf(node)];
      operations.set(node.operationId, { operation: node, parameters });
    }
    if (place && isVisibleSide(node, kind, place, visibility)) {
      if (kind === "requestBody" || kind === "parameter") requests.push({ node, kind, place });
      if (kind === "responses") responses.push({ node, kind, place });
    }
  });
  const enter = ({ node }: Standing): boolean => !visibility.hides(node);
  const affected = closureUpwards(document, resolve, seeds);
  return {
    resolve,
    requests: reachableFrom(requests, resolve, enter),
    responses: reachableFrom(responses, resolve, enter),
    affected,
    hidesProperties,
    neighbours: inPlaceNeighbours(document, resolve),
    operations,
  };
}

function parametersOf(node: JsonObject): JsonObject[] {
  return Array.isArray(node.parameters) ? node.parameters.filter(isObject) : [];
}

/** Does it belong to an operation that the audience sees? Parameters of a path count as soon as one of its operations does. */
function isVisibleSide(_node: JsonObject, kind: string, place: Place, visibility: Visibility): boolean {
  if (kind !== "requestBody" && kind !== "parameter" && kind !== "responses") return false;
  if (place.ownerKind === "operation") return inCallback(place) || !visibility.hidesOperation(place.owner);
  return place.ownerKind === "pathItem" && hasVisibleOperation(place.owner, place.parent, visibility);
}

/** Is a place inside a callback, whose operations are seen wherever the operation around them is? */
export function inCallback(place: Place | undefined): boolean {
  for (let current = place; current; current = current.parent) if (current.ownerKind === "callback") return true;
  return false;
}

/** Is there an operation in a path item that the audience sees? */
export function hasVisibleOperation(pathItem: JsonObject, place: Place | undefined, visibility: Visibility): boolean {
  if (inCallback(place)) return true;
  return operationsOf(pathItem).some((operation) => !visibility.hidesOperation(operation));
}

const operationFields = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/** Every operation of a path item. */
export function operationsOf(pathItem: JsonObject): JsonObject[] {
  const additional = isObject(pathItem.additionalOperations) ? Object.values(pathItem.additionalOperations) : [];
  return [...operationFields.map((method) => pathItem[method]), ...additional].filter(isObject);
}

/** Names of a schema's own properties that the audience does not see. */
export function hiddenProperties(schema: JsonObject, visibility: Visibility): string[] {
  if (!isObject(schema.properties)) return [];
  const { properties } = schema;
  return Object.keys(properties).filter((name) => isObject(properties[name]) && visibility.hides(properties[name]));
}

/** Is a property, that a schema names but does not declare, declared and hidden by another schema for the same value? */
export function isHiddenNearby(
  name: string,
  schema: JsonObject,
  { index, visibility }: { readonly index: ProjectionIndex; readonly visibility: Visibility },
): boolean {
  if (isObject(schema.properties) && Object.hasOwn(schema.properties, name)) return false;
  let hidden = false;
  for (const { properties } of index.neighbours(schema)) {
    const property = isObject(properties) && Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (!isObject(property)) continue;
    if (!visibility.hides(property)) return false;
    hidden = true;
  }
  return hidden;
}

/** Keywords whose schemas apply to the same value as the schema around them. */
const inPlace = new Set(["allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas"]);

/** Up to everything that holds a schema in place, and down again; built when first asked for. */
function inPlaceNeighbours(document: OpenApiDocument, resolve: Resolver): (schema: JsonObject) => Iterable<JsonObject> {
  let links: { up: Map<object, JsonObject[]>; down: Map<object, JsonObject[]> } | undefined;
  return (schema) => {
    links ??= linksOf(document, resolve);
    return closure(closure([schema], links.up), links.down);
  };
}

function linksOf(
  document: OpenApiDocument,
  resolve: Resolver,
): { up: Map<object, JsonObject[]>; down: Map<object, JsonObject[]> } {
  const up = new Map<object, JsonObject[]>();
  const down = new Map<object, JsonObject[]>();
  const link = (outer: JsonObject, inner: JsonObject): void => {
    up.set(inner, [...(up.get(inner) ?? []), outer]);
    down.set(outer, [...(down.get(outer) ?? []), inner]);
  };
  walk(document, (node, kind, place) => {
    if (kind !== "schema") return;
    if (place?.ownerKind === "schema" && inPlace.has(place.field)) link(place.owner, node);
    const target = targetOf(node, resolve);
    if (target) link(node, target);
  });
  return { up, down };
}

function closure(start: Iterable<JsonObject>, links: ReadonlyMap<object, JsonObject[]>): Set<JsonObject> {
  const found = new Set(start);
  for (const node of found) for (const next of links.get(node) ?? []) found.add(next);
  return found;
}
