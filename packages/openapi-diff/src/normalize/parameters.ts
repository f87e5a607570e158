import type { ApiParameter, ParameterIn } from "../model.ts";
import { readContent } from "./content.ts";
import type { Entry, Found, Reader } from "./reader.ts";
import { examplesOf, lifecycleOf, textsOf } from "./texts.ts";

const places: readonly unknown[] = ["path", "query", "querystring", "header", "cookie"] satisfies ParameterIn[];
const defaultStyles = { path: "simple", query: "form", querystring: "form", header: "simple", cookie: "form" };

/** Fields of their own elsewhere in a document: as header parameters they count for nothing (OpenAPI 3.1.1, 4.8.12). */
const ignoredHeaders = new Set(["accept", "content-type", "authorization"]);

/** A list of parameters and what it stands on: a path item, an operation. */
export interface ParameterLevel {
  readonly value: unknown;
  readonly pointer: string;
}

/** Parameters by key. Later levels override earlier ones; `template` names the path's parameters by position. */
export function readParameters(
  reader: Reader,
  levels: readonly ParameterLevel[],
  template: { readonly names: readonly string[]; readonly pointer: string },
): ReadonlyMap<string, ApiParameter> {
  const parameters = new Map<string, ApiParameter>();
  for (const { value, pointer } of levels) {
    const own = new Set<string>();
    for (const entry of reader.items(value, pointer)) {
      const parameter = readListed(reader, entry);
      if (!parameter) continue;
      if (own.has(parameter.key)) reader.problem(entry.pointer, `The parameter \`${parameter.key}\` is there twice.`);
      else parameters.set(parameter.key, parameter);
      own.add(parameter.key);
    }
  }
  return byPosition(reader, parameters, template);
}

function readListed(reader: Reader, { value, pointer }: Entry): ApiParameter | undefined {
  const found = reader.follow(value, pointer);
  if (!found) return undefined;
  const { name, in: place } = found.node;
  if (typeof name !== "string" || !places.includes(place)) {
    reader.problem(
      found.pointer,
      "Expected a parameter with a `name`, `in` path, query, querystring, header or cookie.",
    );
    return undefined;
  }
  if (place === "header" && ignoredHeaders.has(name.toLowerCase())) return undefined;
  return readParameter(reader, found, { name, in: place as ParameterIn });
}

/** One parameter or header with its defaults said. */
export function readParameter(
  reader: Reader,
  found: Found,
  { name, in: place }: { readonly name: string; readonly in: ParameterIn },
): ApiParameter {
  const { node, pointer } = found;
  const [content, ...more] = readContent(reader, found).values();
  if (more.length > 0) reader.problem(`${pointer}/content`, "Expected one media type.");
  const style = typeof node.style === "string" ? node.style : defaultStyles[place];
  const anyReserved = place === "query" || (place !== "header" && `${reader.document.openapi}`.startsWith("3.2"));
  return {
    key: `${place} ${place === "header" ? name.toLowerCase() : place === "querystring" ? "" : name}`.trim(),
    in: place,
    name,
    pointer,
    required: place === "path" || node.required === true,
    style,
    explode: typeof node.explode === "boolean" ? node.explode : style === "form" || style === "cookie",
    allowReserved: anyReserved && node.allowReserved === true,
    allowEmptyValue: place === "query" && node.allowEmptyValue === true,
    contentType: content?.type,
    schema: content?.schema ?? reader.schema(node.schema, `${pointer}/schema`),
    lifecycle: lifecycleOf(found),
    texts: [...textsOf(found, ["description"]), ...examplesOf(reader, found)],
  };
}

/** Path parameters travel by their position: their names are for people. One without a place keeps its name. */
function byPosition(
  reader: Reader,
  parameters: ReadonlyMap<string, ApiParameter>,
  { names, pointer }: { readonly names: readonly string[]; readonly pointer: string },
): ReadonlyMap<string, ApiParameter> {
  const placed = new Map<string, ApiParameter>();
  for (const [index, name] of names.entries()) {
    // A template that nobody describes takes any text.
    const declared =
      parameters.get(`path ${name}`) ?? readParameter(reader, { node: {}, pointer }, { name, in: "path" });
    placed.set(`path ${index}`, { ...declared, key: `path ${index}` });
  }
  for (const [key, parameter] of parameters) {
    if (!placed.has(key) && (parameter.in !== "path" || !names.includes(parameter.name))) placed.set(key, parameter);
  }
  return placed;
}
