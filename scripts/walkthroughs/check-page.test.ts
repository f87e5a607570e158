import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { rewriteBlocks } from "./check-blocks.ts";
import { checkPage } from "./check-page.ts";
import { readPage } from "./page.ts";
import { policies, sections } from "./shape.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "walk through "));
  write("src/shop.ts", source);
  write("src/shop.test.ts", 'test("it is kept", () => {});\n');
  write("openapi.json", '{ "paths": { "/a/{b}": { "get": 1 } } }');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text: string) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const source = `import { x } from "./x.ts";

// Not part of it.

/** What a shop has. */
export const shop = router({
  list: 1,
  /** One of them. */
  get: {
    deep: true,
  },
});

export class Till {
  open() {
    return x;
  }
}

type Coin = 1 | 2;
`;

const guard = "[`it is kept`](../src/shop.test.ts)";
const table = (rows: readonly string[]) => ["| what | guard |", "| --- | --- |", ...rows].join("\n");
const checklist = table(policies.map((policy) => `| ${policy} | ${guard} |`));

/** A page without fault, with something in its fourth section. */
function pageWith(section: string, { guards = `| it is lost | ${guard} |`, last = checklist } = {}) {
  const bodies: Record<number, string> = { 3: section, 7: table([guards]), 8: last };
  const text = sections.map((title, at) => `## ${title}\n\n${bodies[at] ?? ""}\n`).join("\n");
  return readPage("docs/01.md", text);
}

const block = (reference: string, code = "", language = "ts") =>
  `<!-- include: ${reference} -->\n\`\`\`${language}\n${code}\`\`\``;
const messages = (page: ReturnType<typeof pageWith>) => checkPage(root, page).map(({ message }) => message);

describe("a block", () => {
  test.each<[string, string, string]>([
    [
      "a declaration with its comment",
      "src/shop.ts:shop",
      "// src/shop.ts\n/** What a shop has. */\nexport const shop = router({\n  list: 1,\n  /** One of them. */\n  get: {\n    deep: true,\n  },\n});\n",
    ],
    [
      "a member, without its indentation",
      "src/shop.ts:shop.get",
      "// src/shop.ts\n/** One of them. */\nget: {\n  deep: true,\n},\n",
    ],
    ["a method", "src/shop.ts:Till.open", "// src/shop.ts\nopen() {\n  return x;\n}\n"],
    [
      "several, and the imports",
      "src/shop.ts:imports, Coin",
      '// src/shop.ts\nimport { x } from "./x.ts";\n\ntype Coin = 1 | 2;\n',
    ],
    ["the whole file", "src/shop.ts", `// src/shop.ts\n${source}`],
  ])("of %s is written by the fix and then right", (_, reference, code) => {
    const page = pageWith(block(reference));
    expect(checkPage(root, page)).toMatchObject([
      {
        line: expect.any(Number),
        message: `This block is not what ${reference} says.`,
        fix: "node scripts/walkthroughs.ts write",
      },
    ]);
    const fixed = rewriteBlocks(root, page);
    expect(fixed).toBe(pageWith(block(reference, code)).text);
    expect(checkPage(root, readPage(page.path, fixed))).toEqual([]);
  });

  test("of a document is found by a JSON pointer", () => {
    const reference = "openapi.json#/paths/~1a~1{b}";
    expect(messages(pageWith(block(reference, '{\n  "get": 1\n}\n', "json")))).toEqual([]);
    expect(messages(pageWith(block(`${reference}/post`, "", "json")))).toEqual([
      "openapi.json has nothing at /paths/~1a~1{b}/post.",
    ]);
  });

  test.each([
    ["src/none.ts:x", 'There is no file "src/none.ts".'],
    ["src/shop.ts:none", 'src/shop.ts declares no "none".'],
    ["src/shop.ts:shop.none", '"shop" in src/shop.ts has no member "none".'],
  ])("of %s is refused, and the fix leaves it alone", (reference, message) => {
    const page = pageWith(block(reference, "kept\n"));
    expect(messages(page)).toEqual([message]);
    expect(rewriteBlocks(root, page)).toBe(page.text);
  });

  test("of code that comes from nowhere is refused; drawings and commands are no code", () => {
    expect(messages(pageWith("```ts\nlet a;\n```"))).toEqual(["This block is not taken from a file."]);
    expect(messages(pageWith("```mermaid\nflowchart\n```\n```console\n$ true\n```"))).toEqual([]);
  });

  test("with a tree names only files that are there", () => {
    const tree = "src/\n  shop.ts        # a shop\n  till.ts\nopenapi.json\n";
    expect(messages(pageWith(`\`\`\`text\n${tree}\`\`\``))).toEqual(["There is no src/till.ts."]);
  });
});

test("nine sections have to be there, in order", () => {
  const page = readPage("docs/01.md", pageWith("").text.replace("## 3. File tree", "## 3. Files"));
  expect(messages(page)).toContain('Section 3 is "3. Files".');
  expect(messages(readPage("docs/01.md", `${pageWith("").text}\n## 10. More\n`))).toEqual([
    'Section 10 is "10. More".',
  ]);
});

test("links lead somewhere", () => {
  write("docs/02.md", "# Two\n\n## What's `next`?\n");
  expect(messages(pageWith("[a](02.md#whats-next) [b](https://example.com) [c](#2-topology)"))).toEqual([]);
  expect(messages(pageWith("[a](02.md#gone) [b](03.md)"))).toEqual([
    "docs/02.md has no heading #gone.",
    "There is no docs/03.md.",
  ]);
});

describe("a guard", () => {
  test.each([
    ["trust", 'Nothing is named that enforces "it is lost".'],
    ["[`it is gone`](../src/shop.test.ts)", 'src/shop.test.ts has nothing of the name "it is gone".'],
    ["[`shop`](../src/shop.ts)", "src/shop.ts is neither a test nor a rule nor a diagnostic."],
    ["[`x`](../src/none.test.ts)", "There is no src/none.test.ts."],
  ])("that is %s is none", (text, message) => {
    expect(messages(pageWith("", { guards: `| it is lost | ${text} |` }))).toContain(message);
  });

  test("has to be there for every policy", () => {
    expect(messages(pageWith("", { last: table([`| ${policies[0]} | ${guard} |`]) }))).toEqual(
      policies.slice(1).map((policy) => `The checklist does not answer "${policy}".`),
    );
  });

  test("may be a rule or a diagnostic", () => {
    write("scripts/import-rules/package-rules.ts", 'const rule = { name: "plugin-apart" };\n');
    write("docs/diagnostics/stray.md", "# stray\n");
    const guards =
      "| a | [`plugin-apart`](../scripts/import-rules/package-rules.ts), [`stray`](diagnostics/stray.md) |";
    expect(messages(pageWith("", { guards }))).toEqual([]);
  });
});
