import { isRecord } from "../is-record.ts";
import { isKebabCase, kebabCase } from "./casing.ts";
import { type RuleContext, reportRow } from "./report.ts";

/** Segments of a path are in kebab-case; parameters are not looked at. Redocly's own rule names neither segment nor remedy. */
export function pathSegmentCasing() {
  return {
    Paths(paths: unknown, context: RuleContext) {
      for (const path of Object.keys(isRecord(paths) ? paths : {})) {
        const segments = path.split("/").filter((segment) => segment !== "" && !segment.includes("{"));
        for (const segment of segments) {
          if (isKebabCase(segment)) continue;
          const location = context.location.child(path).key();
          reportRow(context, "path-segment-casing", { path, segment, suggestion: kebabCase(segment) }, location);
        }
      }
    },
  };
}
