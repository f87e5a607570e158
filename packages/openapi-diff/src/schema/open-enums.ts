import { isObject, type JsonObject, setOwn } from "@rawr/openapi-document";
import type { Schema } from "@rawr/schema-containment";

/**
 * The schema of a reader who lets strings pass that an enum does not name. Constants stay: they are tags that say which
 * branch of a union a value is, and so does an enum of one value inside a branch.
 */
export function openEnums(schema: Schema): Schema {
  return open(schema, false) as Schema;
}

const isUnion = (keyword: string): boolean => keyword === "anyOf" || keyword === "oneOf";
const isData = new Set(["const", "required", "type", "dependentRequired"]);

function open(schema: unknown, isBranch: boolean): unknown {
  if (Array.isArray(schema)) return schema.map((part) => open(part, isBranch));
  if (!isObject(schema)) return schema;
  const texts = schema.enum;
  if (Array.isArray(texts) && texts.some(isText) && !(isBranch && texts.length === 1)) return openText(schema, texts);
  if (isUnionOfConstants(schema)) return { type: "string" };
  const copy: JsonObject = {};
  for (const keyword of Object.keys(schema)) {
    const value = schema[keyword];
    // Names are schemas' names below these, not keywords.
    if (keyword === "properties" || keyword === "$defs" || keyword === "patternProperties") {
      setOwn(copy, keyword, openNamed(value, isBranch));
    } else
      setOwn(
        copy,
        keyword,
        isData.has(keyword) ? value : open(value, isUnion(keyword) || (isBranch && keyword === "allOf")),
      );
  }
  return copy;
}

function openNamed(map: unknown, isBranch: boolean): unknown {
  if (!isObject(map)) return map;
  const copy: JsonObject = {};
  for (const name of Object.keys(map)) setOwn(copy, name, open(map[name], isBranch));
  return copy;
}

const isText = (value: unknown): boolean => typeof value === "string";

function openText(schema: JsonObject, values: readonly unknown[]): JsonObject {
  const { enum: _closed, type: _type, ...rest } = schema;
  const others = values.filter((value) => !isText(value));
  return { ...rest, anyOf: [{ type: "string" }, ...(others.length > 0 ? [{ enum: others }] : [])] };
}

const isUnionOfConstants = (schema: JsonObject): boolean => {
  const branches = schema.anyOf ?? schema.oneOf;
  return (
    Array.isArray(branches) &&
    branches.length > 1 &&
    Object.keys(schema).length === 1 &&
    branches.every((branch) => isObject(branch) && isText(branch.const))
  );
};
