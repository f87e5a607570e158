import { isRecord } from "../is-record.ts";
import { operationName } from "./operation-name.ts";
import { type RuleContext, reportRow } from "./report.ts";
import { resolveSchema } from "./resolve-schema.ts";

/** An operation with `x-workflow: trigger` answers 202 and says where its run is. */
export function triggerNotAccepted() {
  return {
    Operation(operation: unknown, context: RuleContext) {
      if (!isRecord(operation) || operation["x-workflow"] !== "trigger") return;
      const responses = isRecord(operation.responses) ? operation.responses : {};
      const found = findFault(responses, context);
      if (found === undefined) return;
      const location = "responses" in operation ? context.location.child("responses") : context.location;
      reportRow(
        context,
        "trigger-not-accepted",
        { operation: operationName(operation, context), found },
        location.key(),
      );
    },
  };
}

function findFault(responses: Readonly<Record<string, unknown>>, context: RuleContext): string | undefined {
  if (!("202" in responses)) return `responses ${Object.keys(responses).join(", ") || "of no status"}`;
  const headers = resolveSchema(responses["202"], context)?.headers;
  const names = isRecord(headers) ? Object.keys(headers) : [];
  if (names.some((name) => name.toLowerCase() === "location")) return undefined;
  return names.length > 0 ? `202 with the headers ${names.join(", ")}` : "202 without headers";
}
