import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { noCache } from "../../src/artifacts/cache.ts";
import { createWorkerPool } from "../../src/artifacts/worker-pool.ts";
import { build } from "../../src/build.ts";

const root = join(import.meta.dirname, "../../../..");
const workers = createWorkerPool({ size: 1 });
afterAll(() => workers.close());

/** The committed documents, snapshots and names are Vitest snapshots too: a change of a contract shows up in `pnpm test`. */
describe("what is committed in openapi/ is what the contracts compile to:", () => {
  const files = readdirSync(join(root, "contracts")).filter((name) => /\.v\d+\.ts$/.test(name));

  test.each(files)("%s", async (name) => {
    const [, surface = "", major = ""] = /^(.+)\.v(\d+)\.ts$/.exec(name) ?? [];
    const { surfaces } = await build({
      root,
      contracts: [{ surface, major: Number(major), file: `contracts/${name}` }],
      mode: "snapshot",
      cache: noCache(),
      workers,
      onProgress: () => undefined,
      signal: new AbortController().signal,
    });
    const [result] = surfaces;
    expect(result?.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(result?.files.map(({ path }) => path)).toContain(`openapi/${surface}/v${major}/contract.md`);
    for (const { path, contents } of result?.files ?? []) await expect(contents).toMatchFileSnapshot(join(root, path));
  });
});
