import { join } from "node:path";
import { sha256 } from "../artifacts/digest.ts";
import { readSealed, writeSealed } from "../artifacts/sealed-file.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Invocation } from "./arguments.ts";
import type { BuildMode } from "./build-types.ts";
import { exitCodes } from "./endings.ts";
import { announceInputs, readState, type WorkspaceState } from "./freshness.ts";
import { type CommandOutcome, countOf, printReport, type ReportMemo, type Surroundings } from "./output.ts";
import { chooseContracts, contractId, findRoot } from "./workspace.ts";

/**
 * `build`, `check`, `lint`, `snapshot`. When everything is as the last run left it, its findings are shown again and the
 * pipeline itself is not even imported.
 */
export async function runBuildCommand(invocation: Invocation, to: Surroundings, mode: BuildMode): Promise<number> {
  const startedAt = performance.now();
  const root = findRoot(invocation.cwd);
  const contracts = await chooseContracts(root, invocation.surfaces);
  const { cacheDir, cache } = invocation;
  const partial = invocation.surfaces.length > 0;
  const built = readState({ root, contracts, cacheDir, cache, mode, partial });
  const gated =
    mode === "check"
      ? await import("./diff/gate-record.ts").then((each) => each.readGate(built, { partial, to }))
      : undefined;
  const { state, diagnostics = [], gate } = gated ?? { state: built };
  if (invocation.explain) explain(state, to);
  const isOpen = state.retired.length > 0 || (gate?.removed ?? []).length > 0;
  const isFresh = !isOpen && state.surfaces.every(({ reasons }) => reasons.length === 0);
  const made = isFresh
    ? recordedOutcome(state)
    : await import("./run-pipeline.ts").then(({ runPipeline }) => runPipeline({ invocation, to, mode, state, gate }));
  const outcome = { ...made, diagnostics: [...made.diagnostics, ...diagnostics] };
  const memo = isFresh ? reportMemo(state, diagnostics) : undefined;
  await printReport({ ...invocation, diagnostics: outcome.diagnostics, root, memo }, to);
  if (!invocation.quiet) to.stderr.write(`${outcome.summary} (${seconds(performance.now() - startedAt)})\n`);
  return outcome.exitCode;
}

function recordedOutcome({ surfaces }: WorkspaceState): CommandOutcome {
  const diagnostics = surfaces.flatMap(({ record }) => record?.diagnostics ?? []);
  const operations = surfaces.reduce((sum, { record }) => sum + (record?.operations ?? 0), 0);
  announceInputs(
    surfaces.flatMap(({ record }) => [...(record?.inputs ?? []).map(([path]) => path), ...(record?.absent ?? [])]),
  );
  return {
    diagnostics,
    summary: `up to date: ${countOf(surfaces.length, "surface")}, ${countOf(operations, "operation")}`,
    exitCode: exitCodes.fine,
  };
}

/** Recorded findings over unchanged sources give the same text again, and the renderers need not be imported. */
function reportMemo({ cacheFolder, surfaces }: WorkspaceState, more: readonly Diagnostic[]): ReportMemo {
  const records = sha256(JSON.stringify([surfaces.map(({ record }) => record), more]));
  const pathOf = (key: string) => join(cacheFolder, "reports", sha256(records + key));
  return {
    read: (key) => readSealed(pathOf(key))?.toString("utf8"),
    write: (key, text) => {
      try {
        writeSealed(pathOf(key), text);
      } catch {
        // A cache that cannot be written costs time only.
      }
    },
  };
}

function explain({ surfaces, retired }: WorkspaceState, to: Surroundings): void {
  for (const { contract, reasons } of surfaces) {
    if (reasons.length === 0) to.stderr.write(`${contractId(contract)}: as the last run left it\n`);
    for (const reason of reasons) to.stderr.write(`${contractId(contract)}: ${reason}\n`);
  }
  for (const name of retired) to.stderr.write(`${name}: its contract file is gone\n`);
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}
