import { isObject, type JsonObject, setOwn } from "@rawr/openapi-document";
import { isJson, normalizeMediaType } from "./media-type.ts";
import type { Found, Reader } from "./reader.ts";

/** Through references and `allOf`: nobody means more, and a chain of them must not end the stack. */
const mostSteps = 500;

/** The media type whose encoding is asked for, and the schema of the whole. */
interface Form {
  readonly type: string;
  readonly schema: JsonObject | boolean;
}

/**
 * How each property of a form travels (OpenAPI 3.1.1, 4.8.15): `{ style, explode, allowReserved }` or
 * `{ contentType, headers? }`, whichever counts. Empty for anything but forms.
 */
export function encodingOf(reader: Reader, { node, pointer }: Found, { type, schema }: Form): JsonObject {
  const flat = type.startsWith("application/x-www-form-urlencoded");
  const said = new Map(reader.entries(node.encoding, `${pointer}/encoding`).map((entry) => [entry.key, entry.value]));
  if (!flat && !type.startsWith("multipart/")) return {};
  const properties = propertiesOf(reader, schema);
  const encoding: JsonObject = {};
  for (const name of [...new Set([...properties.keys(), ...said.keys()])].sort()) {
    const own = said.get(name);
    setOwn(
      encoding,
      name,
      effective(isObject(own) ? own : {}, flat, () => contentTypeOf(reader, properties.get(name))),
    );
  }
  return encoding;
}

function effective(own: JsonObject, flat: boolean, contentType: () => string): JsonObject {
  const { style, explode, allowReserved, headers } = own;
  const styled = style !== undefined || explode !== undefined || allowReserved !== undefined;
  if (styled || (flat && own.contentType === undefined)) {
    const chosen = style ?? "form";
    return { style: chosen, explode: explode ?? chosen === "form", allowReserved: allowReserved ?? false };
  }
  const written = typeof own.contentType === "string" ? own.contentType : contentType();
  const types = written
    .split(",")
    .map((type) => normalizeMediaType(type))
    .sort();
  return { contentType: types.join(", "), ...(headers === undefined ? {} : { headers }) };
}

/** The default of `contentType`, by the type of the property. */
function contentTypeOf(reader: Reader, property: unknown, seen = new Set<unknown>()): string {
  const schema = resolved(reader, property);
  if (!isObject(schema) || seen.has(schema) || seen.size > mostSteps) return "application/octet-stream";
  seen.add(schema);
  const { type, items, contentEncoding, contentMediaType, format } = schema;
  const kinds = (Array.isArray(type) ? type : [type]).filter((kind) => kind !== "null");
  if (kinds.length !== 1 || kinds[0] === undefined) return "application/octet-stream";
  if (kinds[0] === "array") return contentTypeOf(reader, items, seen);
  if (kinds[0] === "object") return "application/json";
  if (kinds[0] !== "string") return "text/plain";
  if (typeof contentMediaType === "string" && !isJson(contentMediaType)) return contentMediaType;
  // 3.0 says files by their format, which lifting leaves as it is.
  return contentEncoding !== undefined || format === "binary" ? "application/octet-stream" : "text/plain";
}

function propertiesOf(reader: Reader, schema: unknown, seen = new Set<unknown>()): Map<string, unknown> {
  const node = resolved(reader, schema);
  if (!isObject(node) || seen.has(node) || seen.size > mostSteps) return new Map();
  seen.add(node);
  const parts = Array.isArray(node.allOf) ? node.allOf.map((part: unknown) => propertiesOf(reader, part, seen)) : [];
  const own = isObject(node.properties) ? Object.entries(node.properties) : [];
  return new Map([...parts.flatMap((part) => [...part]), ...own]);
}

function resolved(reader: Reader, schema: unknown): unknown {
  if (!isObject(schema) || typeof schema.$ref !== "string") return schema;
  const target = reader.target(schema.$ref);
  return typeof target === "string" ? undefined : target.node;
}
