import { describe, expect, test } from "vitest";
import { contractFiles } from "./type-cost/contract-source.ts";
import { measure } from "./type-cost/measure.ts";

describe("what a contract costs the type checker", { timeout: 300_000 }, () => {
  test("a file per 50 operations, taken as namespaces, emits declarations and stays cheap", () => {
    const operations = 400;
    const cost = measure(contractFiles(operations, "namespace-per-file"));
    expect(cost.output).not.toContain("error TS");
    expect(cost.status).toBe(0);
    // Beyond some size TypeScript refuses to write a declaration at all (TS7056); `report.ts` shows where.
    // 2,000 an operation when this was written; TypeBox's own Static costs 30,000.
    expect(cost.instantiations / operations).toBeLessThan(3000);
  });
});
