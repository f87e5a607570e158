import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createEmbeddedRuntime } from "@rawr/workflow-runtime";
import type { Composition } from "../../src/composition.ts";
import { createHost, type Host, type HostOptions } from "../../src/host.ts";
import { keptLog } from "./kept-log.ts";
import { type ConfigChanges, testConfig } from "./test-config.ts";

/** A host that composes nothing, with the routes of one test: what is tried is the host. */
export async function createCoreHost(changes: ConfigChanges = {}, options: HostOptions = {}) {
  const config = testConfig(changes);
  mkdirSync(config.stateFolder, { recursive: true });
  const kept = keptLog();
  const composition = emptyComposition(config.stateFolder);
  const host: Host = await createHost(composition, config, { log: kept.log, ...options }).catch(async (error) => {
    await composition.close();
    throw error;
  });
  const { url } = await host.listen();
  const request = (path: string, init?: RequestInit) => fetch(new URL(path, url), { redirect: "manual", ...init });
  const close = async () => {
    await host.close();
    if (changes.stateFolder === undefined) rmSync(config.stateFolder, { recursive: true, force: true });
  };
  return { url, host, config, kept, request, close };
}

export function emptyComposition(stateFolder: string): Composition {
  const runtime = createEmbeddedRuntime({ file: join(stateFolder, "workflows.db") });
  return { surfaces: [], web: [], runtime, start: async () => {}, close: () => runtime.close() };
}
