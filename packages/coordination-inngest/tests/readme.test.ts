import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { diagnose } from "../src/index.ts";

const page = new URL("../README.md", import.meta.url);
const text = readFileSync(page, "utf8");

/** Names of the members of an interface, those for tests left out. */
function membersOf(file: string, name: string): string[] {
  const source = readFileSync(new URL(`../src/${file}`, import.meta.url), "utf8");
  const [, body = ""] = new RegExp(`interface ${name}[^{]*\\{\\n([\\s\\S]*?)\\n\\}`).exec(source) ?? [];
  const members = body.replaceAll(/\/\*\* For tests only[^\n]*\n[^\n]*/g, "");
  return [...members.matchAll(/^ {2}readonly (\w+)/gm)].map(([, member = ""]) => member);
}

test("every option is there", () => {
  const [, table = ""] = /<!-- options -->\n([\s\S]*?)<!-- \/options -->/.exec(text) ?? [];
  const documented = [...table.matchAll(/^\| `(\w+)`/gm)].map(([, name = ""]) => name);
  const options = [
    ...membersOf("connection/settings.ts", "ConnectionOptions"),
    ...membersOf("runtime/create-inngest-runtime.ts", "InngestRuntimeOptions"),
  ];
  expect(options.length).toBeGreaterThan(8);
  expect(documented.toSorted()).toEqual(options.filter((name) => name !== "file").toSorted());
});

test("every check of the doctor is there, and links lead somewhere", async () => {
  const refuse = () => Promise.reject(new TypeError("no network"));
  const results = await diagnose({ env: { INNGEST_BASE_URL: "http://server.invalid" }, fetch: refuse });
  for (const { id } of results) expect(text).toContain(`\`${id}\``);
  for (const [, path = ""] of text.matchAll(/\]\((?!https?:)([^)#]+)/g))
    expect([path, existsSync(new URL(path, page))]).toEqual([path, true]);
});
