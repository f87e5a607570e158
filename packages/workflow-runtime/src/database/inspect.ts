import { DatabaseSync } from "node:sqlite";
import { WorkflowRuntimeError } from "../errors.ts";
import { versionOf } from "./migrate.ts";

/** Checking costs about 2.5 ms a megabyte, and a restart may not take long. */
const checkedWholeBytes = 64 * 1_048_576;

/** What the engine acts upon; small, however many runs have ended. */
const liveTables = ["meta", "jobs", "waits", "limits", "commands"];

/**
 * Looks at a file before anything is written, so that one which is refused stays as it is. A connection that only reads
 * also leaves a write-ahead log where it is, which a writing one would merge into the file when it closes. Of a large
 * file only the tables of unfinished work are checked; damage elsewhere is told when it is read.
 */
export function inspect(file: string): void {
  const database = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
  try {
    if (versionOf(database, file) === 0) return;
    const size = database
      .prepare("SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size")
      .get();
    const checks = Number(size?.["bytes"]) <= checkedWholeBytes ? ["3"] : liveTables;
    for (const check of checks) refuseProblems(database, file, check);
  } finally {
    database.close();
  }
}

/** `check` is a table, or how many problems of the whole file are looked for. */
function refuseProblems(database: DatabaseSync, file: string, check: string): void {
  const problems = database
    .prepare(`PRAGMA quick_check(${check})`)
    .all()
    .map((row) => String(Object.values(row)[0]));
  if (problems[0] === "ok") return;
  const message = `${file} is damaged: ${problems.slice(0, 3).join("; ")}.`;
  throw new WorkflowRuntimeError("DATABASE_CORRUPT", message, { details: { file, problems } });
}
