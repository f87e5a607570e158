import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { noCache, openCache } from "./cache.ts";

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "rawr-cache-")), "cache");
});

const open = (limit?: number) => openCache({ folder, shared: { tool: "1" }, ...(limit !== undefined && { limit }) });
const entries = () => readdirSync(join(folder, "steps")).map((name) => join(folder, "steps", name));

async function runs(name: string, parts: Record<string, string>, cache = open()) {
  let ran = false;
  const value = await cache.step(name, parts, () => {
    ran = true;
    return { text: `${name} ${JSON.stringify(parts)}`, list: new Map([["a", undefined]]) };
  });
  return { ran, value, reasons: cache.explanations.at(-1)?.reasons };
}

describe("openCache", () => {
  it("runs a step once for the same key parts, whatever their order", async () => {
    const first = await runs("lint", { a: "1", b: "2" });
    const second = await runs("lint", { b: "2", a: "1" });
    expect([first.ran, second.ran]).toEqual([true, false]);
    expect(second.value.list).toEqual(new Map([["a", undefined]]));
  });

  it("explains which key part made a step run", async () => {
    expect((await runs("lint", { document: "1", config: "1" })).reasons).toEqual(["it has not run before"]);
    expect((await runs("lint", { document: "2", rules: "1" })).reasons).toEqual([
      "config is gone",
      "document changed",
      "rules is new",
    ]);
    const newer = openCache({ folder, shared: { tool: "2" } });
    expect((await runs("lint", { document: "2", rules: "1" }, newer)).reasons).toEqual(["tool changed"]);
  });

  it.each([
    ["cut off", (bytes: Buffer) => bytes.subarray(0, bytes.length - 3)],
    [
      "altered in one bit",
      (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -1), Buffer.from([(bytes.at(-1) ?? 0) ^ 1])]),
    ],
    ["empty", () => Buffer.alloc(0)],
  ])("runs the step again, and mends the entry, when it is %s", async (_, damage) => {
    await runs("lint", { a: "1" });
    const [entry = ""] = entries();
    writeFileSync(entry, damage(readFileSync(entry)));
    const again = await runs("lint", { a: "1" });
    expect(again).toMatchObject({ ran: true, reasons: ["its stored result is gone or damaged"] });
    expect((await runs("lint", { a: "1" })).ran).toBe(false);
  });

  it("does not store what a failing step threw, nor what the caller does not want kept", async () => {
    const failing = open().step("lint", {}, () => Promise.reject(new Error("no")));
    await expect(failing).rejects.toThrow("no");
    await open().step(
      "lint",
      {},
      () => "bad",
      () => false,
    );
    expect((await runs("lint", {})).ran).toBe(true);
  });

  it("goes on without, and says so once, when the folder cannot be written", async () => {
    writeFileSync(folder, "a file where the folder should be");
    const cache = open();
    expect((await runs("lint", {}, cache)).ran).toBe(true);
    expect((await runs("diff", {}, cache)).ran).toBe(true);
    expect(cache.diagnostics).toMatchObject([{ code: "cache-unusable", severity: "warning" }]);
  });

  it("deletes the entries used longest ago when it is over its limit", async () => {
    for (const name of ["a", "b", "c"]) {
      await runs(name, {});
      const newest = entries().toSorted((x, y) => statSync(y).mtimeMs - statSync(x).mtimeMs)[0] ?? "";
      const age = new Date(Date.now() - { a: 3, b: 2, c: 1 }[name as "a"] * 60_000);
      utimesSync(newest, age, age);
      for (const file of readdirSync(join(folder, "parts")))
        utimesSync(join(folder, "parts", file), new Date(0), new Date(0));
    }
    expect((await runs("a", {})).ran).toBe(false);
    const cache = open(statSync(entries()[0] ?? "").size * 3);
    await runs("d", {}, cache);
    cache.prune();
    const kept = await Promise.all(["a", "b", "c", "d"].map(async (name) => !(await runs(name, {})).ran));
    // "a" is the oldest and was used again, so "b" goes; the recorded key parts count as well, so only two fit.
    expect(kept).toEqual([true, false, false, true]);
  });

  it("removes what a killed build left behind", async () => {
    mkdirSync(join(folder, "steps"), { recursive: true });
    writeFileSync(join(folder, "steps/.rawr-tmp-999999999-0a0a0a0a-0"), "half");
    const cache = open();
    await runs("lint", {}, cache);
    cache.prune();
    expect(readdirSync(join(folder, "steps"))).toHaveLength(1);
  });

  it("serves two builds at once", async () => {
    const script = `
      const { openCache } = await import(${JSON.stringify(new URL("./cache.ts", import.meta.url).href)});
      const cache = openCache({ folder: ${JSON.stringify(folder)}, shared: {}, limit: 400_000 });
      for (let i = 0; i < 200; i++) {
        const value = await cache.step("step " + (i % 7), { part: String(i % 11) }, () => "x".repeat(20_000) + (i % 7) + (i % 11));
        if (value !== "x".repeat(20_000) + (i % 7) + (i % 11)) throw new Error("wrong value at " + i);
        if (i % 20 === 0) cache.prune();
      }
      if (cache.diagnostics.length > 0) throw new Error(cache.diagnostics[0].found);`;
    const build = () =>
      new Promise<string>((resolve) => {
        const child = spawn(process.execPath, ["--input-type=module", "-e", script]);
        let stderr = "";
        child.stderr.on("data", (chunk) => {
          stderr += chunk;
        });
        child.on("close", (code) => resolve(`${code} ${stderr}`));
      });
    expect(await Promise.all([build(), build()])).toEqual(["0 ", "0 "]);
  });
});

describe("noCache", () => {
  it("runs every step and writes nothing", async () => {
    const cache = noCache();
    expect((await runs("lint", {}, cache)).ran).toBe(true);
    expect(await runs("lint", {}, cache)).toMatchObject({ ran: true, reasons: ["the cache is off"] });
  });
});
