import { join } from "node:path";
import type { KeyParts } from "../artifacts/cache.ts";
import { toolStamp } from "../artifacts/tool-key.ts";
import { type BuildRecord, outdatedBecause, readRecord, recordPath, retiredSurfaces } from "../artifacts/up-to-date.ts";
import type { BuildMode, ContractFile } from "./build-types.ts";
import { contractId, listContracts } from "./workspace.ts";

/** A surface, and why it must be built. */
export interface SurfaceState {
  readonly contract: ContractFile;
  /** Where its record is. */
  readonly recordPath: string;
  readonly record: BuildRecord | undefined;
  /** Empty: it is as the record says. */
  readonly reasons: readonly string[];
}

/** What a command starts from. */
export interface WorkspaceState {
  readonly root: string;
  readonly cacheFolder: string;
  /** What stands for the tools in a record. */
  readonly tools: KeyParts;
  readonly surfaces: readonly SurfaceState[];
  /** Surfaces whose contract file is gone and whose artifacts are still there. */
  readonly retired: readonly string[];
}

/** What `readState` looks at. */
export interface StateInput {
  readonly root: string;
  readonly contracts: readonly ContractFile[];
  readonly cacheDir: string | undefined;
  readonly cache: boolean;
  readonly mode: BuildMode;
  /** Only some surfaces were asked for. */
  readonly partial: boolean;
}

/** Compares the disk with the records of the last builds. Imports no stage. */
export function readState({ root, contracts, cacheDir, cache, mode, partial }: StateInput): WorkspaceState {
  const cacheFolder = cacheDir ?? join(root, "node_modules/.cache/rawr-openapi");
  const tools = toolStamp(root);
  const purpose = mode === "check" ? "write" : mode;
  const surfaces = contracts.map((contract) => {
    const path = recordPath(cacheFolder, root, { surface: contract.file, purpose });
    const record = cache ? readRecord(path) : undefined;
    const reasons = cache ? outdatedBecause(root, record, tools) : ["the cache is off"];
    return { contract, recordPath: path, record, reasons };
  });
  const looksForRetired = !partial && (mode === "write" || mode === "check");
  const retired = looksForRetired ? retiredSurfaces(root, listContracts(root).map(contractId)) : [];
  return { root, cacheFolder, tools, surfaces, retired };
}

/** Tells a watching parent process which files this build depends on. */
export function announceInputs(paths: readonly string[]): void {
  process.send?.({ kind: "rawr-openapi-inputs", paths });
}
