import process from "node:process";
import { diff } from "@rawr/openapi-diff";
import { describe, expect, test } from "vitest";
import { breakGroups, findBreaks } from "./breaks.ts";
import { contractBreaks } from "./contract-breaks.ts";
import { createConfirm } from "./witness.ts";

const schemaBreaks = breakGroups.reduce((sum, { places }) => sum + places.length, 0);

test("there are at least 200 real breaks", () => {
  process.stderr.write(`breaks: ${schemaBreaks} of schemas, ${contractBreaks.length} of everything else\n`);
  expect(schemaBreaks + contractBreaks.length).toBeGreaterThanOrEqual(200);
});

describe("a schema lets fewer values pass where they are sent, or more where they are received", () => {
  test.each(breakGroups.map((group) => [group.narrowing[0], group] as const))("%s", async (_, group) => {
    const found = await findBreaks(group);
    expect(found.map(({ place }) => place)).toHaveLength(group.places.length);
    expect(found.filter(({ wire }) => wire.length === 0).map(({ place }) => place)).toEqual([]);
    expect(found.flatMap(({ place, objections }) => objections.map((each) => `${place}: ${each}`))).toEqual([]);
  });
});

describe("something else is gone, or is asked for", () => {
  test.each(contractBreaks.map((one) => [one.name, one] as const))("%s", async (_, { old, next, code }) => {
    const [before, after] = [await old(), await next()];
    const wire = diff(before, after, { policy: { today: "2026-11-21" } }).findings.filter(
      ({ class: category }) => category === "WIRE",
    );
    expect(wire.map((finding) => finding.code)).toContain(code);
    expect(wire.flatMap((finding) => createConfirm(before, after)(finding) ?? [])).toEqual([]);
  });
});
