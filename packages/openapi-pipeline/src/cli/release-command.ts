import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.ts";
import { renderJson } from "../diagnostics/render/json.ts";
import { jsonText } from "../diagnostics/render/json-text.ts";
import type { ReleasedVersion } from "../release/plan-release.ts";
import type { Invocation } from "./arguments.ts";
import type { ContractFile } from "./build-types.ts";
import { todayOf } from "./diff/today.ts";
import { exitCodes } from "./endings.ts";
import { countOf, printReport, type Surroundings } from "./output.ts";
import { installedPages } from "./pages.ts";
import { buildSound, type Candidate, checkCommitted, toCandidate } from "./release/candidates.ts";
import { type DueCandidate, makeReleases } from "./release/make-release.ts";
import { type ReleaseSession, withSession } from "./release/session.ts";
import { releasePaths, writeReleases } from "./release/write-release.ts";
import { chooseContracts, contractId, findRoot } from "./workspace.ts";

/** What came of one surface. */
interface ReleaseRecord {
  readonly surface: string;
  readonly state: "released" | "would be released" | "unchanged" | "refused";
  readonly version: ReleasedVersion;
  readonly clients: readonly (ReleasedVersion & { readonly name: string })[];
}

/** What the command came to. */
interface ReleaseOutcome {
  readonly diagnostics: readonly Diagnostic[];
  readonly records: readonly ReleaseRecord[];
  /** Files that were written, or would be. */
  readonly paths: readonly string[];
}

/** Findings with which nothing could be done, other than that something is wrong with what would be released. */
const unable = new Set([
  "artifact-unwritable",
  "file-unreadable",
  "release-without-git",
  "baseline-newer",
  "baseline-invalid",
]);

/** `release`: raises versions, moves the baseline and writes what changed. Run twice, the second run changes nothing. */
export async function release(invocation: Invocation, to: Surroundings): Promise<number> {
  const root = findRoot(invocation.cwd);
  const contracts = await chooseContracts(root, invocation.surfaces);
  const date = todayOf(to);
  const outcome = await withSession({ root, invocation, to }, async (session): Promise<ReleaseOutcome> => {
    const built = await buildSound(session, contracts);
    if (built.diagnostics.length > 0) return { diagnostics: built.diagnostics, records: [], paths: [] };
    const judged = await Promise.all(
      built.value.map((result, index) => toCandidate(session, contracts[index] as ContractFile, result)),
    );
    return releaseAll(session, { judged, date });
  });
  await printOutcome(outcome, { root, invocation, to });
  if (outcome.diagnostics.some(({ code }) => unable.has(code))) return exitCodes.unable;
  return outcome.diagnostics.some(({ severity }) => severity === "error") ? exitCodes.findings : exitCodes.fine;
}

interface Judged {
  /** With the reasons why one cannot be released; then none is. */
  readonly judged: readonly Outcome<Candidate | undefined>[];
  readonly date: string;
}

async function releaseAll(session: ReleaseSession, { judged, date }: Judged): Promise<ReleaseOutcome> {
  const { dryRun } = session.invocation;
  const candidates = judged.flatMap(({ value }) => value ?? []);
  const due = candidates.filter((each): each is DueCandidate => each.plan !== undefined);
  const found = [...judged.flatMap(({ diagnostics }) => diagnostics), ...(await checkCommitted(session, due))];
  const record = (state: "released" | "would be released" | "refused") =>
    candidates.map((each) => recordOf(each, state));
  // A dry run shows what would be, also where something stands in its way.
  if (found.length > 0 && !dryRun) return { diagnostics: found, records: record("refused"), paths: [] };
  if (due.length === 0) return { diagnostics: found, records: record("released"), paths: [] };
  const made = await makeReleases(session, due, date);
  if (made.diagnostics.length > 0)
    return { diagnostics: [...found, ...made.diagnostics], records: record("refused"), paths: [] };
  const written = dryRun ? releasePaths(session.root, made.value) : await writeReleases(session, made.value);
  const failed = written.diagnostics.some(({ severity }) => severity === "error");
  const state = failed || found.length > 0 ? "refused" : dryRun ? "would be released" : "released";
  return { diagnostics: [...found, ...written.diagnostics], records: record(state), paths: written.value };
}

function recordOf(candidate: Candidate, due: ReleaseRecord["state"]): ReleaseRecord {
  const { contract, surface, plan, built, isRefused } = candidate;
  const same = (version: string): ReleasedVersion => ({ from: version, to: version, level: "none" });
  const clients = surface.clients.map(({ name }) => ({
    name,
    ...(plan?.clients.get(name) ?? same(built.get(name) ?? surface.version)),
  }));
  const version = plan?.version ?? same(surface.version);
  const state = isRefused ? "refused" : plan === undefined ? "unchanged" : due;
  return { surface: contractId(contract), state, version, clients };
}

interface Printing {
  readonly root: string;
  readonly invocation: Invocation;
  readonly to: Surroundings;
}

async function printOutcome(
  { diagnostics, records, paths }: ReleaseOutcome,
  { root, invocation, to }: Printing,
): Promise<void> {
  if (invocation.format === "json") {
    const report = JSON.parse(renderJson(diagnostics, () => undefined, { docsBase: installedPages(root) })) as object;
    to.stdout.write(jsonText({ ...report, releases: records, files: paths }));
  } else await printReport({ ...invocation, diagnostics, root }, to);
  if (invocation.quiet) return;
  if (invocation.dryRun) for (const path of paths) to.stderr.write(`would write ${path}\n`);
  for (const { surface, state, version, clients } of records) {
    to.stderr.write(`${surface} ${stepOf(version)}: ${state}\n`);
    if (state === "released" || state === "would be released")
      for (const client of clients) to.stderr.write(`  ${client.name} ${stepOf(client)}\n`);
  }
  to.stderr.write(`${closingLine(records, paths, invocation.dryRun)}\n`);
}

/** `1.0.0 → 1.1.0` */
function stepOf({ from, to }: ReleasedVersion): string {
  if (from === undefined) return `${to} (first release)`;
  return from === to ? to : `${from} → ${to}`;
}

function closingLine(records: readonly ReleaseRecord[], paths: readonly string[], dryRun: boolean): string {
  const released = records.filter(({ state }) => state === "released");
  if (released.length > 0)
    return `released ${countOf(released.length, "surface")}: ${countOf(paths.length, "file")} written`;
  if (records.length > 0 && records.every(({ state }) => state === "unchanged"))
    return "nothing changed since the last release";
  return dryRun && paths.length > 0 ? "nothing was written" : "nothing was released";
}
