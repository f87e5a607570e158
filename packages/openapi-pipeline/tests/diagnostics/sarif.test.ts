import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv } from "ajv";
import formats from "ajv-formats";
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { renderSarif } from "../../src/diagnostics/render/sarif.ts";
import { readSample, sample, sampleFile, sampleSource } from "./sample.ts";

const run = (diagnostics: readonly Diagnostic[], readSource = readSample, options = {}) =>
  JSON.parse(renderSarif(diagnostics, readSource, options)).runs[0];

/** The schema of SARIF 2.1.0 is draft 4; it uses nothing that draft 7 reads otherwise but its own `id`. */
function sarifValidator() {
  const path = createRequire(import.meta.url).resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
  const { $schema: _dialect, id: _id, ...schema } = JSON.parse(readFileSync(path, "utf8"));
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  formats.default(ajv);
  return ajv.compile(schema);
}

describe("renderSarif", () => {
  test("is valid SARIF 2.1.0", () => {
    const validate = sarifValidator();
    for (const options of [{}, { docsBase: "https://example.com/docs/", toolVersion: "0.1.0", category: "runs.v1" }]) {
      validate(JSON.parse(renderSarif(sample, readSample, options)));
      expect(validate.errors).toBeNull();
    }
    validate(JSON.parse(renderSarif([], readSample)));
    expect(validate.errors).toBeNull();
    expect(validate({ version: "2.1.0" })).toBe(false);
  });

  test("a result has its region, its pointer, and the places of its notes", () => {
    const [first, second] = run(sample).results;
    expect(first).toMatchObject({
      ruleId: "duplicate-route",
      ruleIndex: 0,
      level: "error",
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: sampleFile, uriBaseId: "%SRCROOT%" },
            region: { startLine: 5, startColumn: 3 },
          },
          logicalLocations: [{ name: "get", fullyQualifiedName: "/paths/~1runs~1{id}/get" }],
        },
      ],
      relatedLocations: [{ id: 1, physicalLocation: { region: { startLine: 4, startColumn: 3 } } }],
    });
    expect(first.message.text).toContain("\nFix: Give one of them another path or method.");
    expect(second.locations[0].physicalLocation.artifactLocation.uri).toBe("openapi/runs/v1/internal/openapi.json");
  });

  test("a rule has its level and its page; every result names its rule by index", () => {
    const { tool, results } = run(sample, readSample, { docsBase: "https://example.com/docs/" });
    expect(tool.driver.rules).toMatchObject([
      { id: "duplicate-route", helpUri: "https://example.com/docs/duplicate-route.md" },
      {
        id: "redocly/operation-4xx-response",
        shortDescription: { text: "Operation 4xx response" },
        helpUri: "https://redocly.com/docs/cli/rules/oas/operation-4xx-response",
        defaultConfiguration: { level: "warning" },
      },
      { id: "unused-rename", defaultConfiguration: { level: "note" } },
    ]);
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
  });

  test("a finding without any place is a notification, so that an upload is not refused", () => {
    const { results, invocations } = run(sample);
    expect(results).toHaveLength(2);
    expect(invocations[0].toolExecutionNotifications).toMatchObject([
      { descriptor: { id: "unused-rename" }, level: "note" },
    ]);
    expect(invocations[0].executionSuccessful).toBe(true);
    expect(run([{ code: "c", severity: "error", origin: "rawr", message: "m" }]).invocations[0]).toMatchObject({
      executionSuccessful: false,
    });
  });

  test("fingerprints stay when lines move, and change when the code or the line does", () => {
    const [, , finding] = sample as [Diagnostic, Diagnostic, Diagnostic & { location: { line: number } }];
    const fingerprints = (diagnostic: Diagnostic, source: string) =>
      run([diagnostic], () => source).results[0].partialFingerprints;
    const original = fingerprints(finding, sampleSource);
    expect(Object.keys(original)).toEqual(["primaryLocationLineHash", "rawrFinding/v1"]);

    const moved = { ...finding, location: { ...finding.location, line: finding.location.line + 2 } };
    expect(fingerprints(moved, `// added\n\n${sampleSource}`)).toEqual(original);

    const otherCode = fingerprints({ ...finding, code: "other-code" }, sampleSource);
    expect(otherCode["rawrFinding/v1"]).not.toBe(original["rawrFinding/v1"]);
    const otherLine = fingerprints(finding, sampleSource.replace("find:", "search:"));
    expect(otherLine["rawrFinding/v1"]).not.toBe(original["rawrFinding/v1"]);
    expect(otherLine.primaryLocationLineHash).not.toBe(original.primaryLocationLineHash);
  });

  test("runs of two surfaces on one commit are told apart", () => {
    expect(run([]).automationDetails.id).toBe("rawr-openapi/");
    expect(run([], readSample, { category: "runs.v1" }).automationDetails.id).toBe("rawr-openapi/runs.v1/");
  });

  test("a path with spaces and signs becomes a URI", () => {
    const location = { file: "my contracts/100% #1.ts", line: 1, column: 1 };
    const [result] = run([{ code: "c", severity: "error", origin: "rawr", message: "m", location }]).results;
    expect(result.locations[0].physicalLocation.artifactLocation.uri).toBe("my%20contracts/100%25%20%231.ts");
  });
});
