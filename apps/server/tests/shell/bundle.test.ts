import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { bundleBrowser } from "../../src/shell/bundle/bundle-browser.ts";
import { BundleError } from "../../src/shell/bundle/bundle-error.ts";
import { cached } from "../../src/shell/bundle/cached.ts";
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
  const { files, entries, inputs } = await bundleBrowser({ a: at("a.ts"), b: at("b.ts") });
  expect(files.filter(({ text }) => text.includes("only once"))).toHaveLength(1);
  expect(entries["a"]?.[1]).toBe(entries["b"]?.[1]);
  expect(entries["a"]?.[0]).toMatch(/^a-[\w-]{8}\.js$/);
  expect(inputs.filter((path) => path.endsWith(".ts"))).toEqual([at("a.ts"), at("b.ts"), at("shared.ts")]);
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

/** Bundles through the cache; `made` counts how often it had to. */
function cachedBundle(entries: Record<string, string>, folder: string) {
  const count = { made: 0 };
  const make = async () => {
    count.made++;
    const value = await bundleBrowser(entries);
    return { value, inputs: value.inputs };
  };
  const text = async () => (await cached(folder, entries, make)).files.map((file) => file.text).join("");
  return Object.assign(count, { text });
}

test("the second start takes what the first one made, until a module or its package.json changes", async () => {
  const at = project({ "package.json": "{}", "a.ts": `export * from "./b.ts";`, "b.ts": `export const b = "one";` });
  const folder = join(temporaryFolder(), "cache");
  const bundling = cachedBundle({ a: at("a.ts") }, folder);
  expect([await bundling.text(), await bundling.text(), bundling.made]).toEqual([
    expect.stringContaining("one"),
    expect.stringContaining("one"),
    1,
  ]);
  writeFileSync(at("b.ts"), `export const b = "two";`);
  expect([await bundling.text(), bundling.made]).toEqual([expect.stringContaining("two"), 2]);
  writeFileSync(at("package.json"), `{ "sideEffects": false }`);
  await bundling.text();
  expect([bundling.made, readdirSync(folder).length]).toEqual([3, 1]);
});

test("a broken cache and one that cannot be written only cost time", async () => {
  const at = project({ "a.ts": `export const a = "one";` });
  const folder = temporaryFolder();
  const bundling = cachedBundle({ a: at("a.ts") }, folder);
  const text = await bundling.text();
  const [name = ""] = readdirSync(folder);
  writeFileSync(join(folder, name), "{");
  expect([await bundling.text(), bundling.made]).toEqual([text, 2]);
  const blocked = cachedBundle({ a: at("a.ts") }, join(folder, name));
  expect([await blocked.text(), await blocked.text(), blocked.made]).toEqual([text, text, 2]);
});
