import { mkdtemp, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { changeOneOperation, syntheticFiles, writeSynthetic } from "./synthetic.ts";

function routes(source: string): number {
  return source.split(".route({").length - 1;
}

describe("syntheticFiles", () => {
  it.each([10, 120])("writes exactly %i operations, at most fifty to a contract module", (operations) => {
    const contracts = [...syntheticFiles(operations)].filter(([path]) => path.endsWith("/contract.ts"));
    const counts = contracts.map(([, source]) => routes(source));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(operations);
    expect(Math.max(...counts)).toBeLessThanOrEqual(50);
  });

  it("gives the same bytes for the same number", () => {
    expect([...syntheticFiles(60)]).toEqual([...syntheticFiles(60)]);
  });

  it("names every operation, path and component once", () => {
    const source = [...syntheticFiles(120).values()].join("\n");
    for (const pattern of [/operationId: "(\w+)"/g, /method: "\w+",\s+path: "([^"]+)"/g, /\$id: "(\w+)"/g]) {
      const names = [...source.matchAll(pattern)].map(([, name]) => name);
      expect(new Set(names).size).toBe(names.length);
    }
  });
});

describe("changeOneOperation", () => {
  // Inside this folder, so that the contracts find their packages.
  const folders: string[] = [];
  afterEach(async () => {
    await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
  });

  it("gives one operation one more field, in one file", { timeout: 60_000 }, async () => {
    const folder = await mkdtemp(fileURLToPath(new URL(".synthetic-", import.meta.url)));
    folders.push(folder);
    await changeOneOperation(await writeSynthetic(folder, 60), 7);
    const changed: string[] = [];
    for (const [path, before] of syntheticFiles(60)) {
      const after = await readFile(join(folder, path), "utf8");
      if (after !== before) changed.push(path);
    }
    expect(changed).toEqual(["capabilities/c01/contract.ts"]);
    const { c01Contract } = await import(join(folder, "capabilities/c01/contract.ts"));
    const described = JSON.stringify(
      c01Contract.createAccount["~orpc"].inputSchema["~standard"].jsonSchema.input({ target: "draft-2020-12" }),
    );
    expect(described).toContain('"added7"');
  });
});
