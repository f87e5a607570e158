import type { UserContext } from "@redocly/openapi-core";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { type DiagnosticCode, type DiagnosticParameters, diagnose } from "../../diagnostics/table.ts";

/** What Redocly hands to a visitor, as far as our rules use it. */
export type RuleContext = Pick<UserContext, "report" | "location" | "resolve" | "key" | "specVersion">;
export type RuleLocation = UserContext["location"];

/** Redocly keeps members of a problem that it does not know: so the code's parameters reach the pipeline. */
export interface ReportedProblem {
  readonly parameters?: Readonly<Record<string, unknown>>;
}

/** Reports a row of the diagnostics table: one line of text for Redocly's CLI, the parameters for the pipeline. */
export function reportRow<Code extends DiagnosticCode>(
  context: RuleContext,
  code: Code,
  parameters: DiagnosticParameters<Code>,
  location: RuleLocation = context.location,
): void {
  const problem = { message: oneLine(diagnose(code, parameters)), location, parameters };
  context.report(problem);
}

function oneLine({ message, expected, found, fix }: Diagnostic): string {
  const facts = [message, expected && `expected ${expected}`, found && `found ${found}`].filter(Boolean);
  return `${facts.join("; ")}.${fix ? ` ${fix}` : ""}`;
}
