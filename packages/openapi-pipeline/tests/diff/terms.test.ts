import { describe, expect, test } from "vitest";
import type { Surface } from "../../src/surface/surface.ts";
import { noTracer } from "../../src/surface/trace.ts";
import { validateSurface } from "../../src/surface/validate-surface.ts";

const surface = { name: "runs", version: "1.0.0", document: "../runs.yaml" };
const waiver = { fingerprint: "0123456789abcdef", reason: "Nobody uses it", owner: "Team", expires: "2026-12-31" };

function wrongFields(more: object): readonly string[] {
  const found = validateSurface({ ...surface, ...more } as Surface, noTracer, "contracts/runs.v1.ts");
  return found.map(({ message }) => /`([^`]+)`/.exec(message)?.[1] ?? message);
}

describe("what a contract says about its review", () => {
  test("is right", () => {
    const review = { enforce: ["WIRE", "BEHAVIOUR"], formats: "assertion", unstable: ["beta"], noticeDays: 30 };
    expect(wrongFields({ review, waivers: [waiver] })).toEqual([]);
  });

  test.each([
    [{ review: { enforce: ["WIRES"] } }, "review.enforce"],
    [{ review: { enforce: "WIRE" } }, "review.enforce"],
    [{ review: { formats: "yes" } }, "review.formats"],
    [{ review: { unstable: [1] } }, "review.unstable"],
    [{ review: { noticeDays: -1 } }, "review.noticeDays"],
    [{ waivers: [{ ...waiver, fingerprint: "0123" }] }, "waivers[].fingerprint"],
    [{ waivers: [waiver, waiver] }, "waivers[].fingerprint"],
    [{ waivers: [{ ...waiver, reason: " " }] }, "waivers[].reason"],
    [{ waivers: [{ ...waiver, owner: undefined }] }, "waivers[].owner"],
    [{ waivers: [{ ...waiver, expires: "2026-02-30" }] }, "waivers[].expires"],
    [{ waivers: [{ ...waiver, expires: "next year" }] }, "waivers[].expires"],
  ])("%j is wrong", (more, field) => {
    expect(wrongFields(more)).toEqual([field]);
  });
});
