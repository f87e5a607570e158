import { basename } from "node:path";
import { diagnose } from "../diagnostics/table.ts";
import type { LintConfig, LintFinding } from "./finding.ts";
import { lintIncrementally } from "./incremental/lint-incrementally.ts";
import {
  type FindingsMemo,
  firstLine,
  LintConfigError,
  type Linter,
  type LinterInput,
  type PreparedLinter,
} from "./linter.ts";

/** What each linter says. One that crashes says so, and the next one goes on. A memo is one linter's. */
export async function runLinters(
  input: LinterInput,
  linters: readonly Linter[],
  memo?: FindingsMemo,
): Promise<LintFinding[][]> {
  const lists: LintFinding[][] = [];
  for (const linter of linters) {
    try {
      const prepared = await prepare[linter](input.config);
      lists.push(await (memo ? lintIncrementally(input, { linter, prepared, memo }) : prepared.run(input)));
    } catch (error) {
      lists.push([describeFailure(linter, error)]);
    }
  }
  return lists;
}

const names = { redocly: "Redocly", spectral: "Spectral" } as const;

const prepare: Readonly<Record<Linter, (config: LintConfig) => Promise<PreparedLinter>>> = {
  redocly: async (config) => (await import("./redocly/run-redocly.ts")).prepareRedocly(config),
  spectral: async (config) => (await import("./spectral/run-spectral.ts")).prepareSpectral(config),
};

function describeFailure(linter: Linter, error: unknown): LintFinding {
  if (LintConfigError.is(error)) return describeConfigError(error);
  const parameters = { tool: names[linter], reason: firstLine(error) };
  const { code, severity, message } = diagnose("lint-tool-crashed", parameters);
  return { code, severity, message, pointer: "", parameters };
}

/** The configuration lies in the workspace's root: there its name is its path. */
function describeConfigError({ file: path, message: text }: LintConfigError): LintFinding {
  const file = basename(path);
  const parameters = { file, reason: text.replaceAll(path, file) };
  const { code, severity, message } = diagnose("lint-config-invalid", parameters);
  const [, line = 1, column = 1] = yamlPlace.exec(text) ?? [];
  return {
    code,
    severity,
    message,
    pointer: "",
    location: { file, line: Number(line), column: Number(column) },
    parameters,
  };
}

/** How parsers of YAML end a message: `(2:1)`, `at line 2, column 1`. */
const yamlPlace = /(?:\(|line )(\d+)(?::|, column )(\d+)/;
