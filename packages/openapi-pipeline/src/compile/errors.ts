import { COMMON_ORPC_ERROR_DEFS } from "@orpc/client";
import type { JsonSchema, ResponseObject } from "@rawr/openapi-document";
import { audienceOf, problemFacts, problemName, problemSchema } from "@rawr/orpc-standards";
import type { Procedure, ProcedureError } from "../surface/read-contract.ts";
import type { CompileContext } from "./compile-context.ts";
import type { NodeOrigin } from "./origins.ts";

/** Error responses by status; each error is a named component that a client narrows by its `code`. */
export function buildErrorResponses(procedure: Procedure, context: CompileContext): Record<string, ResponseObject> {
  const byStatus = new Map<number, ProcedureError[]>();
  for (const error of procedure.errors) {
    const status = statusOfError(error);
    if (status === undefined) {
      const at = originOfError(error, procedure, context);
      context.report("error-without-status", { operation: procedure.keys.join("."), error: error.code }, { at });
    } else byStatus.set(status, [...(byStatus.get(status) ?? []), error]);
  }
  const mediaType = context.surface.errorFormat === "orpc" ? "application/json" : "application/problem+json";
  const responses: Record<string, ResponseObject> = {};
  for (const [status, errors] of byStatus) {
    const response: ResponseObject = {
      description: errors.map(({ code, item }) => problemFacts(code, item).title).join("; "),
      content: { [mediaType]: { schema: oneOfErrors(errors, procedure, context) } },
    };
    context.origins.set(response, originOfError(errors[0] as ProcedureError, procedure, context));
    responses[status] = response;
  }
  return responses;
}

/** The union of error bodies, told apart by `code`. */
export function oneOfErrors(
  errors: readonly ProcedureError[],
  procedure: Pick<Procedure, "keys" | "origin">,
  context: CompileContext,
): JsonSchema {
  const references = errors.map((error) => errorComponent(error, procedure, context));
  if (references.length === 1) return references[0] as JsonSchema;
  const mapping = Object.fromEntries(errors.map(({ code }, index) => [code, (references[index] as JsonSchema).$ref]));
  return { oneOf: references, discriminator: { propertyName: "code", mapping } };
}

function errorComponent(
  error: ProcedureError,
  procedure: Pick<Procedure, "keys" | "origin">,
  context: CompileContext,
): JsonSchema {
  const where = `error ${error.code} of ${procedure.keys.join(".")}`;
  const asProblem = context.surface.errorFormat !== "orpc";
  const name = asProblem ? problemName(error.code) : problemName(error.code).replace(/Problem$/, "Error");
  const origin = context.tracer.originOf(error.item) ?? procedure.origin?.link("errors");
  const audience = audienceOf(error.item);
  const make = () => {
    const lowered = asProblem ? problemBody(error, where, context) : orpcBody(error, where, context);
    const body: JsonSchema = { ...lowered, ...(audience && { "x-audience": audience }) };
    context.origins.set(body, origin);
    return body;
  };
  return context.components.define(name, error.item, make, where);
}

function problemBody({ code, item }: ProcedureError, where: string, context: CompileContext): JsonSchema {
  return context.components.lower(problemSchema(code, item), { where, direction: "output" }) ?? {};
}

function orpcBody(error: ProcedureError, where: string, context: CompileContext): JsonSchema {
  const data = error.item.data && context.components.lower(error.item.data, { where, direction: "output" });
  return orpcErrorSchema(error, statusOfError(error) ?? 500, data);
}

function orpcErrorSchema({ code, item }: ProcedureError, status: number, data: JsonSchema | undefined): JsonSchema {
  return {
    type: "object",
    properties: {
      defined: { type: "boolean", const: true },
      code: { type: "string", const: code },
      status: { type: "integer", const: status },
      message: { type: "string", ...(item.message !== undefined && { default: item.message }) },
      ...(data && { data }),
    },
    required: ["defined", "code", "status", "message", ...(data ? ["data"] : [])],
  };
}

function originOfError(error: ProcedureError, procedure: Procedure, context: CompileContext): NodeOrigin | undefined {
  const own = context.tracer.originOf(error.item);
  if (own) return own;
  const key = procedure.origin?.link("errors")?.key(error.code);
  return key ? { location: key } : procedure.origin;
}

/** Status by the contract, else by oRPC's table of common codes, else none. */
export function statusOfError({ code, item }: ProcedureError): number | undefined {
  const common = COMMON_ORPC_ERROR_DEFS as Readonly<Record<string, { status: number } | undefined>>;
  return item.status ?? common[code]?.status;
}
