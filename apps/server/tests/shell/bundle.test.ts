import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { bundleBrowser } from "../../src/shell/bundle/bundle-browser.ts";
import { BundleError } from "../../src/shell/bundle/bundle-error.ts";
import { cachedBundle } from "../../src/shell/bundle/cached-bundle.ts";
import { temporaryFolder } from "./console-host.ts";

/** Modules in a folder of their own, with a space in its name. */
function project(files: Readonly<Record<string, string>>) {
  const folder = join(temporaryFolder(), "my modules");
  mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return (name: string) => join(folder, name);
}
const failure = (entries: Record<string, string>) =>
  bundleBrowser(entries).then(
    () => "bundled",
    (error: unknown) => (BundleError.is(error) ? error.message : error),
  );

test("what two entries import is in one chunk that both name", async () => {
  const at = project({
    "shared.ts": `export const shared: string = "only once";`,
    "a.ts": `import { shared } from "./shared.ts"; console.log("a", shared);`,
    "b.ts": `import { shared } from "./shared.ts"; console.log("b", shared);`,
  });
  const { files, entries, modules } = await bundleBrowser({ a: at("a.ts"), b: at("b.ts") });
  expect(files.filter(({ text }) => text.includes("only once"))).toHaveLength(1);
  expect(entries["a"]?.[1]).toBe(entries["b"]?.[1]);
  expect(entries["a"]?.[0]).toMatch(/^a-[\w-]{8}\.js$/);
  expect(modules).toEqual([at("a.ts"), at("b.ts"), at("shared.ts")]);
});

test("a module that no browser has is refused with its place, without colours", async () => {
  const at = project({ "plugin.ts": `import { readFileSync } from "node:fs";\nconsole.log(readFileSync("x"));` });
  const message = await failure({ plugin: at("plugin.ts") });
  expect(message).toMatch(/^The console cannot be bundled for browsers:\n.*Could not resolve 'node:fs'/);
  expect(message).toContain("plugin.ts:1:30");
  expect(message).not.toContain("\u001B");
});

test("so are a mistake of syntax and a name that nobody exports", async () => {
  const at = project({
    "bad.ts": "const x: = 5",
    "other.ts": "export {};",
    "missing.ts": `export { y } from "./other.ts";`,
  });
  expect(await failure({ bad: at("bad.ts") })).toMatch(/cannot be bundled[\s\S]*bad\.ts:1:10/);
  expect(await failure({ missing: at("missing.ts") })).toMatch(/"y" is not exported by .*other\.ts/);
});

test("the second start takes what the first one made, until a module changes", async () => {
  const at = project({ "a.ts": `export * from "./b.ts";`, "b.ts": "export const b = 1;" });
  const folder = join(temporaryFolder(), "cache");
  const entries = { a: at("a.ts") };
  const first = await cachedBundle(entries, folder);
  const [name = ""] = readdirSync(folder);
  const file = join(folder, name);
  writeFileSync(file, readFileSync(file, "utf8").replace('"files":[', '"files":[{"name":"from the cache","text":""},'));
  expect((await cachedBundle(entries, folder)).files[0]?.name).toBe("from the cache");
  writeFileSync(at("b.ts"), "export const b = 2;");
  const changed = await cachedBundle(entries, folder);
  expect(changed.files.map(({ text }) => text).join()).toContain("2");
  expect(changed.entries["a"]?.[0]).not.toBe(first.entries["a"]?.[0]);
  expect(readdirSync(folder)).toEqual([name]);
});

test("a broken cache and one that cannot be written only cost time", async () => {
  const at = project({ "a.ts": "export const a = 1;" });
  const folder = temporaryFolder();
  const { files } = await cachedBundle({ a: at("a.ts") }, folder);
  const [name = ""] = readdirSync(folder);
  writeFileSync(join(folder, name), "{");
  expect((await cachedBundle({ a: at("a.ts") }, folder)).files).toEqual(files);
  const blocked = join(folder, "a file");
  writeFileSync(blocked, "");
  chmodSync(blocked, 0o400);
  expect((await cachedBundle({ a: at("a.ts") }, blocked)).files).toEqual(files);
});
