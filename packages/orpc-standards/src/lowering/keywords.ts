import type { JsonSchema } from "./context.ts";
import { toJson } from "./json-value.ts";
import { jsonTypes } from "./kinds.ts";
import { lowerPattern } from "./pattern.ts";
import { below, isSchemaObject, kindOf, type Place, reportProblem, type SchemaObject, type Walk } from "./place.ts";
import { typeOfValues } from "./union.ts";

/** One keyword of the author's schema, and what it becomes. */
export interface Keyword {
  readonly name: string;
  readonly value: unknown;
  readonly schema: SchemaObject;
  readonly walk: Walk;
  readonly place: Place;
}
type Rule = (keyword: Keyword) => JsonSchema;

/** Lowers one keyword of a schema; the results of all keywords are merged. */
export function lowerKeyword(keyword: Keyword): JsonSchema {
  const rule = rules[keyword.name];
  if (rule) return rule(keyword);
  const copied = toJson(keyword.value);
  if (copied) return { [keyword.name]: copied.json };
  // An unknown keyword that holds a function or an instance is for the author's own code.
  return keyword.name in mustBeJson ? unrepresentable(keyword, `\`${keyword.name}\` is not a JSON value`) : {};
}

/** Whether JSON Schema gives `name` a meaning. */
export function isKeyword(name: string): boolean {
  return name in rules || annotationsAndLimits.has(name);
}

const annotationsAndLimits: ReadonlySet<string> = new Set([
  ...["anyOf", "const", "$ref", "required", "title", "description", "default", "deprecated", "readOnly", "writeOnly"],
  ...["format", "minLength", "maxLength", "minItems", "maxItems", "uniqueItems", "minContains", "maxContains"],
  ...["minProperties", "maxProperties", "dependentRequired", "contentEncoding", "contentMediaType"],
]);

const mustBeJson = { const: true, enum: true, default: true, examples: true, example: true };

const one: Rule = (keyword) => ({ [keyword.name]: lowerChild(keyword, keyword.value, keyword.name) });

/** Where JSON Schema has a use for `true` and `false` that tools know. */
const oneOrBoolean: Rule = (keyword) =>
  typeof keyword.value === "boolean" ? { [keyword.name]: keyword.value } : one(keyword);

const list: Rule = (keyword) =>
  Array.isArray(keyword.value)
    ? { [keyword.name]: keyword.value.map((item, index) => lowerChild(keyword, item, keyword.name, index)) }
    : unrepresentable(keyword, `\`${keyword.name}\` is not a list of schemas`);

const all: Rule = (keyword) => (Array.isArray(keyword.value) && keyword.value.length === 0 ? {} : list(keyword));

const some: Rule = (keyword) =>
  Array.isArray(keyword.value) && keyword.value.length === 0 ? { not: {} } : list(keyword);

const map: Rule = (keyword) => {
  if (!isSchemaObject(keyword.value)) return unrepresentable(keyword, `\`${keyword.name}\` is not an object`);
  const entries = Object.entries(keyword.value);
  return {
    [keyword.name]: Object.fromEntries(
      entries.map(([key, value]) => [key, lowerChild(keyword, value, keyword.name, key)]),
    ),
  };
};

const properties: Rule = (keyword) => {
  if (!isSchemaObject(keyword.value)) return unrepresentable(keyword, "`properties` is not an object");
  const required = Array.isArray(keyword.schema["required"]) ? keyword.schema["required"] : [];
  const lowered = Object.entries(keyword.value).map(([key, value]) => {
    const place = below(keyword.place, "properties", key);
    const absence = required.includes(key) ? "impossible" : "optional";
    return [key, keyword.walk.lower(value, keyword.walk, { ...place, absence })] as const;
  });
  return { properties: Object.fromEntries(lowered) };
};

const patternProperties: Rule = (keyword) => {
  for (const pattern of Object.keys(isSchemaObject(keyword.value) ? keyword.value : {})) {
    const lowered = lowerPattern(pattern);
    if ("problem" in lowered) return unrepresentable(keyword, lowered.problem);
  }
  return map(keyword);
};

const items: Rule = (keyword) => {
  if (!Array.isArray(keyword.value)) return oneOrBoolean(keyword);
  const lowered = keyword.value.map((item, index) => lowerChild(keyword, item, "prefixItems", index));
  const rest = keyword.schema["additionalItems"];
  return {
    ...(lowered.length > 0 && { prefixItems: lowered }),
    ...(rest !== undefined && rest !== true && { items: restItems(keyword, rest) }),
  };
};

function restItems(keyword: Keyword, rest: unknown): JsonSchema {
  // `items: false` is what OpenAPI 3.1 tools recognise as a closed tuple; our type of `items` leaves booleans out.
  return rest === false ? (false as unknown as JsonSchema) : lowerChild(keyword, rest, "items");
}

const type: Rule = (keyword) => {
  const unknown = [keyword.value].flat().filter((name) => typeof name !== "string" || !jsonTypes.has(name));
  if (unknown.length > 0)
    return unrepresentable(keyword, `\`${String(unknown[0])}\` is not a JSON type`, String(unknown[0]));
  return { type: toJson(keyword.value)?.json as string | string[] };
};

const enumeration: Rule = (keyword) => {
  const copied = toJson(keyword.value);
  if (!copied || !Array.isArray(copied.json)) return unrepresentable(keyword, "`enum` is not a list of JSON values");
  const values = [...new Set(copied.json)];
  if (values.length === 0) return { not: {} };
  return { ...(!("type" in keyword.schema) && { type: typeOfValues(values) }), enum: values };
};

const pattern: Rule = (keyword) => {
  if (typeof keyword.value !== "string" && !(keyword.value instanceof RegExp)) {
    return unrepresentable(keyword, "`pattern` is neither a string nor a RegExp");
  }
  const lowered = lowerPattern(keyword.value);
  return "problem" in lowered ? unrepresentable(keyword, lowered.problem, "RegExp") : { pattern: lowered.pattern };
};

const numeric: Rule = (keyword) => {
  const value = typeof keyword.value === "bigint" ? Number(keyword.value) : keyword.value;
  if (
    typeof value !== "number" ||
    !Number.isFinite(value) ||
    (value !== keyword.value && !Number.isSafeInteger(value))
  ) {
    return unrepresentable(keyword, `\`${keyword.name}\` is not a number that JSON can hold`);
  }
  if (keyword.name === "multipleOf" && typeof keyword.value === "bigint" && keyword.schema["type"] !== "integer") {
    return unrepresentable(keyword, "TypeBox throws when it divides a fraction by the bigint in `multipleOf`");
  }
  return { [keyword.name]: value };
};

/** `dependencies` of draft 7 is two keywords today. */
const dependencies: Rule = (keyword) => {
  const entries = Object.entries(isSchemaObject(keyword.value) ? keyword.value : {});
  const names = entries.filter(([, value]) => Array.isArray(value));
  const schemas = entries.filter(([, value]) => !Array.isArray(value));
  const lowered = schemas.map(([key, value]) => [key, lowerChild(keyword, value, "dependentSchemas", key)]);
  return {
    ...(names.length > 0 && { dependentRequired: toJson(Object.fromEntries(names))?.json }),
    ...(lowered.length > 0 && { dependentSchemas: Object.fromEntries(lowered) }),
  };
};

const examples: Rule = (keyword) => {
  const copied = toJson(keyword.value);
  if (!copied) return unrepresentable(keyword, "`examples` is not a JSON value");
  return { examples: Array.isArray(copied.json) ? copied.json : [copied.json] };
};

const drop: Rule = () => ({});

const dynamic: Rule = (keyword) =>
  unrepresentable(keyword, `\`${keyword.name}\` has no counterpart between components`);

const rules: Readonly<Record<string, Rule>> = {
  $id: drop,
  $schema: drop,
  $anchor: drop,
  $comment: drop,
  $vocabulary: drop,
  $defs: drop,
  definitions: drop,
  $dynamicAnchor: drop,
  $recursiveAnchor: drop,
  $dynamicRef: dynamic,
  $recursiveRef: dynamic,
  additionalItems: drop,
  additionalProperties: oneOrBoolean,
  allOf: all,
  contains: one,
  contentSchema: one,
  dependencies,
  dependentSchemas: map,
  else: one,
  enum: enumeration,
  examples,
  exclusiveMaximum: numeric,
  exclusiveMinimum: numeric,
  if: one,
  items,
  maximum: numeric,
  minimum: numeric,
  multipleOf: numeric,
  not: one,
  oneOf: some,
  pattern,
  patternProperties,
  prefixItems: all,
  properties,
  propertyNames: one,
  // Not `then` as a shorthand of its own: an object with a `then` is a thenable.
  ["then"]: one,
  type,
  unevaluatedItems: oneOrBoolean,
  unevaluatedProperties: oneOrBoolean,
};

function lowerChild(keyword: Keyword, schema: unknown, ...steps: (string | number)[]): JsonSchema {
  return keyword.walk.lower(schema, keyword.walk, below(keyword.place, ...steps));
}

function unrepresentable(keyword: Keyword, detail: string, kind?: string): JsonSchema {
  const { walk, schema } = keyword;
  const place = below(keyword.place, keyword.name);
  const name = kind ?? kindOf(schema) ?? keyword.name;
  reportProblem(walk, place, { code: "unrepresentable-schema", schema, kind: name, detail });
  return {};
}
