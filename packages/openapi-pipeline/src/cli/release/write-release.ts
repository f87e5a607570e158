import { existsSync, readFileSync, realpathSync } from "node:fs";
import { join, relative } from "node:path";
import { applyWrites } from "../../artifacts/apply.ts";
import { artifactSet } from "../../artifacts/artifact-set.ts";
import { withLock } from "../../artifacts/lock.ts";
import type { OutputFile } from "../../artifacts/output-file.ts";
import { type PlannedWrite, planWrites } from "../../artifacts/plan.ts";
import type { Outcome } from "../../diagnostics/diagnostic.ts";
import type { MadeRelease } from "./make-release.ts";
import type { ReleaseSession } from "./session.ts";

/** Writes releases as one transaction: contracts, artifacts, baselines and notes, or nothing. Answers the written paths. */
export async function writeReleases(
  session: ReleaseSession,
  releases: readonly MadeRelease[],
): Promise<Outcome<readonly string[]>> {
  const { root, cacheFolder, signal } = session;
  return withLock(
    join(cacheFolder, "write.lock"),
    async () => {
      const planned = planReleases(root, releases);
      if (planned.value === undefined) return { value: [], diagnostics: planned.diagnostics };
      const { value, diagnostics } = await applyWrites(planned.value, { signal });
      return { value: value?.written ?? [], diagnostics };
    },
    signal,
  );
}

/** Which paths a release would write. */
export function releasePaths(root: string, releases: readonly MadeRelease[]): Outcome<readonly string[]> {
  const { value, diagnostics } = planReleases(root, releases);
  return { value: value?.writes.map(({ path }) => path) ?? [], diagnostics };
}

function planReleases(root: string, releases: readonly MadeRelease[]): ReturnType<typeof planWrites> {
  const sets = releases.map(({ candidate, result }) =>
    artifactSet({ ...result, source: candidate.contract.file, complete: true }),
  );
  const { value, diagnostics } = planWrites(root, sets);
  if (value === undefined) return { value, diagnostics };
  const extra = releases.flatMap(({ files }) => files).flatMap((file) => plannedWrite(root, file) ?? []);
  return { value: { ...value, writes: [...value.writes, ...extra] }, diagnostics };
}

/** Undefined when it is right already. A contract file may be a link: what it leads to is written. */
function plannedWrite(root: string, { path, contents }: OutputFile): PlannedWrite | undefined {
  const absolute = join(root, path);
  const bytes = Buffer.from(contents, "utf8");
  const isThere = existsSync(absolute);
  if (isThere && readFileSync(absolute).equals(bytes)) return undefined;
  const target = isThere && path.startsWith("contracts/") ? relative(root, realpathSync(absolute)) : path;
  return { path: target, bytes, state: isThere ? "stale" : "missing", lineEndingsOnly: false, isManifest: false };
}
