import type { Operation } from "@rawr/openapi-document";
import { suggest } from "../diagnostics/suggest.ts";
import type { Procedure } from "../surface/read-contract.ts";
import { type Audience, audiences } from "../surface/surface.ts";
import type { CompileContext } from "./compile-context.ts";
import { buildErrorResponses } from "./errors.ts";
import { addExamples } from "./examples.ts";
import type { NodeOrigin } from "./origins.ts";
import { buildRequest } from "./request.ts";
import { buildResponses } from "./responses.ts";
import { securityOf } from "./security.ts";

/** A procedure with the operation that describes it. */
export interface CompiledOperation {
  readonly procedure: Procedure;
  readonly id: string;
  readonly operation: Operation;
}

/** Describes one procedure; links are added when every operation is known. */
export function buildOperation(procedure: Procedure, context: CompileContext): CompiledOperation {
  const { route, meta } = procedure;
  const id = route.operationId ?? derivedId(procedure.keys);
  const built: Operation = {
    operationId: id,
    ...(route.summary !== undefined && { summary: route.summary }),
    ...(route.description !== undefined && { description: route.description }),
    // Tools group operations by tag; without one they belong to their capability.
    tags: route.tags?.length ? [...new Set(route.tags)] : [procedure.capability],
    ...(route.deprecated && { deprecated: true }),
    "x-audience": audienceOf(procedure, context),
    "x-capability": procedure.capability,
    ...extension("x-workflow", meta["workflow"]),
    ...extension("x-pagination", meta["pagination"]),
    ...extension("x-idempotent", meta["idempotent"]),
    ...extension("x-sunset", meta["sunset"]),
    ...securityOf(procedure, context),
    ...buildRequest(procedure, context),
    responses: { ...buildResponses(procedure, context), ...buildErrorResponses(procedure, context) },
  };
  addExamples(built, procedure, context);
  const operation = applySpec(built, procedure, context);
  context.origins.set(
    operation,
    originOf(procedure, (name) => operation[name] !== built[name]),
  );
  return { procedure, id: operation.operationId ?? id, operation };
}

/** The route, where a key stands in no other call of the chain. */
function originOf({ origin }: Procedure, isFromSpec: (name: string) => boolean): NodeOrigin | undefined {
  if (!origin) return undefined;
  const route = origin.link("route");
  return {
    location: (route ?? origin).location,
    key: (name) => {
      if (isFromSpec(name)) return route?.key("spec");
      if (name === "requestBody") return origin.link("input")?.location;
      return name.startsWith("x-") ? origin.link("meta")?.key(name.slice("x-".length)) : route?.key(name);
    },
  };
}

/** `invoicing.runs.get` → `invoicingRunsGet`: the default when a route names no operationId. */
function derivedId(keys: readonly string[]): string {
  return keys.map((key, index) => (index === 0 ? key : key.charAt(0).toUpperCase() + key.slice(1))).join("");
}

function audienceOf(procedure: Procedure, context: CompileContext): Audience {
  const found = procedure.meta["audience"];
  if (found === undefined) return "internal";
  if (audiences.includes(found as Audience)) return found as Audience;
  const place = procedure.origin?.link("meta");
  const suggestion = suggest(String(found), audiences) ?? "";
  context.report(
    "unknown-audience",
    { operation: procedure.keys.join("."), found: String(found), suggestion },
    { at: place?.key("audience") ?? procedure.origin },
  );
  return "internal";
}

function applySpec(operation: Operation, procedure: Procedure, context: CompileContext): Operation {
  const { spec } = procedure.route;
  if (spec === undefined) return operation;
  const route = procedure.origin?.link("route");
  const place = { at: route?.key("spec") ?? route ?? procedure.origin };
  const name = procedure.keys.join(".");
  if (typeof spec !== "function") {
    context.report("spec-replaces-operation", { operation: name }, place);
    return operation;
  }
  try {
    const changed: unknown = spec(operation as never);
    if (typeof changed === "object" && changed !== null) return changed as Operation;
    context.report("spec-failed", { operation: name, reason: `it returned \`${String(changed)}\`` }, place);
  } catch (error) {
    context.report(
      "spec-failed",
      { operation: name, reason: error instanceof Error ? error.message : String(error) },
      place,
    );
  }
  return operation;
}

function extension(name: string, value: unknown): Record<string, unknown> {
  return value === undefined ? {} : { [name]: value };
}
