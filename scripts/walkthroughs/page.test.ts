import { expect, test } from "vitest";
import { exchangesOf, lasting, play, readable } from "./console.ts";
import { readPage, withCode } from "./page.ts";

const text = `# Title

## 1. One

A [link](../a.md#b) and \`[none](x)\`.

<!-- include: src/a.ts:b -->
\`\`\`ts
// src/a.ts
const b = "[no](link)";
\`\`\`

\`\`\`console
$ export A=1
$ printf '%s\\n' "$A" \\
  two
1
two
\`\`\`

| policy | guard |
| --- | --- |
| one \\| two | [\`x\`](y.test.ts) |
`;
const page = readPage("docs/page.md", text);

test("a page is read with the place of everything in it", () => {
  expect(page.headings).toEqual([
    { depth: 1, text: "Title", line: 1 },
    { depth: 2, text: "1. One", line: 3 },
  ]);
  expect(page.fences[0]).toMatchObject({ language: "ts", include: "src/a.ts:b", line: 8 });
  expect(page.fences[1]).not.toHaveProperty("include");
  expect(page.links.map(({ target }) => target)).toEqual(["../a.md#b", "x", "y.test.ts"]);
  expect(page.rows.map(({ cells, section }) => [...cells, section])).toEqual([
    ["policy", "guard", "1. One"],
    ["one \\| two", "[`x`](y.test.ts)", "1. One"],
  ]);
});

test("code is replaced in place, and everything else stays", () => {
  expect(withCode(page, new Map())).toBe(text);
  const fence = page.fences[0]!;
  expect(withCode(page, new Map([[fence, "x\n"]]))).toBe(text.replace(fence.code, "x\n"));
});

test("commands are played in one shell, and what each printed is told apart", async () => {
  const exchanges = exchangesOf(page);
  expect(exchanges.map(({ expected }) => expected)).toEqual(["", "1\ntwo\n"]);
  const commands = exchanges.map(({ command }) => command);
  const printed = await play([...commands, "no-such-command", "printf last"], { cwd: ".", env: process.env });
  expect(printed.slice(0, 2)).toEqual(["", "1\ntwo\n"]);
  expect(printed[2]).toContain("no-such-command");
  expect(printed[3]).toBe("last");
});

test("JSON is shown over several lines, other text as it is", () => {
  expect(readable('{"a":[1]}')).toBe('{\n  "a": [\n    1\n  ]\n}\n');
  expect(readable("HTTP/1.1 200\r\n: \r\n\r\n")).toBe("HTTP/1.1 200\n:\n");
  expect(readable("")).toBe("");
});

test("ids and times do not count, everything else does", () => {
  const one = '{"runId":"01JD8Z3V6QF4T9K2M7XWNCYB5R","at":"2026-11-20T09:30:00.123Z","n":1}';
  expect(lasting(one)).toBe('{"runId":"<ulid>","at":"<time>","n":1}');
});
