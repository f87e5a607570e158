import { readdirSync } from "node:fs";
import { join } from "node:path";
import { noCache } from "../../src/artifacts/cache.ts";
import { createWorkerPool } from "../../src/artifacts/worker-pool.ts";
import type { ContractFile } from "../../src/cli/build-types.ts";
import { mergeDiagnostics } from "../../src/diagnostics/merge.ts";
import type { Collect } from "./fixture.ts";

/** One pool for all fixtures: a worker imports the linters once. */
const workers = createWorkerPool({ size: 2 });

/**
 * The seam between the fixtures and the pipeline: the one place that knows the pipeline's programmatic entry.
 * It compiles and lints every `contracts/*.ts` of `directory` in memory and returns every diagnostic.
 */
export const collect: Collect = async (directory) => {
  // Loaded when first needed: a fixture with a scenario does without the pipeline.
  const { build } = await import("../../src/build.ts");
  const { surfaces } = await build({
    root: directory,
    contracts: readdirSync(join(directory, "contracts")).sort().map(contractFile),
    mode: "lint",
    cache: noCache(),
    workers,
    onProgress: () => {},
    signal: new AbortController().signal,
  });
  return mergeDiagnostics(surfaces.flatMap(({ diagnostics }) => diagnostics));
};

function contractFile(name: string): ContractFile {
  const [, surface = name, major = "1"] = /^(.+)\.v(\d+)\.ts$/.exec(name) ?? [];
  return { surface, major: Number(major), file: `contracts/${name}` };
}
