import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Config, NormalizedProblem } from "@redocly/openapi-core";
import type { ReadableDocument } from "../document-text.ts";
import { existingPointer } from "../existing-pointer.ts";
import type { LintConfig, LintFinding } from "../finding.ts";
import { isRecord } from "../is-record.ts";
import { LintConfigError, type LinterInput, type PreparedLinter } from "../linter.ts";
import plugin, { pluginId } from "../rules/plugin.ts";
import type { ReportedProblem } from "../rules/report.ts";
import { exchangeExampleRules } from "./fast-example-rules.ts";

/** Redocly's findings, as `redocly lint --config redocly.yaml` would list them. */
export async function runRedocly(input: LinterInput): Promise<LintFinding[]> {
  return (await prepareRedocly(input.config)).run(input);
}

/** Redocly with its configuration read. */
export async function prepareRedocly(config: LintConfig): Promise<PreparedLinter> {
  const { BaseResolver, lintDocument, Source } = await import("@redocly/openapi-core");
  const redocly = await loadRedoclyConfig(config);
  const { plugins } = redocly;
  return {
    rules: ({ openapi }) => rulesOf(redocly, String(openapi).startsWith("3.0.") ? "oas3_0" : "oas3_1"),
    async run({ file, text, document }) {
      redocly.plugins = plugins;
      if (!hasForeignReferences(text)) exchangeExampleRules(redocly, document.data);
      const absoluteRef = resolve(dirname(config.redocly), file);
      const problems = await lintDocument({
        document: { source: new Source(absoluteRef, text), parsed: document.data },
        config: redocly,
        externalRefResolver: new BaseResolver(redocly.resolve),
      });
      return problems
        .filter(({ ignored }) => ignored !== true)
        .map((problem) => toFinding(problem, absoluteRef, document));
    },
  };
}

/** The rules that are on, by the names under which plugins register them. A preprocessor may change anything. */
function rulesOf(config: Config, version: "oas3_0" | "oas3_1"): string[] | undefined {
  const isOn = (setting: unknown) => (isRecord(setting) ? setting.severity !== "off" : setting !== "off");
  if (Object.values(config.preprocessors[version] ?? {}).some(isOn)) return undefined;
  return Object.entries(config.rules[version] ?? {}).flatMap(([name, setting]) => (isOn(setting) ? [name] : []));
}

/** Another document's schemas are not ours to prove; our own reader resolves references within the document. */
function hasForeignReferences(text: string): boolean {
  return /\$ref["']?\s*:\s*["']?[^"'#\s]/.test(text);
}

const prefix = `${pluginId}/`;

async function loadRedoclyConfig({ redocly, foreign }: LintConfig): Promise<Config> {
  const { createConfig, loadConfig } = await import("@redocly/openapi-core");
  try {
    const config = existsSync(redocly)
      ? await loadConfig({ configPath: redocly })
      : await createConfig({ extends: ["recommended", `${pluginId}/recommended`], plugins: [plugin()] });
    if (foreign) config.skipRules(houseRulesOf(config));
    return config;
  } catch (error) {
    throw new LintConfigError(redocly, error);
  }
}

function houseRulesOf(config: Config): string[] {
  const names = Object.values(config.rules).flatMap((rules) => Object.keys(rules ?? {}));
  return [...new Set(names)].filter((name) => name.startsWith(prefix));
}

function toFinding(
  problem: NormalizedProblem & ReportedProblem,
  file: string,
  document: ReadableDocument,
): LintFinding {
  const [place] = problem.location;
  const isOurs = problem.ruleId.startsWith(prefix);
  const elsewhere = place !== undefined && place.source.absoluteRef !== file;
  const pointer = elsewhere ? problem.from?.pointer : place?.pointer;
  return {
    code: isOurs ? problem.ruleId.slice(prefix.length) : `redocly/${problem.ruleId}`,
    severity: problem.severity === "warn" ? "warning" : "error",
    message: elsewhere ? `${problem.message} (in ${place.source.absoluteRef})` : problem.message,
    pointer: existingPointer(document.data, (pointer ?? "").replace(/^#\/?/, "/")),
    ...(isOurs && problem.parameters && { parameters: problem.parameters }),
  };
}
