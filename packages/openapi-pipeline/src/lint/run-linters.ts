import { diagnose } from "../diagnostics/table.ts";
import type { LintFinding } from "./finding.ts";
import type { Linter } from "./lint-document.ts";
import { firstLine, LintConfigError, type LinterInput } from "./linter.ts";

/** What each linter says. One that crashes says so, and the next one goes on. */
export async function runLinters(input: LinterInput, linters: readonly Linter[]): Promise<LintFinding[][]> {
  const lists: LintFinding[][] = [];
  for (const linter of linters) {
    try {
      lists.push(await run[linter](input));
    } catch (error) {
      lists.push([describeFailure(linter, error)]);
    }
  }
  return lists;
}

const names = { redocly: "Redocly", spectral: "Spectral" } as const;

const run: Readonly<Record<Linter, (input: LinterInput) => Promise<LintFinding[]>>> = {
  redocly: async (input) => (await import("./redocly/run-redocly.ts")).runRedocly(input),
  spectral: async (input) => (await import("./spectral/run-spectral.ts")).runSpectral(input),
};

function describeFailure(linter: Linter, error: unknown): LintFinding {
  const parameters = { tool: names[linter], reason: firstLine(error) };
  const configuration = LintConfigError.is(error) ? { file: error.file, reason: error.message } : undefined;
  const { code, severity, message } = configuration
    ? diagnose("lint-config-invalid", configuration)
    : diagnose("lint-tool-crashed", parameters);
  return { code, severity, message, pointer: "", parameters: configuration ?? parameters };
}
