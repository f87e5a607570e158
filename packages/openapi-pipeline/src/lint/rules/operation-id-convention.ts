import { isRecord } from "../is-record.ts";
import { camelCase, isCamelCase, pascalCase } from "./casing.ts";
import { type RuleContext, reportRow } from "./report.ts";

export interface OperationIdOptions {
  /** Whether an operationId begins with the capability, in camelCase. Default: true. */
  readonly startsWithCapability?: boolean;
  /** Which segment of the path names the capability, from 0. Default: 0. */
  readonly capabilitySegment?: number;
}

/** An operationId is camelCase and starts with its capability: `invoicingGetRunStatus`. */
export function operationIdConvention({ startsWithCapability = true, capabilitySegment = 0 }: OperationIdOptions) {
  let prefix = "";
  return {
    Paths: {
      PathItem: {
        enter(_item: unknown, { key }: RuleContext) {
          const segment = String(key).split("/").filter(Boolean)[capabilitySegment] ?? "";
          prefix = startsWithCapability && !segment.startsWith("{") ? camelCase(segment) : "";
        },
        Operation(operation: unknown, context: RuleContext) {
          const operationId = isRecord(operation) ? operation.operationId : undefined;
          if (typeof operationId !== "string" || operationId === "") return; // Redocly's operation-operationId
          if (isCamelCase(operationId) && startsWithWord(operationId, prefix)) return;
          const expected = prefix ? `camelCase, starting with ${prefix}` : "camelCase";
          const parameters = { operationId, expected, suggestion: suggest(operationId, prefix) };
          reportRow(context, "operation-id-convention", parameters, context.location.child("operationId"));
        },
      },
    },
  };
}

/** `invoicing` begins `invoicingGetRun`, but not `invoicingsGet`. */
function startsWithWord(operationId: string, prefix: string): boolean {
  return prefix === "" || (operationId.startsWith(prefix) && !/^[a-z]/.test(operationId.slice(prefix.length)));
}

function suggest(operationId: string, prefix: string): string {
  const camel = camelCase(operationId);
  return startsWithWord(camel, prefix) ? camel : `${prefix}${pascalCase(operationId)}`;
}
