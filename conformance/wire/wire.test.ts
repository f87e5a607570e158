import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Arena, ourContestants } from "./baseline/contestants.ts";
import { contractCases, styleCases } from "./cases/index.ts";
import { runCase } from "./run-case.ts";

let arena: Arena;
beforeAll(async () => {
  arena = await ourContestants();
});
afterAll(() => arena?.close());

const suites = [
  ["contract", "the packed client against a server mounted from the contract", contractCases],
  ["styles", "the packed client of a document against a server that reads by the table of styles", styleCases],
] as const;

for (const [kind, what, suite] of suites) {
  describe.each(Object.entries(suite))(`${what}: %s`, (_area, cases) => {
    test.each(cases)("$name", async (wireCase) => {
      for (const { name, client, server } of arena[kind]) {
        const { objection } = await runCase(wireCase, client, server);
        expect(objection, name).toBeUndefined();
      }
    });
  });
}
