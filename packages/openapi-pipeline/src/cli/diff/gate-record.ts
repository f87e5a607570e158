import { existsSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "../../artifacts/digest.ts";
import { readSealed, writeSealed } from "../../artifacts/sealed-file.ts";
import { readRecord } from "../../artifacts/up-to-date.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { baselinePath } from "../../paths.ts";
import type { SurfaceState, WorkspaceState } from "../freshness.ts";
import type { Surroundings } from "../output.ts";
import { findRemoved } from "./removed-surfaces.ts";
import type { Gate } from "./run-gate.ts";
import { todayOf } from "./today.ts";

/** What `check` starts from. */
export interface GatedState {
  /** Surfaces that have to be held against their release again are outdated. */
  readonly state: WorkspaceState;
  /** What is to be said of the surfaces that need not. */
  readonly diagnostics: readonly Diagnostic[];
  readonly gate: Gate;
}

/** What the last comparison said, as long as surface, release and day are the same. Imports no stage. */
export async function readGate(
  state: WorkspaceState,
  { partial, to }: { partial: boolean; to: Surroundings },
): Promise<GatedState> {
  const gate: Gate = { today: todayOf(to), removed: partial ? [] : findRemoved(state.root) };
  const diagnostics: Diagnostic[] = [];
  const surfaces: SurfaceState[] = [];
  for (const surface of state.surfaces) {
    const isFresh = surface.reasons.length === 0;
    const known = isFresh ? await knownOf(state, surface, gate) : [];
    diagnostics.push(...(known ?? []));
    surfaces.push(known ? surface : { ...surface, reasons: ["it was not held against its last release yet"] });
  }
  return { state: { ...state, surfaces }, diagnostics, gate };
}

async function knownOf(
  { root }: WorkspaceState,
  surface: SurfaceState,
  gate: Gate,
): Promise<readonly Diagnostic[] | undefined> {
  const { contract, recordPath } = surface;
  const body = readSealed(gatePath(recordPath));
  if (body) {
    const { key, diagnostics } = JSON.parse(body.toString("utf8")) as { key: string; diagnostics: Diagnostic[] };
    if (key === keyOf(recordPath, gate.today)) return diagnostics;
  }
  if (existsSync(join(root, baselinePath({ name: contract.surface, major: contract.major })))) return undefined;
  const diagnostics = [(await import("./never-released.ts")).neverReleased(contract)];
  writeGate(surface, gate.today, diagnostics);
  return diagnostics;
}

/** Remembers a comparison without errors. What a build recorded stands for the surface, its release among its inputs. */
export function writeGate({ recordPath }: SurfaceState, today: string, diagnostics: readonly Diagnostic[]): void {
  const key = keyOf(recordPath, today);
  if (key === undefined || diagnostics.some(({ severity }) => severity === "error")) return;
  try {
    writeSealed(gatePath(recordPath), JSON.stringify({ key, diagnostics }));
  } catch {
    // A cache that cannot be written costs time only.
  }
}

function keyOf(recordPath: string, today: string): string | undefined {
  const record = readRecord(recordPath);
  return record && sha256(JSON.stringify([record.tools, record.inputs, today]));
}

function gatePath(recordPath: string): string {
  return `${recordPath}.gate`;
}
