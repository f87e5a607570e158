import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { renderJson } from "../../src/diagnostics/render/json.ts";
import { readSample, sample } from "./sample.ts";

const schemaText = readFileSync(new URL("../../schemas/diagnostics.schema.json", import.meta.url), "utf8");

/** The published schema lets a later version add properties; here one that is not described is a mistake. */
const strictSchema: unknown = JSON.parse(schemaText, (_key, value) =>
  value?.type === "object" && value.properties ? { ...value, additionalProperties: false } : value,
);

describe("renderJson", () => {
  test("gives what the published schema describes, and nothing besides", () => {
    const validate = new Ajv2020({ allErrors: true }).compile(strictSchema as object);
    validate(JSON.parse(renderJson(sample, readSample)));
    expect(validate.errors).toBeNull();
  });

  test("the schema refuses what is not a report", () => {
    const validate = new Ajv2020().compile(JSON.parse(schemaText));
    const report = JSON.parse(renderJson(sample, readSample));
    expect(validate({ ...report, version: 2 })).toBe(false);
    expect(validate({ ...report, diagnostics: [{ ...report.diagnostics[0], severity: "fatal" }] })).toBe(false);
  });

  test("holds every finding, sorted, with the counts and the page of each", () => {
    const { summary, diagnostics } = JSON.parse(renderJson(sample, readSample));
    expect(summary).toEqual({
      errors: 1,
      warnings: 1,
      infos: 1,
      operations: 2,
      files: 2,
      codes: { "duplicate-route": 1, "redocly/operation-4xx-response": 1, "unused-rename": 1 },
    });
    expect(diagnostics).toEqual([
      { ...sample[2], helpUrl: "docs/diagnostics/duplicate-route.md" },
      { ...sample[1], helpUrl: "https://redocly.com/docs/cli/rules/oas/operation-4xx-response" },
      { ...sample[0], helpUrl: "docs/diagnostics/unused-rename.md" },
    ]);
  });

  test("the same findings in another order give the same bytes", () => {
    expect(renderJson(sample.toReversed(), readSample)).toBe(renderJson(sample, readSample));
  });

  test("characters that a terminal could act on are escaped, and survive", () => {
    const message = "a\u001b[31m\u009b\u202e\u2028\u{e0041}";
    const text = renderJson([{ code: "c", severity: "error", origin: "rawr", message }], readSample);
    expect(text).toMatch(/^[\x20-\x7e\n]*$/);
    expect(JSON.parse(text).diagnostics[0].message).toBe(message);
  });
});
