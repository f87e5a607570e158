import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { baselinePath } from "../../paths.ts";
import type { SurfaceResult } from "../build-types.ts";
import { contractId } from "../workspace.ts";
import type { GateInput } from "./gate.ts";
import { neverReleased } from "./never-released.ts";
import type { RemovedSurface } from "./removed-surfaces.ts";

/** What `check` holds against releases. */
export interface Gate {
  /** RFC 3339 date. */
  readonly today: string;
  /** Releases whose contract file is gone. */
  readonly removed: readonly RemovedSurface[];
}

/** Findings by surface (`workflows.v1`). The provers are imported when there is a release. */
export async function runGate(
  results: readonly SurfaceResult[],
  removed: readonly RemovedSurface[],
  input: GateInput,
): Promise<ReadonlyMap<string, readonly Diagnostic[]>> {
  const held = new Map<string, readonly Diagnostic[]>();
  for (const result of results) {
    const path = baselinePath({ name: result.surface, major: result.major });
    const isReleased = existsSync(join(input.root, path));
    const found = isReleased ? (await import("./gate.ts")).holdAgainstRelease(result, input) : [neverReleased(result)];
    held.set(contractId(result), await found);
  }
  for (const surface of removed) {
    held.set(contractId(surface), await (await import("./gate.ts")).holdRemoved(surface, input));
  }
  return held;
}
