import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { diagnose } from "../../diagnostics/table.ts";
import type { SurfaceReview } from "../../diff/review.ts";
import { reviewInWorker } from "../../diff/review-worker.ts";
import type { Surroundings } from "../output.ts";
import { readDocumentFile } from "./document-file.ts";
import { todayOf } from "./today.ts";

/** What `diff` came to. */
export interface Comparison {
  readonly reviews: readonly SurfaceReview[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Whom two documents without a surface are for. */
const everybody = "callers";

/** Compares two documents that need no workspace. Nothing is known of their readers, so enums are closed. */
export async function compareFiles(
  files: readonly [string, string],
  cwd: string,
  to: Surroundings,
): Promise<Comparison> {
  const [before, after] = await Promise.all(files.map((file) => readDocumentFile(file, cwd, everybody)));
  const [old, next] = [before?.value, after?.value];
  const diagnostics = [...(before?.diagnostics ?? []), ...(after?.diagnostics ?? [])];
  if (!old || !next) return { reviews: [], diagnostics };
  const output = await reviewInWorker({
    old: {
      label: old.path,
      isRelease: false,
      version: old.version,
      documents: [old],
      clients: {},
      snapshot: undefined,
    },
    next: {
      surface: next.path,
      version: next.version,
      documents: [next],
      clients: [],
      snapshot: undefined,
      info: undefined,
      terms: { policy: {}, waivers: [] },
    },
    today: todayOf(to),
    openEnums: false,
  });
  if ("review" in output) return { reviews: [output.review], diagnostics };
  const { reason, side } = output.refused;
  const refusal = diagnose("diff-document-unreadable", { document: (side === "old" ? old : next).path, reason });
  return { reviews: [], diagnostics: [...diagnostics, refusal] };
}
