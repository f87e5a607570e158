import { dirname, resolve } from "node:path";
import { encodePointer } from "@rawr/openapi-document";
import { existingPointer } from "../existing-pointer.ts";
import type { LintFinding, LintInput } from "../finding.ts";
import type { Linter } from "../lint-document.ts";

/** What a linter says when it is used as its manual shows: its own parser, resolver, functions and rules. */
export const stockLinters: Readonly<Record<Linter, (input: LintInput) => Promise<LintFinding[]>>> = {
  async redocly({ file, text, config }) {
    const { lintFromString, loadConfig } = await import("@redocly/openapi-core");
    const redocly = await loadConfig({ configPath: config.redocly });
    const rules = Object.values(redocly.rules).flatMap((each) => Object.keys(each ?? {}));
    if (config.foreign) redocly.skipRules(rules.filter((name) => name.startsWith("rawr/")));
    const absoluteRef = resolve(dirname(config.redocly), file);
    const problems = await lintFromString({ source: text, absoluteRef, config: redocly });
    const data: unknown = JSON.parse(text);
    return problems.map(({ ruleId, severity, message, location: [place] }) => ({
      code: ruleId.startsWith("rawr/") ? ruleId.slice("rawr/".length) : `redocly/${ruleId}`,
      severity: severity === "warn" ? "warning" : "error",
      message,
      pointer: existingPointer(data, (place?.pointer ?? "").replace(/^#\/?/, "/")),
    }));
  },

  async spectral({ file, text, config }) {
    const { default: core } = await import("@stoplight/spectral-core");
    const { default: parsers } = await import("@stoplight/spectral-parsers");
    const { default: bundler } = await import("@stoplight/spectral-ruleset-bundler/with-loader");
    const { default: fs } = await import("node:fs");
    const spectral = new core.Spectral();
    spectral.setRuleset(await bundler.bundleAndLoadRuleset(config.spectral, { fs, fetch }));
    const source = resolve(dirname(config.redocly), file);
    const results = await spectral.run(new core.Document(text, parsers.Json, source));
    return results.map(({ code, severity, message, path }) => ({
      code: `spectral/${code}`,
      severity: severity === 0 ? "error" : severity === 1 ? "warning" : "info",
      message,
      pointer: encodePointer(path),
    }));
  },
};
