import type { JsonObject } from "@rawr/openapi-document";
import { describe, expect, test } from "vitest";
import { type ReviewInput, reviewSurface } from "../../src/diff/review-surface.ts";
import type { ReviewPolicy } from "../../src/surface/surface.ts";
import { reviewInput, runs } from "../diagnostics/diffing.ts";

const wider = runs(200);
const narrower = runs(50);

/** The same documents for several audiences. */
function audiencesOf(input: ReviewInput, old: Readonly<Record<string, JsonObject>>, next: typeof old): ReviewInput {
  const documents = (all: typeof old) =>
    Object.entries(all).map(([audience, document]) => ({ audience, path: `${audience}.json`, document }));
  return {
    ...input,
    old: { ...input.old, documents: documents(old) },
    next: { ...input.next, documents: documents(next) },
  };
}

const input = (next: JsonObject, review: ReviewPolicy = {}, old = runs(100)): ReviewInput => {
  const made = reviewInput(old, next);
  return { ...made, next: { ...made.next, terms: { policy: review, waivers: [] } } };
};

/** With an extension on its operation. */
function marked(document: JsonObject, extensions: JsonObject): JsonObject {
  const copy = structuredClone(document) as { paths: Record<string, { get: JsonObject }> } & JsonObject;
  Object.assign(copy.paths["/runs"]?.get ?? {}, extensions);
  return copy;
}

const without = (document: JsonObject): JsonObject => ({ ...document, paths: {} });

describe("a review", () => {
  test("merges what every audience finds, narrowest first", async () => {
    const old = { public: runs(100), internal: runs(100) };
    const found = await reviewSurface(audiencesOf(input(narrower), old, { public: narrower, internal: narrower }));
    expect(found.findings).toMatchObject([{ class: "WIRE", touches: { audiences: ["internal", "public"] } }]);
    expect(found.audiences).toMatchObject([
      { name: "internal", level: "major" },
      { name: "public", level: "major" },
    ]);
  });

  test("an audience that has no document any more has lost its operations", async () => {
    const old = { internal: runs(100), public: runs(100) };
    const found = await reviewSurface(audiencesOf(input(runs(100)), old, { internal: runs(100) }));
    expect(found.findings).toMatchObject([{ code: "operation-removed", touches: { audiences: ["public"] } }]);
    expect(found.audiences).toMatchObject([{ level: "none" }, { level: "major" }]);
  });

  test("an audience that is new is an addition", async () => {
    const all = { internal: runs(100), partner: runs(100) };
    const found = await reviewSurface(audiencesOf(input(runs(100)), { internal: runs(100) }, all));
    expect(found).toMatchObject({ level: "minor", newVersion: "1.1.0", findings: [{ code: "audience-added" }] });
  });

  test("the same surface asks for no version", async () => {
    const found = await reviewSurface(input(runs(100)));
    expect(found).toMatchObject({ level: "none", oldVersion: "1.0.0", newVersion: "1.0.0", findings: [] });
  });

  test("what widens is a minor version, and nothing is enforced", async () => {
    const found = await reviewSurface(input(wider));
    expect(found).toMatchObject({ level: "minor", newVersion: "1.1.0", findings: [{ status: "reported" }] });
  });

  test("a team chooses what it enforces", async () => {
    expect((await reviewSurface(input(narrower))).findings).toMatchObject([{ status: "enforced" }]);
    const found = await reviewSurface(input(narrower, { enforce: ["SDK_SOURCE"] }));
    expect(found.findings).toMatchObject([{ class: "WIRE", status: "reported" }]);
  });

  test("what never was stable may break", async () => {
    const old = marked(runs(100), { "x-stability": "alpha" });
    const next = marked(narrower, { "x-stability": "alpha" });
    const { findings } = await reviewSurface(input(next, {}, old));
    expect(findings).toMatchObject([{ class: "WIRE", status: "exempt", exempt: "stability alpha" }]);
    const strict = await reviewSurface(input(next, { unstable: [] }, old));
    expect(strict.findings).toMatchObject([{ status: "enforced" }]);
  });

  test("an operation goes on the day of its sunset, not before", async () => {
    const old = marked(runs(100), { deprecated: true, "x-sunset": "2026-11-21" });
    const gone = input(without(old), {}, old);
    const early = await reviewSurface({ ...gone, today: "2026-11-20" });
    expect(early.findings).toMatchObject([{ code: "operation-removed", status: "enforced" }]);
    const late = await reviewSurface({ ...gone, today: "2026-11-22" });
    expect(late.findings).toMatchObject([{ code: "operation-retired", status: "reported" }]);
  });

  test("a version that is no SemVer stays what the new document says", async () => {
    const dated = { ...runs(100), info: { title: "Runs", version: "2026-01-01" } };
    const made = input(narrower, {}, dated);
    const found = await reviewSurface({
      ...made,
      old: { ...made.old, version: "2026-01-01" },
      next: { ...made.next, version: "2026-02-01" },
    });
    expect(found).toMatchObject({ level: "major", newVersion: "2026-02-01" });
  });
});
