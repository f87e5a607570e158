import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Linter } from "../lint-document.ts";
import type { FindingsMemo, PreparedLinter } from "../linter.ts";
import { prepareRedocly } from "../redocly/run-redocly.ts";
import { prepareSpectral } from "../spectral/run-spectral.ts";
import { type Edit, edit, flawedDocument } from "../testing/arbitrary-flawed-document.ts";
import { config, type Draft, document, listOperation, operation, withSchemas } from "../testing/documents.ts";
import { sortFindings } from "./group-findings.ts";
import { lintIncrementally } from "./lint-incrementally.ts";
import { ruleReach } from "./rule-reach.ts";
import { tabulateUnits } from "./units.ts";

const prepare = { redocly: prepareRedocly, spectral: prepareSpectral };
/** As it is parsed from a text: a tree of plain objects. */
function inputOf(draft: Draft) {
  const text = JSON.stringify(draft);
  return {
    file: "openapi/things/v1/internal/openapi.json",
    text,
    document: { data: JSON.parse(text) as Draft },
    config,
  };
}

/** A memo in memory. */
function remembering(): FindingsMemo {
  let stored: string | undefined;
  return {
    context: "",
    read: () => stored,
    write(value) {
      stored = value;
    },
  };
}

/** A linter that tells which part of a document it was given. */
function watching(prepared: PreparedLinter, seen: number[]): PreparedLinter {
  const run: PreparedLinter["run"] = (input) => {
    const paths = Object.values(input.document.data["paths"] as Draft);
    seen.push(paths.filter((item) => Object.keys(item as object).length > 0).length);
    return prepared.run(input);
  };
  return { ...prepared, run };
}

/** What a linter finds after each edit, and how often it was not given the whole document. */
async function followEdits(linter: Linter, start: Draft, edits: readonly Edit[]): Promise<{ partial: number }> {
  const prepared = await prepare[linter](config);
  const memo = remembering();
  let document = start;
  let partial = 0;
  await lintIncrementally(inputOf(document), { linter, prepared, memo });
  for (const change of edits) {
    document = change(document);
    const seen: number[] = [];
    const found = await lintIncrementally(inputOf(document), { linter, prepared: watching(prepared, seen), memo });
    expect(found).toEqual(sortFindings(await prepared.run(inputOf(document))));
    if (seen.length === 1 && (seen[0] ?? 0) < 9) partial += 1;
  }
  return { partial };
}

const runs = { redocly: 12, spectral: 5 };

describe.each(["redocly", "spectral"] as const)("%s", (linter: Linter) => {
  test("what it finds after edits, piece by piece, is what it finds in the whole", async () => {
    let partial = 0;
    const edits = fc.array(edit, { minLength: 3, maxLength: 4 });
    const property = fc.asyncProperty(flawedDocument, edits, async (document, changes) => {
      partial += (await followEdits(linter, document, changes)).partial;
    });
    await fc.assert(property, { numRuns: runs[linter], seed: 7, endOnFailure: true });
    expect(partial).toBeGreaterThan(0);
  }, 60_000);

  test("it is given one path item, and what that refers to, when one has changed", async () => {
    const prepared = await prepare[linter](config);
    const memo = remembering();
    const seen: number[] = [];
    const lint = (summary: string) => {
      const get = operation({ summary });
      const others = Object.fromEntries(
        Array.from({ length: 6 }, (_, index) => [
          `/things-${index}`,
          { get: listOperation({ operationId: `list${index}` }) },
        ]),
      );
      const data = document({}, get, others);
      return lintIncrementally(inputOf(data), { linter, prepared: watching(prepared, seen), memo });
    };
    for (const summary of ["One", "Another"]) await lint(summary);
    expect(seen).toEqual([7, 1]);
  });

  test("of every rule of this repository's configuration and of the default one is known how far it looks", async () => {
    const nowhere = { redocly: "/nowhere/redocly.yaml", spectral: "/nowhere/.spectral.yaml" };
    for (const each of [config, nowhere]) {
      const prepared = await prepare[linter](each);
      for (const openapi of ["3.1.1", "3.0.3"]) {
        const rules = prepared.rules({ openapi }) ?? [];
        const { local, across } = ruleReach[linter];
        expect(rules.length).toBeGreaterThan(10);
        expect(rules.filter((rule) => !local.has(rule) && !across.has(rule))).toEqual([]);
      }
    }
  });

  test("a rule of which it is not known makes every run one over the whole document", async () => {
    const prepared = await prepare[linter](config);
    const memo = remembering();
    const seen: number[] = [];
    const strange = { ...watching(prepared, seen), rules: () => ["struct", "house/whatever"] };
    for (const summary of ["One", "Another"]) {
      const data = document({}, operation({ summary }), { "/things": { get: listOperation() } });
      await lintIncrementally(inputOf(data), { linter, prepared: strange, memo });
    }
    expect(seen).toEqual([2, 2]);
  });
});

describe("not on its own", () => {
  const part = (schema: Draft) =>
    tabulateUnits(JSON.parse(JSON.stringify(document(withSchemas({ Part: schema })))) as Draft);

  test.each<[string, Draft]>([
    ["a reference into a component", { $ref: "#/components/schemas/Thing/properties/thingId" }],
    ["a reference to a file", { $ref: "other.json" }],
    ["a reference that leads nowhere", { $ref: "#/components/schemas/Nope" }],
    ["a reference in an example", { example: { $ref: "#/components/schemas/Thing" } }],
    ["a mapping by name", { discriminator: { propertyName: "kind", mapping: { thing: "Thing" } } }],
  ])("%s", (_name, schema) => {
    expect(part(schema)).toBeUndefined();
  });

  test("but a property may be called $ref or example", () => {
    const properties = { $ref: { type: "string" }, example: { $ref: "#/components/schemas/Thing" } };
    expect(part({ type: "object", properties })?.units.get("schemas/Part")?.references).toEqual(["schemas/Thing"]);
  });
});
