import { audiences } from "../../surface/surface.ts";
import { isRecord } from "../is-record.ts";
import { operationName } from "./operation-name.ts";
import { type RuleContext, reportRow } from "./report.ts";

export interface VisibilityOptions {
  /** Regular expression over the document's path. Default: every document that is made for the internal audience. */
  readonly documents?: string;
}

/** In the internal document every operation states its audience; the narrower documents are cut from it. */
export function operationVisibility({ documents = "/internal/openapi[^/]*\\.(?:json|ya?ml)$" }: VisibilityOptions) {
  const applies = new RegExp(documents);
  return {
    Operation(operation: unknown, context: RuleContext) {
      if (!applies.test(context.location.source.absoluteRef)) return;
      const audience = isRecord(operation) ? operation["x-audience"] : undefined;
      if (audiences.some((known) => known === audience)) return;
      const found = audience === undefined ? "no x-audience" : `x-audience: ${JSON.stringify(audience)}`;
      const location = audience === undefined ? context.location.key() : context.location.child("x-audience");
      reportRow(context, "operation-visibility", { operation: operationName(operation, context), found }, location);
    },
  };
}
