import type { JsonSchema, Operation, Parameter } from "@rawr/openapi-document";
import { acceptsUndefined } from "@rawr/orpc-standards/lowering";
import type { Procedure } from "../surface/read-contract.ts";
import type { CompileContext } from "./compile-context.ts";
import { contentOf } from "./content.ts";
import { describe } from "./describe.ts";
import { eventContent } from "./events.ts";
import { objectBranches, splitObject, unite } from "./object-shape.ts";
import { toParameters } from "./parameters.ts";

type Request = Pick<Operation, "parameters" | "requestBody">;

/** Lays a procedure's input out as parameters and a request body, as oRPC's handler will read them. */
export function buildRequest(procedure: Procedure, context: CompileContext): Request {
  const where = `input of ${procedure.keys.join(".")}`;
  if (procedure.inputEvents) {
    const stream = { events: procedure.inputEvents, errors: [], where, direction: "input" } as const;
    return { requestBody: { required: true, content: eventContent(stream, context) } };
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

function compact(
  procedure: Procedure,
  input: { schema: JsonSchema; required: boolean },
  context: CompileContext,
): Request {
  const names = pathParameterNames(procedure.path);
  const inQuery = procedure.method === "get";
  if (names.length === 0 && !inQuery && procedure.method !== "head") {
    return { requestBody: { required: input.required, content: contentOf(input.schema) } };
  }
  const branches = branchesOf(input.schema, context);
  if (!branches) {
    const what = names.length > 0 ? `the path parameters ${names.join(", ")}` : "the query parameters";
    invalidInput(procedure, { expected: `an object with ${what}`, found: input.schema }, context);
    return {};
  }
  const split = branches.map((branch) => splitObject(branch, names));
  for (const [index, [, rest]] of split.entries()) copyOrigin(branches[index] as JsonSchema, rest, context);
  const path = unite(split.map(([picked]) => picked));
  if (!checkPathParameters(procedure, path, context)) return {};
  if (path.properties)
    for (const branch of branches) if (branch.properties) context.origins.copied(branch.properties, path.properties);
  const parameters = toParameters(path, "path", procedure, context);
  const rests = split.map(([, rest]) => rest);
  if (inQuery) {
    checkQueryNames(procedure, rests, context);
    return withParameters([
      ...parameters,
      ...toParameters(asOne(procedure, rests, context), "query", procedure, context),
    ]);
  }
  const isEmpty = rests.every((rest) => !rest.properties && typeof rest.additionalProperties !== "object");
  if (isEmpty) return withParameters(parameters);
  const body = rests.length === 1 ? (rests[0] as JsonSchema) : { anyOf: rests };
  if (procedure.method === "head") {
    invalidInput(procedure, { expected: noBody("head"), found: body }, context);
    return withParameters(parameters);
  }
  const required = rests.every((rest) => (rest.required?.length ?? 0) > 0);
  return { ...withParameters(parameters), requestBody: { required, content: contentOf(body) } };
}

const sections = { params: "path", query: "query", headers: "header" } as const;

function detailed(procedure: Procedure, schema: JsonSchema, context: CompileContext): Request {
  const expected = "{ params?: object, query?: object, headers?: object, body?: any }";
  const [object, ...others] = branchesOf(schema, context) ?? [];
  const unknown = Object.keys(object?.properties ?? {}).filter((key) => key !== "body" && !(key in sections));
  if (!object || others.length > 0 || unknown.length > 0) {
    const found = unknown.length > 0 ? { properties: Object.fromEntries(unknown.map((key) => [key, {}])) } : schema;
    invalidInput(procedure, { expected, found }, context);
    return {};
  }
  const parameters: Parameter[] = [];
  for (const [section, place] of Object.entries(sections)) {
    const part = object.properties?.[section];
    const branches = part === undefined ? [{ type: "object" }] : branchesOf(part, context);
    if (!branches) {
      invalidInput(procedure, { expected: `${section}: object`, found: part as JsonSchema }, context);
      continue;
    }
    if (place === "query") checkQueryNames(procedure, branches, context);
    const resolved = asOne(procedure, branches, context);
    if (place !== "path" || checkPathParameters(procedure, resolved, context)) {
      parameters.push(...toParameters(resolved, place, procedure, context));
    }
  }
  const body = object.properties?.["body"];
  if (!body) return withParameters(parameters);
  if (procedure.method === "get" || procedure.method === "head") {
    invalidInput(procedure, { expected: noBody(procedure.method), found: { properties: { body } } }, context);
    return withParameters(parameters);
  }
  const required = object.required?.includes("body") ?? false;
  return { ...withParameters(parameters), requestBody: { required, content: contentOf(body) } };
}

/** Parameters stand alone: which of them come together cannot be said of a union. */
function asOne(procedure: Procedure, branches: readonly JsonSchema[], context: CompileContext): JsonSchema {
  if (branches.length > 1) {
    const at = procedure.origin?.link("input") ?? procedure.origin;
    context.report("union-of-parameters", { operation: procedure.keys.join("."), branches: branches.length }, { at });
  }
  return unite(branches);
}

/** Names of the template's parameters, in order. */
export function pathParameterNames(path: string): string[] {
  return [...path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] as string);
}

function branchesOf(schema: JsonSchema, context: CompileContext): JsonSchema[] | undefined {
  return objectBranches(schema, (each) => context.components.resolve(each));
}

function copyOrigin(from: JsonSchema, to: JsonSchema, context: CompileContext): void {
  context.origins.copied(from, to);
  if (from.properties && to.properties) context.origins.copied(from.properties, to.properties);
}

function checkPathParameters(procedure: Procedure, schema: JsonSchema, context: CompileContext): boolean {
  const names = pathParameterNames(procedure.path);
  const properties = Object.keys(schema.properties ?? {});
  const missing = names.filter((name) => !properties.includes(name) || !schema.required?.includes(name));
  const extra = properties.filter((name) => !names.includes(name));
  if (missing.length === 0 && extra.length === 0) return true;
  const facts = { operation: procedure.keys.join("."), path: procedure.path, missing, extra };
  const at = procedure.origin?.link("route")?.key("path") ?? procedure.origin;
  const input = procedure.origin?.link("input");
  context.report("path-parameter-mismatch", facts, { at, other: input && { message: "the input is here", at: input } });
  return false;
}

/** A record in a query would be left out: a parameter needs a name. */
function checkQueryNames(procedure: Procedure, branches: readonly JsonSchema[], context: CompileContext): void {
  const nameless = branches.find(({ additionalProperties }) => typeof additionalProperties === "object");
  if (!nameless) return;
  invalidInput(
    procedure,
    {
      expected: "query parameters that have names",
      found: { additionalProperties: nameless.additionalProperties } as JsonSchema,
    },
    context,
  );
}

function noBody(method: string): string {
  return `no body: ${method.toUpperCase()} requests carry none (RFC 9110, 9.3)`;
}

function invalidInput(
  procedure: Procedure,
  mismatch: { expected: string; found: JsonSchema },
  context: CompileContext,
): void {
  const facts = { operation: procedure.keys.join("."), expected: mismatch.expected, found: describe(mismatch.found) };
  context.report("invalid-input-structure", facts, { at: procedure.origin?.link("input") ?? procedure.origin });
}

function withParameters(parameters: Parameter[]): Request {
  return parameters.length > 0 ? { parameters } : {};
}
