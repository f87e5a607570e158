import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { renderMarkdown } from "../../src/diagnostics/render/markdown.ts";
import { readSample, sample } from "./sample.ts";

const finding = (parts: Partial<Diagnostic>): Diagnostic => ({
  code: "some-code",
  severity: "error",
  origin: "rawr",
  message: "something is wrong",
  ...parts,
});

describe("renderMarkdown", () => {
  test("a heading and a row a finding", () => {
    const sourceBase = "https://github.com/o/r/blob/main/";
    expect(
      renderMarkdown(sample, readSample, { sourceBase }),
    ).toBe(`### 1 error, 1 warning, 1 note in 2 operations, 2 files

| | Code | Where | What |
|---|---|---|---|
| error | [\`duplicate-route\`](https://github.com/o/r/blob/main/docs/diagnostics/duplicate-route.md) | [\`packages/x/src/workflows/contract.ts:5:3\`](https://github.com/o/r/blob/main/packages/x/src/workflows/contract.ts#L5) | GET /runs/\\{\\} is served by two procedures<br>Expected: one procedure per method and path<br>Found: get and find<br>Note: the other one is here \\(packages/x/src/workflows/contract.ts:4:3\\)<br>Fix: Give one of them another path or method. |
| warning | [\`redocly/operation-4xx-response\`](https://redocly.com/docs/cli/rules/oas/operation-4xx-response) | \`GET /runs/{runId}\` | Operation must have at least one \\\`4xx\\\` response.<br>At: #/paths/\\~1runs\\~1\\{runId\\}/get/responses<br>Note: in internal, public |
| note | [\`unused-rename\`](https://github.com/o/r/blob/main/docs/diagnostics/unused-rename.md) |  | The rename of RunStatus is no longer needed<br>Fix: Remove it from \\\`renames\\\`. |
`);
  });

  test("without a base, only absolute pages are linked", () => {
    const text = renderMarkdown(sample, readSample);
    expect(text).toContain("| error | `duplicate-route` | `packages/x/src/workflows/contract.ts:5:3` |");
    expect(text).toContain("[`redocly/operation-4xx-response`](https://redocly.com/");
  });

  test("what a document says stays inside its cell, and calls nobody", () => {
    const message = "a | b\n| c | <img src=x> @team #12 **bold** `x` \\| [l](u)";
    const text = renderMarkdown(
      [finding({ message, location: { file: "a`b``|c.ts", line: 1, column: 1 } })],
      readSample,
    );
    const row = text.trimEnd().split("\n").at(-1) ?? "";
    expect(row.match(/(?<!\\)(?:\\\\)*\|/g)).toHaveLength(5);
    expect(row).not.toMatch(/(?<!\\)<(?!br>)|@team|#12|(?<!\\)\*|(?<!\\)\[l/);
    expect(row).toContain("```a`b``\\|c.ts:1:1```");
  });

  test("stays below the size of a comment and says what it left out", () => {
    const many = Array.from({ length: 3000 }, (_, index) => finding({ message: `finding ${index}` }));
    const text = renderMarkdown(many, readSample);
    const rows = text.match(/^\| error/gm)?.length ?? 0;
    expect(text.length).toBeLessThan(65_536);
    expect(text).toContain("### 3000 errors\n");
    expect(text.endsWith(`\nand ${3000 - rows} more\n`)).toBe(true);
  });
});
