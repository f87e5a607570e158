import { STATUS_CODES } from "node:http";
import type { JsonObject, JsonSchema, ResponseObject } from "@rawr/openapi-document";
import { isUndefinedOnly } from "@rawr/orpc-standards/lowering";
import type { Procedure } from "../surface/read-contract.ts";
import type { CompileContext } from "./compile-context.ts";
import { contentOf } from "./content.ts";
import { describe } from "./describe.ts";
import { eventContent } from "./events.ts";
import { objectBranches } from "./object-shape.ts";
import { expandUnionSchema } from "./orpc-schemas.ts";
import { headerName } from "./parameters.ts";

/** Statuses whose response has no content (RFC 9110, 15.3.5, 15.3.6, 15.4.5). */
const bodiless = new Set([204, 205, 304]);

/** The success responses of a procedure by status. */
export function buildResponses(procedure: Procedure, context: CompileContext): Record<string, ResponseObject> {
  const { route, output } = procedure;
  const operation = procedure.keys.join(".");
  const where = `output of ${operation}`;
  const status = route.successStatus ?? 200;
  const response = (at: number, more: Partial<ResponseObject> = {}): ResponseObject =>
    traced({ description: descriptionOf(at, route.successDescription), ...more }, procedure, context);

  if (procedure.outputEvents) {
    return {
      [status]: response(status, {
        content: eventContent(
          { events: procedure.outputEvents, errors: procedure.errors, where, direction: "output" },
          context,
        ),
      }),
    };
  }
  const outputAt = procedure.origin?.link("output") ?? procedure.origin;
  if (output === undefined || isUndefinedOnly(output)) {
    if (output === undefined && !bodiless.has(status))
      context.report("operation-without-output", { operation }, { at: outputAt });
    return { [status]: response(status) };
  }
  const schema = context.components.lower(output, { where, direction: "output" });
  if (!schema) return {};
  if (route.outputStructure === "detailed") return detailed(procedure, schema, context);
  if (bodiless.has(status)) {
    context.report("no-content-with-body", { status, operation }, { at: outputAt });
    return {};
  }
  return { [status]: response(status, { content: contentOf(schema) }) };
}

function detailed(procedure: Procedure, schema: JsonSchema, context: CompileContext): Record<string, ResponseObject> {
  const operation = procedure.keys.join(".");
  const outputAt = procedure.origin?.link("output") ?? procedure.origin;
  const expected =
    "{ status?: literal 200-399, headers?: object, body?: any }, or a union of them with one status each";
  const responses: Record<string, ResponseObject> = {};
  for (const branch of expandUnionSchema(context.components.resolve(schema))) {
    const object = asObject(branch, context);
    const properties = object.properties ?? {};
    const unknown = Object.keys(properties).filter((key) => !["status", "headers", "body"].includes(key));
    const status = statusOf(properties["status"], procedure.route.successStatus ?? 200, context);
    const headers = properties["headers"] && asObject(properties["headers"], context);
    if (
      object.type !== "object" ||
      unknown.length > 0 ||
      status === undefined ||
      responses[status] ||
      (headers && headers.type !== "object")
    ) {
      context.report("invalid-output-structure", { operation, expected, found: describe(branch) }, { at: outputAt });
      continue;
    }
    const body = properties["body"];
    if (body && bodiless.has(status)) context.report("no-content-with-body", { status, operation }, { at: outputAt });
    const response: ResponseObject = {
      description: properties["status"]?.description ?? descriptionOf(status, procedure.route.successDescription),
    };
    if (headers) response.headers = headersOf(headers, object.required?.includes("headers") ?? false, context);
    if (body && !bodiless.has(status)) response.content = contentOf(body);
    responses[status] = traced(response, procedure, context);
  }
  return responses;
}

function headersOf(schema: JsonSchema, present: boolean, context: CompileContext): Record<string, JsonObject> {
  return Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([name, property]) => {
      const { description, deprecated, ...rest } = property;
      const inline = property.$ref === undefined;
      const kept: JsonSchema = inline ? rest : property;
      context.origins.copied(property, kept);
      const header = {
        ...(inline && description !== undefined && { description }),
        ...(inline && deprecated !== undefined && { deprecated }),
        ...(present && schema.required?.includes(name) && { required: true }),
        schema: kept,
      };
      context.origins.copied(property, header);
      return [headerName(name), header];
    }),
  );
}

/** The object that a schema is, after references and intersections; not an object, an empty one. */
function asObject(schema: JsonSchema, context: CompileContext): JsonSchema {
  const branches = objectBranches(schema, (each) => context.components.resolve(each));
  return branches?.length === 1 ? (branches[0] as JsonSchema) : {};
}

function statusOf(schema: JsonSchema | undefined, fallback: number, context: CompileContext): number | undefined {
  if (!schema) return fallback;
  const { const: literal, enum: values } = context.components.resolve(schema);
  const status = literal ?? (values?.length === 1 ? values[0] : undefined);
  return typeof status === "number" && Number.isInteger(status) && status >= 200 && status < 400 ? status : undefined;
}

function descriptionOf(status: number, described: string | undefined): string {
  return described ?? STATUS_CODES[status] ?? String(status);
}

function traced(response: ResponseObject, procedure: Procedure, context: CompileContext): ResponseObject {
  context.origins.set(response, procedure.origin?.link("output") ?? procedure.origin);
  return response;
}
