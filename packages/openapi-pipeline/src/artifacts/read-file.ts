import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Outcome } from "../diagnostics/diagnostic.ts";
import { diagnose } from "../diagnostics/table.ts";
import { fileErrorReason } from "./file-error.ts";

/** The text of a file of the workspace, or undefined when there is none. One that cannot be read is a finding. */
export function readTextIfThere(root: string, file: string): Outcome<string | undefined> {
  try {
    return { value: readFileSync(join(root, file), "utf8"), diagnostics: [] };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    if (code === "ENOENT") return { value: undefined, diagnostics: [] };
    return {
      value: undefined,
      diagnostics: [diagnose("file-unreadable", { path: file, reason: fileErrorReason(error) })],
    };
  }
}
