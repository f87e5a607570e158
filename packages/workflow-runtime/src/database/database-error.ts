import { WorkflowRuntimeError, type WorkflowRuntimeErrorCode } from "../errors.ts";

/** Primary result codes of SQLite that tell of the file or the disk; any other is a mistake in a statement. */
const codes: Readonly<Record<number, readonly [code: WorkflowRuntimeErrorCode, fact: string]>> = {
  3: ["DATABASE_UNAVAILABLE", "may not be opened"],
  5: ["DATABASE_IN_USE", "is being written by another process"],
  6: ["DATABASE_IN_USE", "is being written by another process"],
  8: ["DATABASE_UNAVAILABLE", "cannot be written"],
  10: ["DATABASE_UNAVAILABLE", "cannot be read or written"],
  11: ["DATABASE_CORRUPT", "is damaged"],
  13: ["DATABASE_FULL", "cannot grow"],
  14: ["DATABASE_UNAVAILABLE", "cannot be opened"],
  26: ["DATABASE_CORRUPT", "is damaged, or no SQLite database"],
};

/** No room for the index of the write-ahead log, which SQLite reports as an input/output error. */
const noRoomForIndex = 4874;

/** True for an error that SQLite returns while another connection writes. */
export const isBusy = (error: unknown): boolean => (resultCode(error) & 0xff) === 5;

/** Errors of the file or the disk under their stable names; everything else as it is. */
export function databaseError(error: unknown, file: string): unknown {
  const result = resultCode(error);
  const row = codes[result === noRoomForIndex ? 13 : result & 0xff];
  if (row === undefined) return error;
  const [code, fact] = row;
  const said = (error as Error).message;
  return new WorkflowRuntimeError(code, `${file} ${fact} (${said}).`, { details: { file, result }, cause: error });
}

function resultCode(error: unknown): number {
  return error instanceof Error && "errcode" in error && typeof error.errcode === "number" ? error.errcode : 0;
}
