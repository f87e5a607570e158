import * as nodeFs from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.ts";
import { diagnose } from "../diagnostics/table.ts";
import { sha256 } from "./digest.ts";
import { describeFileError } from "./file-error.ts";
import type { PlannedWrite, WritePlan } from "./plan.ts";
import { temporaryName } from "./temporary-file.ts";
import { Transaction, type TransactionFileSystem } from "./transaction.ts";

/** What was done. */
export interface WriteSummary {
  readonly written: readonly string[];
  readonly deleted: readonly string[];
  readonly unchanged: number;
}

/** How to apply a plan. */
export interface ApplyOptions {
  /** Checked until the first rename; after that the plan is carried out. */
  readonly signal?: AbortSignal | undefined;
  /** Folder that keeps a copy of a hand-edited artifact before it is replaced. Default: no copy. */
  readonly keepEdits?: string | undefined;
  /** Default: `node:fs`. */
  readonly fileSystem?: TransactionFileSystem;
}

const filesBetweenSignals = 32;

/**
 * Carries out a plan: all new bytes to temporary files beside their targets, then all renames, then the orphans. When
 * anything fails, or the signal aborts, the temporary files go and the previous artifacts are as they were.
 *
 * @throws the signal's reason when aborted.
 */
export async function applyWrites(
  plan: WritePlan,
  options: ApplyOptions = {},
): Promise<Outcome<WriteSummary | undefined>> {
  const fileSystem = options.fileSystem ?? nodeFs;
  for (const path of plan.leftOver) fileSystem.rmSync(join(plan.root, path), { force: true });
  const diagnostics: Diagnostic[] = [];
  const deleted = plan.orphans.filter((orphan) => orphan.recorded).map((orphan) => orphan.path);
  const transaction = new Transaction(fileSystem, temporaryName);
  let current = "";
  try {
    for (const [index, write] of plan.writes.entries()) {
      if (index % filesBetweenSignals === 0) await setImmediate();
      options.signal?.throwIfAborted();
      current = write.path;
      transaction.stage(join(plan.root, write.path), write.bytes);
    }
    diagnostics.push(...keepEdits(plan, options.keepEdits));
    for (const path of deleted) {
      current = path;
      transaction.stageRemoval(join(plan.root, path));
    }
    transaction.commit((target) => {
      current = relative(plan.root, target);
    });
  } catch (error) {
    transaction.rollBack();
    options.signal?.throwIfAborted();
    return { value: undefined, diagnostics: [describeFileError(plan.root, error, current)] };
  }
  for (const path of deleted) removeEmptyFolders(plan.root, dirname(path));
  for (const { path, recorded } of plan.orphans)
    if (!recorded) diagnostics.push(diagnose("artifact-unknown-file", { path }));
  const written = plan.writes.map((write) => write.path);
  return { value: { written, deleted, unchanged: plan.unchanged }, diagnostics };
}

function keepEdits(plan: WritePlan, folder: string | undefined): readonly Diagnostic[] {
  return plan.writes
    .filter((write) => write.state === "edited")
    .map(({ path }) => diagnose("artifact-edit-replaced", { path, copy: folder && keepCopy(plan.root, path, folder) }));
}

function keepCopy(root: string, path: PlannedWrite["path"], folder: string): string | undefined {
  try {
    const bytes = nodeFs.readFileSync(join(root, path));
    const copy = join(folder, `${sha256(bytes).slice(0, 12)}-${basename(path)}`);
    nodeFs.mkdirSync(folder, { recursive: true });
    nodeFs.writeFileSync(copy, bytes);
    return relative(root, copy).startsWith("..") ? copy : relative(root, copy);
  } catch {
    return undefined;
  }
}

function removeEmptyFolders(root: string, folder: string): void {
  for (let path = folder; path.includes("/"); path = dirname(path)) {
    try {
      nodeFs.rmdirSync(join(root, path));
    } catch {
      return;
    }
  }
}
