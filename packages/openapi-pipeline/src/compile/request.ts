import { isAnySchema, isObjectSchema, separateObjectSchema, simplifyComposedObjectJsonSchemasAndRefs } from "@orpc/openapi";
import { acceptsUndefined } from "@rawr/orpc-standards/lowering";
import type { JsonSchema, Operation, Parameter } from "../document/openapi.ts";
import type { Procedure } from "../surface/read-contract.ts";
import type { CompileContext } from "./compile-context.ts";
import { contentOf } from "./content.ts";
import { eventContent } from "./events.ts";
import { toParameters } from "./parameters.ts";

type Request = Pick<Operation, "parameters" | "requestBody">;

/** Lays a procedure's input out as parameters and a request body, as oRPC's handler will read them. */
export function buildRequest(procedure: Procedure, context: CompileContext): Request {
  const where = `input of ${procedure.keys.join(".")}`;
  if (procedure.inputEvents) {
    return { requestBody: { required: true, content: eventContent({ events: procedure.inputEvents, errors: [], where, direction: "input" }, context) } };
  }
  if (procedure.input === undefined) {
    checkPathParameters(procedure, {}, context);
    return {};
  }
  const schema = context.components.lower(procedure.input, { where, direction: "input" });
  if (!schema) return {};
  if (procedure.route.inputStructure === "detailed") return detailed(procedure, schema, context);
  const required = !acceptsUndefined(procedure.input, "input");
  return compact(procedure, { schema, required }, context);
}

function compact(procedure: Procedure, input: { schema: JsonSchema; required: boolean }, context: CompileContext): Request {
  const names = pathParameterNames(procedure.path);
  if (names.length === 0 && procedure.method !== "get") {
    return { requestBody: { required: input.required, content: contentOf(input.schema) } };
  }
  const object = asObject(input.schema, context);
  if (!object) {
    invalidInput(procedure, `an object with ${names.length > 0 ? `the path parameters ${names.join(", ")}` : "the query parameters"}`, input.schema, context);
    return {};
  }
  const [path, rest] = separateObjectSchema(object as never, names) as unknown as [JsonSchema, JsonSchema];
  if (names.length > 0 && !checkPathParameters(procedure, path, context)) return {};
  const parameters = toParameters(path, "path", procedure, context);
  if (procedure.method === "get") return withParameters([...parameters, ...toParameters(rest, "query", procedure, context)]);
  const open = typeof rest.additionalProperties === "object";
  if (!rest.required && !rest.properties && !open) return withParameters(parameters);
  const body: JsonSchema = prune(rest);
  context.origins.copied(object, body);
  if (object.properties && body.properties) context.origins.copied(object.properties, body.properties);
  return { ...withParameters(parameters), requestBody: { required: (rest.required?.length ?? 0) > 0, content: contentOf(body) } };
}

const sections = { params: "path", query: "query", headers: "header" } as const;

function detailed(procedure: Procedure, schema: JsonSchema, context: CompileContext): Request {
  const expected = "{ params?: object, query?: object, headers?: object, body?: any }";
  const object = asObject(schema, context);
  const unknown = Object.keys(object?.properties ?? {}).filter((key) => key !== "body" && !(key in sections));
  if (!object || unknown.length > 0) {
    invalidInput(procedure, expected, unknown.length > 0 ? { properties: Object.fromEntries(unknown.map((key) => [key, {}])) } : schema, context);
    return {};
  }
  const parameters: Parameter[] = [];
  for (const [section, place] of Object.entries(sections)) {
    const part = object.properties?.[section];
    const resolved = part === undefined ? {} : asObject(part, context);
    if (!resolved) invalidInput(procedure, `${section}: object`, part as JsonSchema, context);
    else if (place !== "path" || checkPathParameters(procedure, resolved, context)) {
      parameters.push(...toParameters(resolved, place, procedure, context));
    }
  }
  const body = object.properties?.["body"];
  if (!body) return withParameters(parameters);
  if (procedure.method === "get" || procedure.method === "head") {
    invalidInput(procedure, `no body: ${procedure.method.toUpperCase()} requests carry none (RFC 9110, 9.3.1)`, { properties: { body } }, context);
    return withParameters(parameters);
  }
  return { ...withParameters(parameters), requestBody: { required: object.required?.includes("body") ?? false, content: contentOf(body) } };
}

/** Names of the template's parameters, in order. */
export function pathParameterNames(path: string): string[] {
  return [...path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] as string);
}

/** A schema that is one object after references and compositions are merged, or undefined. */
function asObject(schema: JsonSchema, context: CompileContext): JsonSchema | undefined {
  const resolved = context.components.resolve(schema);
  const merged = simplifyComposedObjectJsonSchemasAndRefs(resolved as never, { components: { schemas: context.components.bodies() } } as never);
  if (isAnySchema(merged)) return undefined;
  return isObjectSchema(merged) ? (merged as JsonSchema) : undefined;
}

function checkPathParameters(procedure: Procedure, schema: JsonSchema, context: CompileContext): boolean {
  const names = pathParameterNames(procedure.path);
  const properties = Object.keys(schema.properties ?? {});
  const missing = names.filter((name) => !properties.includes(name) || !schema.required?.includes(name));
  const extra = properties.filter((name) => !names.includes(name));
  if (missing.length === 0 && extra.length === 0) return true;
  const route = procedure.origin?.link("route");
  context.report(
    "path-parameter-mismatch",
    { operation: procedure.keys.join("."), path: procedure.path, missing, extra },
    { at: route?.key("path") ?? procedure.origin, other: { message: "the input is here", at: procedure.origin?.link("input") } },
  );
  return false;
}

function invalidInput(procedure: Procedure, expected: string, found: JsonSchema, context: CompileContext): void {
  const operation = procedure.keys.join(".");
  context.report("invalid-input-structure", { operation, expected, found: describe(found) }, { at: procedure.origin?.link("input") ?? procedure.origin });
}

/** A schema in a few words, for a message. */
export function describe(schema: JsonSchema): string {
  if (schema.properties) return `an object with ${Object.keys(schema.properties).join(", ")}`;
  const text = JSON.stringify(schema);
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}

function withParameters(parameters: Parameter[]): Request {
  return parameters.length > 0 ? { parameters } : {};
}

function prune(schema: JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([, value]) => value !== undefined)) as JsonSchema;
}
