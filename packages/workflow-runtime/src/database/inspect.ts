import { DatabaseSync } from "node:sqlite";
import { WorkflowRuntimeError } from "../errors.ts";
import { versionOf } from "./migrate.ts";

/**
 * Looks at a file before anything is written, so that one which is refused stays as it is. A connection that only reads
 * also leaves a write-ahead log where it is, which a writing one would merge into the file when it closes.
 */
export function inspect(file: string): void {
  const database = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
  try {
    versionOf(database, file);
    const problems = database
      .prepare("PRAGMA quick_check(3)")
      .all()
      .map((row) => String(Object.values(row)[0]));
    if (problems[0] === "ok") return;
    const message = `${file} is damaged: ${problems.join("; ")}.`;
    throw new WorkflowRuntimeError("DATABASE_CORRUPT", message, { details: { file, problems } });
  } finally {
    database.close();
  }
}
