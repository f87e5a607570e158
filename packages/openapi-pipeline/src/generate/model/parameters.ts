import type { JsonSchema, OpenApiDocument, Parameter } from "@rawr/openapi-document";
import type { OperationEntry } from "../operations.ts";
import type { InputField, InputPlace } from "./client-model.ts";
import { contentsOf, exampleOf } from "./media-types.ts";
import { follow, isPrimitive, listOf, recordOf, textOf, typesOf } from "./schema-shape.ts";

/** A parameter as the input and the operation string need it. */
export interface ParameterPlan extends InputField {
  readonly place: Exclude<InputPlace, "body">;
  /** Style character of the operation string, and `+` for `allowReserved`. */
  readonly suffix: string;
  /** Of a path parameter: `.` and `;` for the styles `label` and `matrix`. */
  readonly prefix: string;
  /** A primitive, or a list of them: the core of the runtime writes it, if the rest of the expression is plain too. */
  readonly isPlain: boolean;
}

const places = ["path", "query", "header", "cookie"] as const;

/** Headers that no document may declare (OpenAPI 3.1, 4.8.12.1), and those that the runtime sends by itself. */
const ownHeaders = new Set(["accept", "content-type", "authorization", "idempotency-key", "last-event-id"]);

/** The parameters of an operation in the order of the operation string; those of the path item are overridden. */
export function planParameters(document: OpenApiDocument, entry: OperationEntry): ParameterPlan[] {
  const declared = declaredParameters(document, entry);
  const undeclared = pathNames(entry.path)
    .filter((name) => !declared.some((parameter) => parameter.in === "path" && parameter.name === name))
    .map((name): Parameter => ({ name, in: "path", required: true, schema: { type: "string" } }));
  const taken = new Set<string>();
  return places.flatMap((place) =>
    [...declared, ...undeclared]
      .filter((parameter) => parameter.in === place && !isOwn(parameter) && isUsed(parameter, entry.path))
      .map((parameter) => {
        const key = keyFor(parameter, taken);
        taken.add(key);
        return planParameter(document, parameter, key);
      }),
  );
}

/** Whether the operation declares a header. */
export function declaresHeader(document: OpenApiDocument, entry: OperationEntry, name: string): boolean {
  return declaredParameters(document, entry).some(
    (parameter) => parameter.in === "header" && parameter.name.toLowerCase() === name,
  );
}

function declaredParameters(document: OpenApiDocument, entry: OperationEntry): Parameter[] {
  const item = follow(document, document.paths?.[entry.path]);
  const all = [...listOf(item["parameters"] as Parameter[]), ...listOf(entry.operation.parameters)];
  const byPlace = new Map<string, Parameter>();
  for (const raw of all) {
    const parameter = follow(document, raw);
    if (typeof parameter.name === "string") byPlace.set(`${parameter.in} ${parameter.name}`, parameter);
  }
  return [...byPlace.values()];
}

/** Names of the template's expressions. */
export function pathNames(path: string): string[] {
  return [...path.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? "");
}

function isOwn(parameter: Parameter): boolean {
  return parameter.in === "header" && ownHeaders.has(parameter.name.toLowerCase());
}

/** A path parameter that the template does not have is sent nowhere. */
function isUsed(parameter: Parameter, path: string): boolean {
  return parameter.in !== "path" || pathNames(path).includes(parameter.name);
}

/** Two parameters of one name: the first place keeps it, the other is told apart by its place. */
function keyFor(parameter: Parameter, taken: ReadonlySet<string>): string {
  let key = parameter.name;
  while (taken.has(key)) key = `${parameter.in}.${key}`;
  return key;
}

function planParameter(document: OpenApiDocument, parameter: Parameter, key: string): ParameterPlan {
  const [content] = contentsOf(parameter["content"] as never);
  const schema = schemaOf(content === undefined ? parameter.schema : content.media.schema);
  const given = exampleOf(parameter) ?? (content && exampleOf(content.media));
  return {
    key,
    wire: parameter.name,
    place: parameter.in,
    required: parameter.required === true || parameter.in === "path",
    schema,
    description: textOf(parameter.description),
    deprecated: parameter["deprecated"] === true,
    example: given ?? schemaExample(document, schema),
    isPlain: isPrimitive(document, schema) || isPrimitiveList(document, schema),
    ...styleOf(document, parameter, schema, content !== undefined),
  };
}

function isPrimitiveList(document: OpenApiDocument, schema: JsonSchema): boolean {
  const found = follow(document, schema);
  return typesOf(found).join() === "array" && isPrimitive(document, schemaOf(found.items));
}

/** Booleans are schemas too. */
export function schemaOf(schema: unknown): JsonSchema {
  return recordOf(schema as JsonSchema) as JsonSchema;
}

/** The example that a schema gives, through `$ref`. */
export function schemaExample(document: OpenApiDocument, schema: JsonSchema): unknown {
  const found = follow(document, schema);
  return schema["example"] ?? listOf(schema.examples)[0] ?? found["example"] ?? listOf(found.examples)[0];
}

function styleOf(
  document: OpenApiDocument,
  parameter: Parameter,
  schema: JsonSchema,
  hasContent: boolean,
): { prefix: string; suffix: string } {
  const reserved = parameter["allowReserved"] === true && parameter.in === "query" ? "+" : "";
  if (hasContent) return { prefix: "", suffix: `@${reserved}` };
  const prefix = parameter.in === "path" ? ({ label: ".", matrix: ";" }[parameter.style ?? ""] ?? "") : "";
  if (isPrimitive(document, schema)) return { prefix, suffix: reserved };
  const style = parameter.style ?? (parameter.in === "query" || parameter.in === "cookie" ? "form" : "simple");
  if (style === "deepObject") return { prefix, suffix: `!${reserved}` };
  if (parameter.explode ?? style === "form") return { prefix, suffix: `*${reserved}` };
  const mark = { spaceDelimited: "~", pipeDelimited: "|" }[style] ?? "";
  return { prefix, suffix: `${mark}${reserved}` };
}
