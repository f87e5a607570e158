import { isRecord } from "../is-record.ts";
import { operationName } from "./operation-name.ts";
import { type RuleContext, type RuleLocation, reportRow } from "./report.ts";
import { resolveSchema, someSchema } from "./resolve-schema.ts";

const problemType = "application/problem+json";

/** Every operation has a 4xx response as problem details whose `code` a client can narrow on. */
export function problemDetails() {
  return {
    Operation(operation: unknown, context: RuleContext) {
      const responses = isRecord(operation) && isRecord(operation.responses) ? operation.responses : {};
      const failures = Object.entries(responses).filter(([status]) => /^4(?:\d\d|XX)$/i.test(status));
      if (failures.some(([, response]) => hasTypedProblem(response, context))) return;
      const location =
        isRecord(operation) && "responses" in operation ? context.location.child("responses") : context.location;
      const found =
        failures.length > 0
          ? failures.map(([status, response]) => describe(status, response, context)).join("; ")
          : "no 4xx response";
      reportRow(context, "problem-details", { operation: operationName(operation, context), found }, keyOf(location));
    },
  };
}

function keyOf(location: RuleLocation): RuleLocation {
  return location.key();
}

function contentOf(response: unknown, context: RuleContext): Readonly<Record<string, unknown>> {
  const resolved = resolveSchema(response, context);
  return isRecord(resolved?.content) ? resolved.content : {};
}

function hasTypedProblem(response: unknown, context: RuleContext): boolean {
  const media = contentOf(response, context)[problemType];
  return isRecord(media) && someSchema(media.schema, context, (schema) => hasTypedCode(schema, context));
}

function hasTypedCode({ properties }: Readonly<Record<string, unknown>>, context: RuleContext): boolean {
  const code = isRecord(properties) ? resolveSchema(properties.code, context) : undefined;
  return code !== undefined && (typeof code.const === "string" || Array.isArray(code.enum));
}

function describe(status: string, response: unknown, context: RuleContext): string {
  const types = Object.keys(contentOf(response, context));
  if (types.includes(problemType)) return `${status} without a const or enum code`;
  return `${status} with ${types.join(", ") || "no body"}`;
}
