import { join } from "node:path";
import { noCache, openCache } from "../../artifacts/cache.ts";
import { toolKey } from "../../artifacts/tool-key.ts";
import { createWorkerPool, type WorkerPool } from "../../artifacts/worker-pool.ts";
import { mergeDiagnostics } from "../../diagnostics/merge.ts";
import type { Invocation } from "../arguments.ts";
import type { BuildMode, ContractFile, Overlay, SurfaceResult } from "../build-types.ts";
import { interruptible } from "../interruption.ts";
import type { Surroundings } from "../output.ts";
import { openProgress } from "../progress.ts";

/** What every step of a release works with. */
export interface ReleaseSession {
  readonly root: string;
  readonly invocation: Invocation;
  readonly to: Surroundings;
  readonly cacheFolder: string;
  readonly workers: WorkerPool;
  readonly signal: AbortSignal;
  /** Builds in memory; nothing is written. */
  build(contracts: readonly ContractFile[], mode: BuildMode, overlay?: Overlay): Promise<readonly SurfaceResult[]>;
}

/** Where a release works. */
export interface SessionInput {
  readonly root: string;
  readonly invocation: Invocation;
  readonly to: Surroundings;
}

/** Runs `action` with workers and a cache, and ends both. */
export function withSession<Value>(
  { root, invocation, to }: SessionInput,
  action: (session: ReleaseSession) => Promise<Value>,
): Promise<Value> {
  const cacheFolder = invocation.cacheDir ?? join(root, "node_modules/.cache/rawr-openapi");
  const cache = invocation.cache ? openCache({ folder: cacheFolder, shared: toolKey(root) }) : noCache();
  return interruptible(async (signal) => {
    const workers = createWorkerPool({ signal, thrifty: true });
    const progress = openProgress(to, invocation.quiet);
    const build: ReleaseSession["build"] = async (contracts, mode, overlay) => {
      const pipeline = await import("../../build.ts");
      const onProgress = progress.event;
      const request = { root, contracts, mode, cache, workers, onProgress, signal, ...(overlay && { overlay }) };
      const { surfaces } = await pipeline.build(request);
      return surfaces.map((each) => ({ ...each, diagnostics: mergeDiagnostics(each.diagnostics) }));
    };
    try {
      return await action({ root, invocation, to, cacheFolder, workers, signal, build });
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    } finally {
      progress.end();
      await workers.close();
      cache.prune();
    }
  });
}
