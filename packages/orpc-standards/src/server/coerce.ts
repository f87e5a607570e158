import type { JsonSchema } from "../lowering/index.ts";

/** How a list is written where there is only text. */
export type ListStyle =
  /** `style: form, explode: true` (query): the name once per item. */
  | "repeated"
  /** `style: simple` (path, header): items between commas. */
  | "commas";

export interface CoercionOptions {
  readonly definitions: Readonly<Record<string, JsonSchema>>;
  readonly list: ListStyle;
}

// The grammar of JSON: no spaces, no hexadecimal, no leading zeros.
const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** Turns text into what `schema` asks for; what does not fit stays as it is, for validation to refuse. */
export function coerce(schema: JsonSchema | undefined, value: unknown, options: CoercionOptions): unknown {
  const branches = schema ? branchesOf(schema, options, []) : [];
  if (branches.length === 0) return value;
  if (typeof value === "string") return coerceText(branches, value, options);
  if (Array.isArray(value)) return coerceItems(branches, value, options);
  if (typeof value === "object" && value !== null) return coerceMembers(branches, value, options);
  return value;
}

function coerceText(branches: readonly JsonSchema[], text: string, options: CoercionOptions): unknown {
  const allowed = (type: string) => branches.some((branch) => typesOf(branch).includes(type));
  if (branches.some((branch) => takesText(branch, text))) return text;
  if (number.test(text) && (allowed("number") || allowed("integer"))) {
    // Digits that a double cannot hold would arrive as another number.
    return /^-?\d+$/.test(text) && !Number.isSafeInteger(Number(text)) ? text : Number(text);
  }
  if ((text === "true" || text === "false") && allowed("boolean")) return text === "true";
  if (!allowed("array")) return text;
  return coerceItems(branches, options.list === "commas" ? text.split(",") : [text], options);
}

function coerceItems(branches: readonly JsonSchema[], items: readonly unknown[], options: CoercionOptions): unknown[] {
  const list = branches.find((branch) => typesOf(branch).includes("array"));
  return items.map((item, index) => coerce(list?.prefixItems?.[index] ?? schemaOf(list?.items), item, options));
}

function coerceMembers(branches: readonly JsonSchema[], value: object, options: CoercionOptions): object {
  const members = Object.entries(value).map(([key, member]) => {
    const named = branches.find((branch) => branch.properties && Object.hasOwn(branch.properties, key));
    const other = branches.find((branch) => typeof branch.additionalProperties === "object");
    const schema = named ? named.properties?.[key] : schemaOf(other?.additionalProperties);
    return [key, coerce(schema, member, options)];
  });
  return Object.fromEntries(members);
}

/** The alternatives of a schema, and the parts of an intersection: any of them may say what a text stands for. */
function branchesOf(schema: JsonSchema, options: CoercionOptions, open: readonly string[]): JsonSchema[] {
  const { $ref } = schema;
  const children = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  const branches = children.flatMap((child) => branchesOf(child, options, open));
  if ($ref !== undefined && !open.includes($ref)) {
    const target = options.definitions[$ref.replace("#/$defs/", "")];
    if (target) branches.push(...branchesOf(target, options, [...open, $ref]));
  }
  return typesOf(schema).length > 0 || schema.properties ? [schema, ...branches] : branches;
}

function typesOf(branch: JsonSchema): string[] {
  return [branch.type ?? []].flat();
}

function takesText(branch: JsonSchema, text: string): boolean {
  if (!typesOf(branch).includes("string")) return false;
  if (branch.enum) return branch.enum.includes(text);
  return branch.const === undefined || branch.const === text;
}

function schemaOf(value: JsonSchema | boolean | undefined): JsonSchema | undefined {
  return typeof value === "object" ? value : undefined;
}
