import { isRecord } from "../is-record.ts";
import { operationName } from "./operation-name.ts";
import { type RuleContext, type RuleLocation, reportRow } from "./report.ts";
import { resolveSchema, type SchemaNode } from "./resolve-schema.ts";

/** An operation with `x-workflow: trigger` answers 202 and says where its run is. */
export function triggerNotAccepted() {
  return {
    Operation(operation: unknown, context: RuleContext) {
      if (!isRecord(operation) || operation["x-workflow"] !== "trigger") return;
      const responses = isRecord(operation.responses) ? operation.responses : {};
      const found = findFault(responses, context);
      if (found === undefined) return;
      const parameters = { operation: operationName(operation, context), found };
      reportRow(context, "trigger-not-accepted", parameters, placeOf(operation, context).key());
    },
  };
}

/** The response that lacks the header; or the responses, which lack the status. */
function placeOf({ responses }: SchemaNode, { location }: RuleContext): RuleLocation {
  if (isRecord(responses) && "202" in responses) return location.child(["responses", "202"]);
  return responses === undefined ? location : location.child("responses");
}

function findFault(responses: Readonly<Record<string, unknown>>, context: RuleContext): string | undefined {
  if (!("202" in responses)) return `responses ${Object.keys(responses).join(", ") || "of no status"}`;
  const headers = resolveSchema(responses["202"], context)?.headers;
  const names = isRecord(headers) ? Object.keys(headers) : [];
  if (names.some((name) => name.toLowerCase() === "location")) return undefined;
  return names.length > 0 ? `202 with the headers ${names.join(", ")}` : "202 without headers";
}
