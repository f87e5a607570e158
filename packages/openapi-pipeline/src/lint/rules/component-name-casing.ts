import { isRecord } from "../is-record.ts";
import { isPascalCase, pascalCase } from "./casing.ts";
import { type RuleContext, reportRow } from "./report.ts";

export interface ComponentNameOptions {
  /** Sections of `components` whose names are free. Default: those that name no type of a client. */
  readonly except?: readonly string[];
}

const unnamed = ["securitySchemes", "headers", "links", "parameters", "examples"];

/** Components are named in PascalCase. */
export function componentNameCasing({ except = unnamed }: ComponentNameOptions) {
  return {
    Components(components: unknown, context: RuleContext) {
      for (const [section, named] of Object.entries(isRecord(components) ? components : {})) {
        if (except.includes(section) || section.startsWith("x-") || !isRecord(named)) continue;
        for (const name of Object.keys(named)) {
          if (isPascalCase(name)) continue;
          const location = context.location.child([section, name]).key();
          reportRow(context, "component-name-casing", { section, name, suggestion: pascalCase(name) }, location);
        }
      }
    },
  };
}
