import { dereference, isObject, type JsonObject, type Resolver, setOwn } from "@rawr/openapi-document";
import type { Visibility } from "./visibility.ts";

/** What is left of an example that shows something hidden which cannot be taken out. */
export const unusable: unique symbol = Symbol("unusable");

/** Takes hidden properties out of example values. */
export interface Pruner {
  /** The value without what its schema hides, the same value when nothing is hidden, or {@link unusable}. */
  readonly prune: (value: unknown, schema: unknown) => unknown;
  /** Does a path of keys into a value of the schema pass something hidden? */
  readonly isHiddenAt: (schema: unknown, path: readonly string[]) => boolean;
}

/** A pruner for the schemas of one document, in their complete form. */
export function createPruner(visibility: Visibility, resolve: Resolver): Pruner {
  const prune = (value: unknown, schemas: readonly JsonObject[]): unknown => {
    const layers = layersOf(schemas, visibility, resolve);
    if (showsHidden(value, layers, visibility)) return unusable;
    if (Array.isArray(value)) return pruneList(value, layers);
    return isObject(value) ? pruneObject(value, layers) : value;
  };
  const pruneList = (values: readonly unknown[], { open }: Layers): unknown => {
    const pruned = values.map((value, index) => prune(value, itemSchemas(open, index)));
    if (pruned.includes(unusable)) return unusable;
    return pruned.some((value, index) => value !== values[index]) ? pruned : values;
  };
  const pruneObject = (value: JsonObject, { open }: Layers): unknown => {
    const copy: JsonObject = {};
    let changed = false;
    for (const key of Object.keys(value)) {
      const schemas = propertySchemas(open, key);
      const pruned = schemas.some(visibility.hides) ? unusable : prune(value[key], schemas);
      changed ||= pruned !== value[key];
      const hiddenProperty = pruned === unusable && schemas.some(visibility.hides);
      if (pruned === unusable && !hiddenProperty) return unusable;
      if (!hiddenProperty) setOwn(copy, key, pruned);
    }
    return changed ? copy : value;
  };
  const isHiddenAt = (schema: unknown, path: readonly string[]): boolean => {
    let schemas = isObject(schema) ? [schema] : [];
    for (const key of path) {
      const { open } = layersOf(schemas, visibility, resolve);
      schemas = [...propertySchemas(open, key), ...(/^\d+$/.test(key) ? itemSchemas(open, Number(key)) : [])];
      if (schemas.some(visibility.hides)) return true;
    }
    return false;
  };
  return { prune: (value, schema) => prune(value, isObject(schema) ? [schema] : []), isHiddenAt };
}

/** The schemas that apply to one value, and those of them that are hidden. */
interface Layers {
  readonly open: readonly JsonObject[];
  readonly hidden: readonly JsonObject[];
}

function layersOf(schemas: readonly JsonObject[], visibility: Visibility, resolve: Resolver): Layers {
  const open: JsonObject[] = [];
  const hidden: JsonObject[] = [];
  const seen = new Set<JsonObject>();
  const queue = [...schemas];
  for (let schema = queue.pop(); schema; schema = queue.pop()) {
    if (seen.has(schema)) continue;
    seen.add(schema);
    if (visibility.hides(schema)) {
      hidden.push(dereference(schema, resolve));
      continue;
    }
    open.push(schema);
    const target = dereference(schema, resolve);
    if (target !== schema) queue.push(target);
    for (const keyword of ["allOf", "anyOf", "oneOf"]) {
      if (Array.isArray(schema[keyword])) queue.push(...schema[keyword].filter(isObject));
    }
    for (const keyword of ["if", "then", "else"]) if (isObject(schema[keyword])) queue.push(schema[keyword]);
  }
  return { open, hidden };
}

/** Is the value a hidden enum value, or an instance of a hidden variant as its constants tell? */
function showsHidden(value: unknown, { open, hidden }: Layers, visibility: Visibility): boolean {
  if (open.some((schema) => visibility.hidesValue(schema, value)) && !isVisibleValue(open, value, visibility))
    return true;
  if (!isObject(value)) return false;
  const variants = open.map((schema) => constantsOf(schema)).filter((constants) => constants.length > 0);
  const isVisible = variants.some((constants) => matches(value, constants));
  return (
    !isVisible &&
    hidden.some((schema) => {
      const constants = constantsOf(schema);
      return constants.length > 0 && matches(value, constants);
    })
  );
}

function isVisibleValue(open: readonly JsonObject[], value: unknown, visibility: Visibility): boolean {
  return open.some(
    (schema) => Array.isArray(schema.enum) && schema.enum.includes(value) && !visibility.hidesValue(schema, value),
  );
}

function constantsOf(schema: JsonObject): [string, unknown][] {
  if (!isObject(schema.properties)) return [];
  return Object.entries(schema.properties).flatMap(([name, property]) => {
    if (!isObject(property)) return [];
    if (Object.hasOwn(property, "const")) return [[name, property.const]];
    return Array.isArray(property.enum) && property.enum.length === 1 ? [[name, property.enum[0]]] : [];
  });
}

function matches(value: JsonObject, constants: readonly [string, unknown][]): boolean {
  return constants.every(([name, constant]) => Object.hasOwn(value, name) && value[name] === constant);
}

function propertySchemas(layers: readonly JsonObject[], name: string): JsonObject[] {
  return layers.flatMap((schema) => {
    const declared =
      isObject(schema.properties) && Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
    return [declared ?? schema.additionalProperties].filter(isObject);
  });
}

function itemSchemas(layers: readonly JsonObject[], index: number): JsonObject[] {
  return layers.flatMap((schema) => {
    const position: unknown = Array.isArray(schema.prefixItems) ? schema.prefixItems[index] : undefined;
    return [position ?? schema.items].filter(isObject);
  });
}
