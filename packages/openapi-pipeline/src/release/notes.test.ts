import type { Finding } from "@rawr/openapi-diff";
import { expect, test } from "vitest";
import { addRelease, clientNotes, releaseSection } from "./notes.ts";

const release = { version: "1.1.0", date: "2026-11-21" };

function finding(more: Partial<Finding>): Finding {
  return {
    fingerprint: "0123456789abcdef",
    code: "operation-added",
    class: "COMPATIBLE",
    message: "`GET /orders` is new.",
    where: "GET /orders",
    level: "minor",
    touches: { operations: ["GET /orders"], audiences: ["internal"], clients: [], workflows: [] },
    ...more,
  };
}

const section = (...findings: readonly Partial<Finding>[]) =>
  releaseSection(release, clientNotes(findings.map(finding)));

test("headings of Keep a Changelog in its order, and a break is no addition", () => {
  const text = section(
    { code: "operation-removed", class: "WIRE", message: "`GET /a` is gone." },
    { code: "deprecated", message: "Deprecated, until 2027-06-01." },
    {
      code: "parameter-required",
      class: "WIRE",
      message: "`x` is required.",
      edit: { kind: "added", path: "x", after: {} },
    },
    { edit: { kind: "added", path: "/orders", after: {} } },
  );
  expect(text.match(/^##.*$/gm)).toEqual([
    "## [1.1.0] - 2026-11-21",
    "### Added",
    "### Changed",
    "### Deprecated",
    "### Removed",
  ]);
  expect(text).toContain("### Changed\n\n- **Breaking.** `x` is required. (`GET /orders`)");
});

test("the witness of each kind can be checked by its reader", () => {
  const payload = { kind: "payload", sentBy: "caller", acceptedBy: "old", refusedBy: "new" } as const;
  const errors = { ajv: ["/limit must be <= 50"], typebox: [] };
  const witnesses: readonly Finding["witness"][] = [
    { ...payload, payload: { limit: 80 }, errors },
    { ...payload, payload: 80, onWire: "limit=80", errors },
    { kind: "message", sentBy: "caller", text: "GET /orders\nAccept: */*", refusal: "It needs `X-Tenant`." },
    { kind: "credentials", credentials: ["bearer token"], refusal: "The scope `orders` is needed." },
    { kind: "compiler", code: "TS2339", error: "Property 'a' does not exist", useSite: "client.orders.list().a;" },
  ];
  const text = section(...witnesses.map((witness) => ({ class: "WIRE" as const, ...(witness && { witness }) })));
  expect(text).toContain(
    'refused now (`/limit must be <= 50`):\n\n    ```json\n    {\n      "limit": 80\n    }\n    ```',
  );
  expect(text).toContain("    ```\n    limit=80\n    ```");
  expect(text).toContain("(It needs `X-Tenant`.):\n\n    ```\n    GET /orders\n    Accept: */*\n    ```");
  expect(text).toContain("Was enough: `bearer token`. Now: The scope `orders` is needed.");
  expect(text).toContain("(`TS2339: Property 'a' does not exist`):\n\n    ```ts\n    client.orders.list().a;\n    ```");
});

test("before and after are said unless the sentence says them", () => {
  const edit = { kind: "changed", path: "maximum", before: 100, after: 50 } as const;
  expect(section({ edit })).toContain("  - Before: `100`; now: `50`.");
  expect(section({ edit, message: "`100` → `50`" })).not.toContain("Before");
});

test("nothing is told twice", () => {
  const edit = { kind: "changed", path: "maximum", before: 100, after: 50 } as const;
  expect(section({ edit, class: "WIRE", message: "One." }, { edit, message: "Two." })).not.toContain("Two.");
  const text = section(
    { code: "deprecated", message: "Deprecated." },
    { code: "sunset-announced", message: "It ends." },
  );
  expect(text).not.toContain("It ends.");
  expect(section({ code: "sunset-announced", message: "It ends." })).toContain("It ends.");
});

test("texts are counted, names that come along are left out, and no change is said", () => {
  expect(section({ class: "DOCS" }, { class: "DOCS" })).toContain("### Changed\n\n- Texts and examples, in 2 places.");
  expect(section({ code: "export-added" })).toBe("## [1.1.0] - 2026-11-21\n\n- No change for callers.");
});

test("text of a document cannot become Markdown or HTML", () => {
  const where = "GET /a`b`\n# heading";
  const text = section({ message: "<img src=x> [a](b) *c* `<d>`\n## [9.9.9]", where });
  expect(text).toContain("&lt;img src=x&gt; \\[a\\](b) \\*c\\* `<d>` ## \\[9.9.9\\] (``GET /a`b` # heading``)");
  const useSite = "a;\n```\n# b";
  const witness = { kind: "compiler", code: "TS1", error: "", useSite } as const;
  expect(section({ witness })).toContain("    ````ts\n    a;\n    ```\n    # b\n    ````");
});

test("a release is put before the others; what people wrote stays", () => {
  const first = addRelease(undefined, "## [1.0.0] - 2026-11-20\n\n- First.", "Shop");
  expect(first).toMatch(/^# Changes of Shop\n\n[^]*\n\n## \[1\.0\.0\] - 2026-11-20\n\n- First\.\n$/);
  const edited = first.replace("- First.", "- The first, by hand.").replace("# Changes of Shop", "# Shop");
  const second = addRelease(edited, "## [1.1.0] - 2026-11-21\n\n- Second.", "Shop");
  expect(second).toMatch(
    /^# Shop\n\n[^]*\n\n## \[1\.1\.0\] - 2026-11-21\n\n- Second\.\n\n## \[1\.0\.0\] - 2026-11-20\n\n- The first, by hand\.\n$/,
  );
});
