import { dirname, resolve } from "node:path";
import type { ISpectralDiagnostic } from "@stoplight/spectral-core";
import type { Severity } from "../../diagnostics/diagnostic.ts";
import { encodePointer } from "../../document/pointer.ts";
import { existingPointer } from "../existing-pointer.ts";
import type { LintFinding } from "../finding.ts";
import type { LinterInput } from "../linter.ts";

/** Spectral's severities: error, warn, info, hint. */
const severities: readonly Severity[] = ["error", "warning", "info", "info"];

/** Spectral's findings, as `spectral lint --ruleset .spectral.yaml` would list them. */
export async function runSpectral({ file, document, config }: LinterInput): Promise<LintFinding[]> {
  const [{ default: core }, { loadRuleset }] = await Promise.all([
    import("@stoplight/spectral-core"),
    import("./load-ruleset.ts"),
  ]);
  const { createLocalResolver } = await import("./local-resolver.ts");
  const resolver = createLocalResolver(document);
  const spectral = new core.Spectral(resolver && { resolver });
  spectral.setRuleset(await loadRuleset(config.spectral));
  const results = await spectral.run({
    source: resolve(dirname(config.redocly), file),
    parsed: { data: document.data, diagnostics: [], ast: undefined, lineMap: [] },
    // Spectral would look the place of each finding up one by one; we do it for all at once.
    getLocationForJsonPath: () => undefined,
  });
  return results.map((result) => toFinding(result, document.data));
}

function toFinding({ code, message, path, severity }: ISpectralDiagnostic, data: unknown): LintFinding {
  return {
    code: `spectral/${code}`,
    severity: severities[severity] ?? "info",
    message,
    pointer: existingPointer(data, encodePointer(path)),
  };
}
