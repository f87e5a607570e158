import { expect, test } from "vitest";
import { renderDocsIndex } from "./docs-index.ts";

test("lists the codes of each area in order, with the first sentence of each page", () => {
  const pages: Record<string, string> = {
    "b-code": "# b-code\n\nSeverity: error.\n\nA `x | y` was found in v1.2 of\nthe file. More about it.\n\nBefore:\n",
    "a-code": "# a-code\n\nIs it so? It is.\n",
  };
  const areas = {
    compile: { "b-code": { severity: "error" }, "a-code": { severity: "warning" } },
    lint: {},
    new: { "c-code": { severity: "info" } },
  } as const;
  const [, ...sections] = renderDocsIndex(areas, (code) => pages[code]).split("\n## ");
  expect(sections).toEqual([
    `From contract to document

| Code | Severity | What happened |
|---|---|---|
| [a-code](a-code.md) | warning | Is it so? |
| [b-code](b-code.md) | error | A \`x \\| y\` was found in v1.2 of the file. |
`,
    `new

| Code | Severity | What happened |
|---|---|---|
| [c-code](c-code.md) | info |  |
`,
  ]);
});
