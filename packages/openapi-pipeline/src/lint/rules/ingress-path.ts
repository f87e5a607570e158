import { isRecord } from "../is-record.ts";
import { type RuleContext, type RuleLocation, reportRow } from "./report.ts";

export interface IngressOptions {
  /** The runtime's ingress. Default: `/api/inngest`. */
  readonly path?: string;
}

/** No name and no string of a document holds the runtime's ingress: callers never learn of it. */
export function ingressPath({ path = "/api/inngest" }: IngressOptions) {
  return {
    Root(root: unknown, context: RuleContext) {
      const visit = (value: unknown, location: RuleLocation) => {
        if (typeof value === "string" && value.includes(path)) reportRow(context, "ingress-path", { path }, location);
        if (Array.isArray(value)) for (const [index, item] of value.entries()) visit(item, location.child([index]));
        if (!isRecord(value)) return;
        for (const [key, item] of Object.entries(value)) {
          if (key.includes(path)) reportRow(context, "ingress-path", { path }, location.child(key).key());
          if (isPlainText(item, path)) continue;
          visit(item, location.child(key));
        }
      };
      visit(root, context.location);
    },
  };
}

/** Most values: a location is not made for them. */
function isPlainText(value: unknown, path: string): boolean {
  return value === null || (typeof value !== "object" && !(typeof value === "string" && value.includes(path)));
}
