import { dirname, resolve } from "node:path";
import { encodePointer } from "@rawr/openapi-document";
import type { ISpectralDiagnostic } from "@stoplight/spectral-core";
import type { Severity } from "../../diagnostics/diagnostic.ts";
import { existingPointer } from "../existing-pointer.ts";
import type { LintConfig, LintFinding } from "../finding.ts";
import type { LinterInput, PreparedLinter } from "../linter.ts";

/** Spectral's severities: error, warn, info, hint. */
const severities: readonly Severity[] = ["error", "warning", "info", "info"];

/** Spectral's findings, as `spectral lint --ruleset .spectral.yaml` would list them. */
export async function runSpectral(input: LinterInput): Promise<LintFinding[]> {
  return (await prepareSpectral(input.config)).run(input);
}

/** Spectral with its ruleset read. */
export async function prepareSpectral(config: LintConfig): Promise<PreparedLinter> {
  const [{ default: core }, { loadRuleset }, { createLocalResolver }] = await Promise.all([
    import("@stoplight/spectral-core"),
    import("./load-ruleset.ts"),
    import("./local-resolver.ts"),
  ]);
  const { ruleset, isStock } = await loadRuleset(config.spectral);
  const rules = Object.values(ruleset.rules).filter((rule) => rule.enabled);
  return {
    rules: () => (isStock ? rules.map(({ name }) => name) : undefined),
    async run({ file, document }) {
      const resolver = createLocalResolver(document);
      const spectral = new core.Spectral(resolver && { resolver });
      spectral.setRuleset(ruleset);
      const results = await spectral.run({
        source: resolve(dirname(config.redocly), file),
        parsed: { data: document.data, diagnostics: [], ast: undefined, lineMap: [] },
        // Spectral would look the place of each finding up one by one; we do it for all at once.
        getLocationForJsonPath: () => undefined,
      });
      return results.map((result) => toFinding(result, document.data));
    },
  };
}

function toFinding({ code, message, path, severity }: ISpectralDiagnostic, data: unknown): LintFinding {
  return {
    code: `spectral/${code}`,
    severity: severities[severity] ?? "info",
    message,
    pointer: existingPointer(data, encodePointer(path)),
  };
}
