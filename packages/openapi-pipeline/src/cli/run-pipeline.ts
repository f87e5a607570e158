import { join } from "node:path";
import { type ArtifactSet, artifactSet } from "../artifacts/artifact-set.ts";
import { noCache, openCache, type StepCache } from "../artifacts/cache.ts";
import { checkFolders } from "../artifacts/check-paths.ts";
import { fileErrorReason } from "../artifacts/file-error.ts";
import { checkArtifacts, retiredSets, storeArtifacts } from "../artifacts/store.ts";
import { toolKey } from "../artifacts/tool-key.ts";
import { writeRecord } from "../artifacts/up-to-date.ts";
import { createWorkerPool, type WorkerPool } from "../artifacts/worker-pool.ts";
import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.ts";
import { mergeDiagnostics } from "../diagnostics/merge.ts";
import { diagnose } from "../diagnostics/table.ts";
import type { Invocation } from "./arguments.ts";
import type { Build, BuildMode, SurfaceResult } from "./build-types.ts";
import { writeGate } from "./diff/gate-record.ts";
import type { Gate } from "./diff/run-gate.ts";
import { exitCodes } from "./endings.ts";
import { announceInputs, type SurfaceState, type WorkspaceState } from "./freshness.ts";
import { interruptible } from "./interruption.ts";
import { type CommandOutcome, countOf, type Surroundings } from "./output.ts";
import { openProgress } from "./progress.ts";
import { checkVersions } from "./published-versions.ts";
import { contractId, listContracts, mendingCommand } from "./workspace.ts";

/** What a run of the pipeline starts from. */
export interface PipelineRun {
  readonly invocation: Invocation;
  readonly to: Surroundings;
  readonly mode: BuildMode;
  readonly state: WorkspaceState;
  /** Hold what was built against its last release. Default: do not. */
  readonly gate?: Gate | undefined;
  /** Default: the pipeline's own. */
  readonly build?: Build;
}

/** Builds what is out of date, in memory; then stores it or compares it with the disk, and records what came of it. */
export function runPipeline(run: PipelineRun): Promise<CommandOutcome> {
  const { invocation, state } = run;
  const cache = invocation.cache ? openCache({ folder: state.cacheFolder, shared: toolKey(state.root) }) : noCache();
  return interruptible(async (signal) => {
    const startedAt = Date.now();
    const outdated = state.surfaces.filter(({ reasons }) => reasons.length > 0);
    const { results, held } = await compute(run, { cache, signal, outdated });
    announceInputs(watchedPaths(state, results));
    const sets = new Map(results.filter(isSound).map((result) => [result, setOf(run, result)]));
    const settled = await settle(run, { sets: [...sets.values()], results, signal });
    const isSettled = settled.value && !settled.diagnostics.some(({ severity }) => severity === "error");
    const notes = isSettled && invocation.cache ? writeRecords(run, { sets, startedAt, outdated }) : [];
    if (isSettled && invocation.cache) writeGates(run, held);
    cache.prune();
    if (invocation.explain) explainSteps(cache, run.to);
    const diagnostics = [
      ...state.surfaces.flatMap(({ record, reasons }) => (reasons.length === 0 ? (record?.diagnostics ?? []) : [])),
      ...results.flatMap((result) => result.diagnostics),
      ...settled.diagnostics,
      ...[...held.values()].flat(),
      ...(cache.diagnostics.length > 0 ? cache.diagnostics : notes),
    ];
    return outcomeOf(run, { diagnostics, results, settled });
  });
}

interface Computation {
  readonly cache: StepCache;
  readonly signal: AbortSignal;
  readonly outdated: readonly SurfaceState[];
}

interface Computed {
  readonly results: readonly SurfaceResult[];
  /** What came of holding surfaces against their releases, by surface. */
  readonly held: ReadonlyMap<string, readonly Diagnostic[]>;
}

async function compute(run: PipelineRun, { cache, signal, outdated }: Computation): Promise<Computed> {
  if (outdated.length === 0 && !run.gate?.removed.length) return { results: [], held: new Map() };
  const workers = createWorkerPool({ signal, thrifty: true });
  const progress = openProgress(run.to, run.invocation.quiet);
  try {
    const build = run.build ?? (await import("../build.ts")).build;
    const { surfaces } = await build({
      root: run.state.root,
      contracts: outdated.map(({ contract }) => contract),
      mode: run.mode,
      cache,
      workers,
      onProgress: progress.event,
      signal,
    });
    const results = surfaces.map((each) => ({ ...each, diagnostics: mergeDiagnostics(each.diagnostics) }));
    return { results, held: run.gate ? await hold(run.gate, results, { root: run.state.root, workers }) : new Map() };
  } catch (error) {
    // Whatever broke because everything was being stopped, it was stopped.
    signal.throwIfAborted();
    throw error;
  } finally {
    progress.end();
    await workers.close();
  }
}

async function hold(
  { today, removed }: Gate,
  results: readonly SurfaceResult[],
  { root, workers }: { root: string; workers: WorkerPool },
): Promise<Computed["held"]> {
  const { runGate } = await import("./diff/run-gate.ts");
  return runGate(results.filter(isSound), removed, { root, workers, today });
}

function writeGates({ gate, state }: PipelineRun, held: Computed["held"]): void {
  for (const surface of state.surfaces) {
    const found = held.get(contractId(surface.contract));
    if (gate && found) writeGate(surface, gate.today, found);
  }
}

function isSound({ diagnostics }: SurfaceResult): boolean {
  return !diagnostics.some(({ severity }) => severity === "error");
}

function setOf({ mode, state }: PipelineRun, result: SurfaceResult): ArtifactSet {
  const found = state.surfaces.find(({ contract }) => contractId(contract) === contractId(result));
  return artifactSet({ ...result, source: found?.contract.file ?? "", complete: mode !== "snapshot" });
}

/** What storing or comparing came to. */
interface Settled {
  readonly written: number;
  readonly deleted: number;
  readonly unchanged: number;
}

interface Settlement {
  readonly sets: readonly ArtifactSet[];
  readonly results: readonly SurfaceResult[];
  readonly signal: AbortSignal;
}

async function settle(run: PipelineRun, { sets, results, signal }: Settlement): Promise<Outcome<Settled | undefined>> {
  const { mode, state, invocation } = run;
  const nothing = { written: 0, deleted: 0, unchanged: 0 };
  if (mode === "lint") return { value: nothing, diagnostics: [] };
  const recorded = state.surfaces
    .filter(({ reasons }) => reasons.length === 0)
    .map(({ contract, record }) => ({ name: contractId(contract), folders: record?.folders ?? [] }));
  const failed = results.filter((result) => !isSound(result)).map((result) => setOf(run, result));
  const collisions = [...checkFolders([...recorded, ...failed, ...sets]), ...checkVersions(state.root, sets)];
  if (collisions.length > 0) return { value: undefined, diagnostics: collisions };
  const published = listContracts(state.root).map(contractId);
  const retired = state.retired.length > 0 ? retiredSets(state.root, published) : [];
  const all = [...sets, ...retired];
  if (mode === "check") {
    const { value, diagnostics } = checkArtifacts(state.root, all, mendingCommand(state.root));
    return { value: value && { ...nothing, unchanged: value.unchanged }, diagnostics };
  }
  signal.throwIfAborted();
  const lock = join(state.cacheFolder, "write.lock");
  const keepEdits = invocation.cache ? join(state.cacheFolder, "replaced") : undefined;
  const { value, diagnostics } = await storeArtifacts(state.root, all, { lock, keepEdits, signal });
  const summary = value && { written: value.written.length, deleted: value.deleted.length, unchanged: value.unchanged };
  return { value: summary, diagnostics };
}

interface Recording {
  readonly sets: ReadonlyMap<SurfaceResult, ArtifactSet>;
  readonly startedAt: number;
  readonly outdated: readonly SurfaceState[];
}

function writeRecords({ mode, state }: PipelineRun, { sets, startedAt, outdated }: Recording): readonly Diagnostic[] {
  const { root, tools, cacheFolder } = state;
  const leavesFiles = mode !== "lint";
  try {
    for (const [result, set] of sets) {
      const path = outdated.find(({ contract }) => contractId(contract) === set.name)?.recordPath;
      if (!path) continue;
      const outputs = leavesFiles && set.files.length > 0 ? [...set.files.map((file) => file.path), set.manifest] : [];
      const folders = set.complete && leavesFiles ? set.folders : [];
      const { inputs, absent, diagnostics, operations } = result;
      writeRecord(path, { root, tools, startedAt, inputs, absent, outputs, folders, diagnostics, operations });
    }
    return [];
  } catch (error) {
    return [diagnose("cache-unusable", { folder: cacheFolder, reason: fileErrorReason(error) })];
  }
}

function watchedPaths(state: WorkspaceState, results: readonly SurfaceResult[]): readonly string[] {
  const recorded = state.surfaces.flatMap(({ record }) => [
    ...(record?.inputs ?? []).map(([path]) => path),
    ...(record?.absent ?? []),
  ]);
  return [...recorded, ...results.flatMap(({ inputs, absent }) => [...inputs, ...absent])];
}

function explainSteps(cache: StepCache, to: Surroundings): void {
  for (const { step, cached, reasons } of cache.explanations) {
    to.stderr.write(`${step}: ${cached ? "taken from the cache" : `ran, ${reasons.join(", ")}`}\n`);
  }
}

interface Findings {
  readonly diagnostics: readonly Diagnostic[];
  readonly results: readonly SurfaceResult[];
  readonly settled: Outcome<Settled | undefined>;
}

const summaryVerb: Readonly<Record<BuildMode, string>> = {
  write: "built",
  check: "checked",
  lint: "linted",
  snapshot: "took a snapshot of",
  review: "reviewed",
};

const unableCodes = new Set(["artifact-unwritable", "file-unreadable", "baseline-newer", "baseline-invalid"]);

function outcomeOf(run: PipelineRun, { diagnostics, results, settled }: Findings): CommandOutcome {
  const failed = diagnostics.some(({ severity }) => severity === "error");
  const unable = diagnostics.some(({ code }) => unableCodes.has(code));
  const exitCode = unable ? exitCodes.unable : failed ? exitCodes.findings : exitCodes.fine;
  return {
    diagnostics,
    summary: `${whatWasDone(run, results)}${whatCameOfFiles(run.mode, settled, failed)}`,
    exitCode,
  };
}

function whatWasDone({ mode, state }: PipelineRun, results: readonly SurfaceResult[]): string {
  const fresh = state.surfaces.filter(({ reasons }) => reasons.length === 0);
  const recorded = fresh.reduce((sum, { record }) => sum + (record?.operations ?? 0), 0);
  const operations = results.reduce((sum, result) => sum + result.operations, recorded);
  const unsound = results.filter((result) => !isSound(result)).length;
  const all = state.surfaces.length;
  const surfaces =
    unsound > 0 && mode !== "lint" ? `${all - unsound} of ${countOf(all, "surface")}` : countOf(all, "surface");
  return `${summaryVerb[mode]} ${surfaces}, ${countOf(operations, "operation")}`;
}

function whatCameOfFiles(mode: BuildMode, { value }: Outcome<Settled | undefined>, failed: boolean): string {
  if (mode === "lint") return "";
  if (mode === "check") return failed || !value ? "" : `: ${countOf(value.unchanged, "file")}, no drift`;
  if (!value || (failed && value.written + value.deleted === 0)) return ": nothing was written";
  return `: ${countOf(value.written, "file")} written, ${value.deleted} deleted, ${value.unchanged} unchanged`;
}
