import { statfsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { databaseError } from "../../database/database-error.ts";
import { versionOf } from "../../database/migrate.ts";
import { schemaVersion } from "../../database/schema.ts";
import { WorkflowRuntimeError } from "../../errors.ts";
import type { DoctorFinding } from "./finding.ts";

const mebibyte = 2 ** 20;
/** The engine keeps the log below this as long as nobody holds it open. */
const largeLog = 64 * mebibyte;

/** Whether the file is whole: version, integrity, sizes, room on its disk. */
export function checkDatabase(database: DatabaseSync, file: string): readonly DoctorFinding[] {
  try {
    const version = versionOf(database, file);
    const integrity = checkIntegrity(database);
    return [
      versionFinding(version),
      integrity,
      ...(integrity.status === "ok" ? [checkSize(database, file)] : []),
      checkLog(file),
      checkDisk(file),
    ];
  } catch (error) {
    const known = databaseError(error, file);
    if (!(known instanceof WorkflowRuntimeError)) throw error;
    return [{ check: "database", status: "problem", message: known.message, fix: known.advice }];
  }
}

function versionFinding(version: number): DoctorFinding {
  if (version === schemaVersion) return { check: "version", status: "ok", message: `tables of version ${version}` };
  const message = `tables of version ${version}; an engine brings them to ${schemaVersion} when it starts`;
  return { check: "version", status: "ok", message };
}

function checkIntegrity(database: DatabaseSync): DoctorFinding {
  const rows = database.prepare("PRAGMA integrity_check(3)").all();
  const problems = rows.map((row) => String(Object.values(row)[0]));
  if (problems[0] === "ok") return { check: "integrity", status: "ok", message: "every page and index is whole" };
  return {
    check: "integrity",
    status: "problem",
    message: `the file is damaged: ${problems.join("; ")}`,
    fix: "Stop the engine and restore a backup, or salvage with `sqlite3 <file> .recover`.",
  };
}

function checkSize(database: DatabaseSync, file: string): DoctorFinding {
  const { size } = statSync(file);
  const pages = Number(Object.values(database.prepare("PRAGMA page_count").get() ?? {})[0] ?? 0);
  const free = Number(Object.values(database.prepare("PRAGMA freelist_count").get() ?? {})[0] ?? 0);
  const share = pages === 0 ? 0 : free / pages;
  const message = `${showBytes(size)}, ${Math.round(share * 100)} % of it free`;
  if (share < 0.5 || size < 256 * mebibyte) return { check: "size", status: "ok", message };
  const fix = "Free pages are used again. To give them back: stop the engine, then `sqlite3 <file> VACUUM`.";
  return { check: "size", status: "warning", message, fix };
}

function checkLog(file: string): DoctorFinding {
  const size = statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  const message = `the write-ahead log has ${showBytes(size)}`;
  if (size <= largeLog) return { check: "log", status: "ok", message };
  const fix = "Some reader keeps a transaction open; end it (a shell of sqlite3, a backup), and the log shrinks.";
  return { check: "log", status: "warning", message, fix };
}

function checkDisk(file: string): DoctorFinding {
  const { bavail, bsize } = statfsSync(dirname(file));
  const room = bavail * bsize;
  const message = `${showBytes(room)} free on its disk`;
  if (room >= 512 * mebibyte) return { check: "disk", status: "ok", message };
  const status = room < 32 * mebibyte ? "problem" : "warning";
  return { check: "disk", status, message, fix: "Free space; a full disk stops the engine until there is some." };
}

function showBytes(bytes: number): string {
  if (bytes < mebibyte) return `${Math.ceil(bytes / 1024)} KiB`;
  return bytes < 1024 * mebibyte
    ? `${(bytes / mebibyte).toFixed(1)} MiB`
    : `${(bytes / mebibyte / 1024).toFixed(1)} GiB`;
}
