import { relative, sep } from "node:path";
import { getSystemErrorMap } from "node:util";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { diagnose } from "../diagnostics/table.ts";

/** `ENOSPC` as people say it: "no space left on device (ENOSPC)". Of any other error, its message. */
export function fileErrorReason(error: unknown): string {
  const { errno, code, message } = error as NodeJS.ErrnoException;
  const known = errno === undefined ? undefined : getSystemErrorMap().get(errno);
  return known ? `${known[1]} (${known[0]})` : code ? `${message} (${code})` : message;
}

/** A failed file operation as a diagnostic. Anything that is not one (a defect) is thrown on. */
export function describeFileError(root: string, error: unknown, path?: string): Diagnostic {
  const failure = error as NodeJS.ErrnoException;
  if (typeof failure?.code !== "string") throw error;
  const shown = path ?? (failure.path ? relative(root, failure.path).split(sep).join("/") : root);
  return diagnose("artifact-unwritable", { path: shown, reason: fileErrorReason(error) });
}
