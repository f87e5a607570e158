import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { diagnose } from "../diagnostics/table.ts";
import type { PlannedWrite, WritePlan } from "./plan.ts";

/**
 * One diagnostic for each file that is not as a build would leave it, in order of path. `command` is what mends it.
 * A manifest is only named when nothing else explains that it differs.
 */
export function describeDrift(plan: WritePlan, command: string): readonly Diagnostic[] {
  const files = plan.writes.filter((write) => !write.isManifest);
  const isExplained = files.length > 0 || plan.orphans.some((orphan) => orphan.recorded);
  const found = [
    ...(isExplained ? files : plan.writes).map((write) => ({
      path: write.path,
      diagnostic: describeWrite(write, command),
    })),
    ...plan.orphans.map((orphan) => ({
      path: orphan.path,
      diagnostic: diagnose("artifact-orphaned", { ...orphan, command }, at(orphan.path)),
    })),
  ];
  return found.sort((a, b) => (a.path < b.path ? -1 : 1)).map(({ diagnostic }) => diagnostic);
}

function describeWrite({ path, state, lineEndingsOnly }: PlannedWrite, command: string): Diagnostic {
  if (state === "missing") return diagnose("artifact-missing", { path, command }, at(path));
  if (state === "edited") return diagnose("artifact-edited", { path, command }, at(path));
  return diagnose("artifact-stale", { path, lineEndingsOnly, command }, at(path));
}

function at(path: string) {
  return { artifact: { file: path, pointer: "" } };
}
