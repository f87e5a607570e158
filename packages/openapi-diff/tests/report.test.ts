import { describe, expect, test } from "vitest";
import { type DiffOptions, diff, type Finding } from "../src/index.ts";
import { everything } from "./everything.ts";

type Document = typeof everything;

/** The document after an edit. */
function after(edit: (document: Document) => void, from: Document = everything): Document {
  const document = structuredClone(from);
  edit(document);
  return document;
}

function findings(old: object, next: object, policy: Partial<DiffOptions["policy"]> = {}): readonly Finding[] {
  return diff(old, next, { policy: { today: "2026-11-21", ...policy } }).findings;
}

const brief = (all: readonly Finding[]): string[] =>
  all.map(({ code, fingerprint }) => `${code} ${fingerprint}`).sort();

const shorten = (document: Document): void => {
  document.components.schemas.Run.properties.id.pattern = "^[a-f]+$";
};
const unrelated = (document: Document): void => {
  document.paths["/runs/{runId}"].get.operationId = "somethingElse";
  document.paths["/runs/{runId}"].get.parameters.reverse();
};

const shortenAndMore = (document: Document): void => {
  shorten(document);
  unrelated(document);
};

describe("a fingerprint", () => {
  test("is the same beside other changes", () => {
    const alone = brief(findings(everything, after(shorten)));
    const among = brief(findings(everything, after(shortenAndMore)));
    expect(alone.length).toBeGreaterThan(1);
    expect(among).toEqual(expect.arrayContaining(alone));
  });

  test("is the same in a document that lacks operations", () => {
    const withoutPut = after((document) => {
      delete (document.paths["/runs/{runId}"] as Partial<Document["paths"]["/runs/{runId}"]>).put;
    });
    expect(brief(findings(withoutPut, after(shorten, withoutPut)))).toEqual(
      brief(findings(everything, after(shorten))),
    );
  });

  test("is the same in whatever order names are written", () => {
    const reversed = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(reversed);
      if (typeof value !== "object" || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([name, child]) => [name, reversed(child)]),
      );
    };
    const both = [everything, after(unrelated)].map(reversed) as [object, object];
    expect(brief(findings(...both))).toEqual(brief(findings(everything, after(unrelated))));
  });

  test("dies when the edit changes", () => {
    const other = after((document) => {
      document.components.schemas.Run.properties.id.pattern = "^[a-g]+$";
    });
    const known = new Set(findings(everything, after(shorten)).map(({ fingerprint }) => fingerprint));
    expect(findings(everything, other).filter(({ fingerprint }) => known.has(fingerprint))).toEqual([]);
  });
});

describe("one edit is one finding", () => {
  test("of a component, for everybody whom it reaches in that direction", () => {
    const [request] = findings(everything, after(shorten)).filter(({ code }) => code === "request-schema-narrowed");
    expect(request?.where).toBe("schemas.Run.properties.id.pattern");
    expect(request?.touches.operations).toEqual(["POST /runs/{}"]);
    const compatible = findings(everything, after(shorten)).filter(({ code }) => code === "schema-rewritten");
    expect(compatible.map(({ touches }) => touches.operations)).toEqual([
      ["GET /runs/{}", "POST /runs/{} callback done {$request.body#/url} POST", "webhook POST ended"],
    ]);
    expect(compatible[0]?.touches.workflows).toEqual(["reconcile"]);
  });

  test("of what all operations inherit", () => {
    const next = after((document) => void (document.security = [{ oauth: ["read"] }]));
    const [refused, ...more] = findings(everything, next);
    expect(more).toEqual([]);
    expect(refused).toMatchObject({
      code: "credentials-refused",
      where: "document › security › 2 operations",
      touches: { operations: ["GET /runs/{}", "PUT /runs/{}"] },
    });
  });

  test("of a path item", () => {
    const next = after((document) => {
      const [runId] = document.paths["/runs/{runId}"].parameters;
      Object.assign(runId ?? {}, { schema: { type: "string", minLength: 2 }, description: "Which one" });
    });
    expect(findings(everything, next).map(({ where, touches }) => [where, touches.operations.length])).toEqual([
      ["document › /runs/{runId} › path 0 › minLength › 3 operations", 3],
      ["document › /runs/{runId} › path 0 › description › 3 operations", 3],
    ]);
  });

  test("of a component of parameters or responses", () => {
    const next = after((document) => {
      Object.assign(document.components.parameters.Limit, { required: true });
      document.components.responses.Problem.description = "Worse";
    });
    expect(findings(everything, next).map(({ where, code }) => `${code} ${where}`)).toEqual([
      "parameter-became-required parameters.Limit.required",
      "text-changed responses.Problem.description",
    ]);
  });
});

describe("the policy", () => {
  const unstable = after((document) => void (document.paths["/runs/{runId}"].get["x-stability"] = "alpha"));
  const narrower = (document: Document): void => {
    document.components.parameters.Limit.schema.maximum = 10;
  };

  test("lets operations break that were never said to be stable", () => {
    const report = diff(unstable, after(narrower, unstable), { policy: { today: "2026-11-21" } });
    expect(report.findings).toMatchObject([{ class: "WIRE", exempt: "stability alpha", level: "minor" }]);
    expect(report.level).toBe("minor");
  });

  test("does not let an operation break that has just become unstable", () => {
    const both = after((document) => {
      narrower(document);
      document.paths["/runs/{runId}"].get["x-stability"] = "alpha";
    });
    const all = findings(everything, both);
    expect(all.map(({ code, level }) => `${code} ${level}`)).toEqual([
      "request-schema-narrowed major",
      "stability-fell major",
    ]);
    expect(all.every(({ exempt }) => exempt === undefined)).toBe(true);
  });

  test("decides whether lifecycle asks for a major version", () => {
    const next = after((document) => void (document.paths["/runs/{runId}"].get["x-sunset"] = "2029-01-01"));
    expect(diff(everything, next, { policy: { today: "2026-11-21" } }).level).toBe("major");
    expect(diff(everything, next, { policy: { today: "2026-11-21", enforce: ["WIRE"] } }).level).toBe("minor");
  });

  test("without a day, nothing is over", () => {
    const next = after((document) => {
      delete (document.paths["/runs/{runId}"] as Partial<Document["paths"]["/runs/{runId}"]>).get;
    });
    expect(diff(everything, next).findings[0]).toMatchObject({ class: "WIRE", code: "operation-removed" });
    expect(findings(everything, next, { today: "2030-01-01" })[0]).toMatchObject({
      code: "operation-retired",
      level: "minor",
    });
  });
});

test("texts are patches, additions are minor", () => {
  const text = after((document) => void (document.info.description = "Everything about runs"));
  expect(diff(everything, text).level).toBe("patch");
  const addition = after((document) => {
    Object.assign(document.paths, { "/more": { get: { responses: { 204: { description: "Done" } } } } });
  });
  expect(diff(everything, addition).level).toBe("minor");
});

test("findings know the author's line where the caller knows it", () => {
  const source = { file: "contract.ts", line: 17, column: 3 };
  const { findings: located } = diff(everything, after(shorten), {
    locate: { new: (pointer) => (pointer.startsWith("/components/schemas/Run") ? source : undefined) },
  });
  for (const finding of located) expect(finding.new).toMatchObject({ source });
  expect(located[0]?.old).toEqual({
    pointer: "/components/schemas/Run/properties/id",
    value: { type: "string", pattern: "^[a-z]+$" },
  });
});

test("the report is the same every time, sorted by class, then place", () => {
  const next = after(shortenAndMore);
  const report = diff(everything, next);
  expect(diff(structuredClone(everything), structuredClone(next))).toEqual(report);
  expect(report.findings.map(({ class: category }) => category)).toEqual(["WIRE", "SDK_SOURCE", "COMPATIBLE"]);
});
