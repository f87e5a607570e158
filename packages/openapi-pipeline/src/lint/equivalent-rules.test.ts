import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { equivalentRules } from "./equivalent-rules.ts";
import { lintDocument } from "./lint-document.ts";
import { mergeFindings } from "./merge-findings.ts";
import { brokenDocuments } from "./testing/broken-documents.ts";
import { config, json } from "./testing/documents.ts";

/** Spectral with every recommended rule, as nobody has to configure it. */
const stock = { ...config, spectral: join(import.meta.dirname, "fixtures/stock/.spectral.yaml") };

const lint = (value: unknown, linter: "redocly" | "spectral") =>
  lintDocument({ file: "openapi/things/v1/internal/openapi.json", text: json(value), config: stock }, [linter]);

const rows = Object.entries(equivalentRules).filter(([name]) => !name.startsWith("oas2-"));

test("the rules that are off in .spectral.yaml are the covered ones, each with the rules that cover it", () => {
  const text = readFileSync(config.spectral, "utf8");
  const { rules } = parse(text) as { rules: Record<string, unknown> };
  const off = Object.keys(rules).filter((name) => rules[name] === false || rules[name] === "off");
  const covered = Object.entries(equivalentRules).filter(([, row]) => row.covered);
  expect(off.sort()).toEqual(covered.map(([name]) => name).sort());
  for (const [name, { redocly }] of covered) expect(text).toContain(`${name}: off # ${redocly.join(", ")}\n`);
});

describe.each(rows)("%s", (name, { covered }) => {
  const documents = brokenDocuments[name] ?? [];
  const check = async (value: unknown) => {
    const [redocly, spectral] = await Promise.all([lint(value, "redocly"), lint(value, "spectral")]);
    const said = spectral.filter(({ code }) => code === `spectral/${name}`);
    expect(said.length).toBeGreaterThan(0);
    return { said, left: mergeFindings(redocly, said).filter(({ code }) => code.startsWith("spectral/")) };
  };

  test("is said once when Redocly sees the same", async () => {
    expect(documents.length).toBeGreaterThan(0);
    expect((await check(documents[0])).left).toEqual([]);
  });

  if (covered) {
    test.each(documents)("is always seen by Redocly (%#)", async (value) => {
      expect((await check(value)).left).toEqual([]);
    });
  }
});

test.each([
  "oas3-unused-component",
  "duplicated-entry-in-enum",
  "no-script-tags-in-markdown",
  "oas3-valid-schema-example",
  "oas3-valid-media-example",
])("%s stays on: Redocly does not see all of it", async (name) => {
  const findings = await lintDocument({ file: "x.json", text: json(brokenDocuments[name]?.at(-1)), config });
  expect(findings.map(({ code }) => code)).toContain(`spectral/${name}`);
});
