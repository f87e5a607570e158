import { dereference, isObject, type JsonObject, type Resolver } from "@rawr/openapi-document";
import { audienceTexts } from "./constraints.ts";
import { line, rootLines } from "./field-lines.ts";
import { literal, plainLine } from "./plain-text.ts";
import { inFull, refName, typeText } from "./type-text.ts";

/** What the lines of an operation need to know about its document. */
export interface OperationContext {
  readonly resolve: Resolver;
  /** Parameters of the path, which every operation below it has. */
  readonly shared: readonly JsonObject[];
  /** The security of the document, for operations that say nothing. */
  readonly security: unknown;
}

/** Everything about one operation, one fact a line: itself, its inputs, its outputs, its links. */
export function operationLines(operation: JsonObject, context: OperationContext): string[] {
  const parameters = [...context.shared, ...listOf(operation.parameters)];
  return [
    ...headLines(operation, context),
    ...parameters.flatMap((parameter) => parameterLines(parameter)),
    ...bodyLines(operation.requestBody),
    ...Object.entries(isObject(operation.responses) ? operation.responses : {}).flatMap(([status, response]) =>
      status.startsWith("x-") || !isObject(response) ? [] : responseLines(status, response, context.resolve),
    ),
    ...Object.entries(isObject(operation.callbacks) ? operation.callbacks : {}).map(([name, callback]) =>
      line(`callback ${plainLine(name)}`, isObject(callback) ? Object.keys(callback).map(plainLine) : []),
    ),
  ];
}

function headLines(operation: JsonObject, { security }: OperationContext): string[] {
  const fact = (name: string, value: string | undefined): string[] => (value === undefined ? [] : [`${name} ${value}`]);
  const text = (value: unknown): string | undefined => (value === undefined ? undefined : plainLine(String(value)));
  const extension = (name: string): string | undefined => {
    const value = operation[`x-${name}`];
    return value === undefined || typeof value === "string" ? text(value) : literal(value);
  };
  const sunset = operation["x-sunset"];
  return [
    ...fact("operation", text(operation.operationId)),
    `audience ${text(operation["x-audience"]) ?? "internal"}`,
    ...fact(
      "tags",
      Array.isArray(operation.tags) && operation.tags.length > 0 ? operation.tags.map(text).join(", ") : undefined,
    ),
    ...securityLines(operation.security ?? security),
    ...["workflow", "idempotent", "pagination"].flatMap((name) => fact(name, extension(name))),
    ...(operation.deprecated === true || sunset !== undefined
      ? [line("deprecated", sunset === undefined ? [] : [`sunset ${text(sunset)}`])]
      : []),
    ...listOf(operation.servers).map((server) => `server ${text(server.url)}`),
  ];
}

/** One line per alternative; the one that asks for nothing is `none`. */
export function securityLines(security: unknown): string[] {
  if (!Array.isArray(security)) return [];
  if (security.length === 0) return ["security none"];
  return security.filter(isObject).map((requirement) => {
    const schemes = Object.entries(requirement).map(([name, scopes]) => {
      const list =
        Array.isArray(scopes) && scopes.length > 0
          ? `[${scopes.map((scope) => plainLine(String(scope))).join(", ")}]`
          : "";
      return plainLine(name) + list;
    });
    return `security ${schemes.join(" + ") || "none"}`;
  });
}

/** A parameter: where, its name, type and rules; the fields of one whose schema is written in place. */
export function parameterLines(parameter: JsonObject): string[] {
  if (typeof parameter.$ref === "string") return [`in ${refName(parameter.$ref)}`];
  const head = `in ${plainLine(String(parameter.in))} ${plainLine(String(parameter.name))}${parameter.required === true ? "" : "?"}`;
  return valueLines(head, parameter, [...styleTexts(parameter), ...flags(parameter)]);
}

function styleTexts({ style, explode, in: location }: JsonObject): string[] {
  const usual = location === "query" || location === "cookie" ? "form" : "simple";
  const shown = style !== undefined && style !== usual ? [`style ${plainLine(String(style))}`] : [];
  const exploded = (style ?? usual) === "form";
  return explode === undefined || explode === exploded ? shown : [...shown, `explode ${explode}`];
}

function flags(node: JsonObject): string[] {
  return [...(node.deprecated === true ? ["deprecated"] : []), ...audienceTexts(node)];
}

/** A parameter, header or media type: its schema, or the schema of its content. */
function valueLines(head: string, node: JsonObject, details: readonly string[]): string[] {
  if (!isObject(node.content)) return rootLines(head, node.schema, details);
  return contentLines(head, node.content, details);
}

/** The body of a request, one line per media type and field. */
export function bodyLines(body: unknown): string[] {
  if (!isObject(body)) return [];
  if (typeof body.$ref === "string") return [`in body ${refName(body.$ref)}`];
  return contentLines(`in body${body.required === true ? "" : "?"}`, body.content, flags(body));
}

function contentLines(head: string, content: unknown, details: readonly string[] = []): string[] {
  if (!isObject(content)) return [];
  return Object.entries(content).flatMap(([type, media]) => {
    const schema = isObject(media) ? (media.itemSchema ?? media.schema) : undefined;
    return rootLines(`${head} ${plainLine(type)}`, schema, details);
  });
}

/** A response: its media types, headers and links; every variant of an error on a line with its code. */
export function responseLines(status: string, response: JsonObject, resolve: Resolver): string[] {
  const out = `out ${plainLine(status)}`;
  if (typeof response.$ref === "string") return [`${out} ${refName(response.$ref)}`];
  const lines: string[] = [];
  const content = isObject(response.content) ? response.content : {};
  if (Object.keys(content).length === 0) lines.push(line(`${out} without content`, flags(response)));
  for (const [type, media] of Object.entries(content)) {
    const schema = isObject(media) ? (media.itemSchema ?? media.schema) : undefined;
    const errors =
      /^[45]|^default$/.test(status) && isObject(schema)
        ? errorLines(`${out} ${plainLine(type)}`, schema, resolve)
        : undefined;
    lines.push(...(errors ?? rootLines(`${out} ${plainLine(type)}`, schema, flags(response))));
  }
  for (const [name, header] of Object.entries(isObject(response.headers) ? response.headers : {})) {
    if (!isObject(header)) continue;
    const head = `${out} header ${plainLine(name)}${header.required === true ? "" : "?"}`;
    lines.push(
      ...(typeof header.$ref === "string"
        ? [`${head}: ${refName(header.$ref)}`]
        : valueLines(head, header, flags(header))),
    );
  }
  for (const [name, link] of Object.entries(isObject(response.links) ? response.links : {}))
    lines.push(linkLine(out, name, link));
  return lines;
}

function linkLine(out: string, name: string, link: unknown): string {
  if (!isObject(link)) return `${out} link ${plainLine(name)}`;
  const target = link.operationId ?? link.operationRef ?? (typeof link.$ref === "string" ? refName(link.$ref) : "");
  const parameters = Object.entries(isObject(link.parameters) ? link.parameters : {});
  const passed = parameters.map(
    ([key, value]) => `${plainLine(key)} = ${typeof value === "string" ? plainLine(value) : literal(value)}`,
  );
  return `${out} link ${plainLine(name)} → ${plainLine(String(target))}(${passed.join(", ")})`;
}

/**
 * Errors that carry a `code`, one line each; the fields of a named one stand with its component, so that a change of them
 * does not touch every operation that may fail with it. `undefined` when a variant has no code; then the schema is shown
 * as it is.
 */
function errorLines(head: string, schema: JsonObject, resolve: Resolver): string[] | undefined {
  const variants = errorVariants(schema, resolve);
  const lines = variants.map(({ name, schema: variant }) => {
    const properties = isObject(variant.properties) ? variant.properties : {};
    const code = constantOf(properties.code);
    if (code === undefined) return undefined;
    const title = constantOf(properties.title) ?? variant.title;
    const data =
      properties.data === undefined ? [] : [`data ${typeText(properties.data, name === undefined ? inFull : 0)}`];
    const details = [...(title === undefined ? [] : [literal(title)]), ...data, ...audienceTexts(variant)];
    return line(`${head} ${plainLine(String(code))}${name === undefined ? "" : `: ${name}`}`, details);
  });
  return lines.includes(undefined) ? undefined : (lines as string[]);
}

function errorVariants(schema: JsonObject, resolve: Resolver): { name: string | undefined; schema: JsonObject }[] {
  const target = dereference(schema, resolve);
  const list = target.oneOf ?? target.anyOf;
  if (Array.isArray(list))
    return list.filter(isObject).flatMap((item) => (item === schema ? [] : errorVariants(item, resolve)));
  return [{ name: typeof schema.$ref === "string" ? refName(schema.$ref) : undefined, schema: target }];
}

function constantOf(schema: unknown): unknown {
  if (!isObject(schema)) return undefined;
  if (Object.hasOwn(schema, "const")) return schema.const;
  return Array.isArray(schema.enum) && schema.enum.length === 1 ? schema.enum[0] : undefined;
}

function listOf(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
