import { ownerOf } from "../../database/owner-lock.ts";
import { problemOf } from "../cli-error.ts";
import type { CommandContext } from "../command.ts";
import { missingFile } from "../database-file.ts";
import { checkDatabase } from "../doctor/check-database.ts";
import { checkEngine } from "../doctor/check-engine.ts";
import type { DoctorFinding } from "../doctor/finding.ts";
import { countOf, exitCodes, type Paint, printable, type Style, writeJson } from "../output.ts";
import { connect } from "../reader.ts";

/** Looks for what is wrong, and says how to mend it: 1 when there is a problem, warnings alone are fine. */
export async function doctor(context: CommandContext): Promise<number> {
  const { invocation, to, paint } = context;
  const findings = [...databaseFindings(context), ...(await otherFindings(context))];
  if (invocation.json) writeJson(to.stdout, { file: invocation.database.path, findings });
  else {
    const width = Math.max(...findings.map(({ check }) => check.length));
    to.stdout.write(`${findings.map((finding) => show(finding, width, paint)).join("")}\n${summary(findings)}\n`);
  }
  return findings.some(({ status }) => status === "problem") ? exitCodes.findings : exitCodes.fine;
}

function databaseFindings({ invocation, now }: CommandContext): readonly DoctorFinding[] {
  const { database: file } = invocation;
  // Before the first start there is none, and the other checks are worth their answer.
  const missing = missingFile(file);
  if (missing) return [{ check: "database", status: "problem", message: missing.message, fix: missing.fix }];
  const owner = ownerOf(file.path);
  const database = connect(file.path);
  try {
    const findings = checkDatabase(database, file.path);
    // What a damaged file says of its runs is not worth reading.
    const isReadable = findings.every(({ check, status }) => status !== "problem" || check === "disk");
    return isReadable ? [...findings, ...checkEngine({ database, owner, now: now() })] : findings;
  } finally {
    database.close();
  }
}

async function otherFindings({ invocation, to, checks }: CommandContext): Promise<readonly DoctorFinding[]> {
  const file = invocation.database.path;
  const found = (await checks()).map((check) => check({ env: to.env, file }).catch(broken));
  return (await Promise.all(found)).flat();
}

// One check that fails must not hide what the others found.
function broken(error: unknown): readonly DoctorFinding[] {
  const { code, message, fix } = problemOf(error);
  return [{ check: "doctor", status: "problem", message: `a check failed (${code}): ${message}`, fix }];
}

const marks: Readonly<Record<DoctorFinding["status"], readonly [string, Style]>> = {
  ok: ["ok", "green"],
  warning: ["warning", "yellow"],
  problem: ["problem", "red"],
  skipped: ["skipped", "dim"],
};

function show({ check, status, message, fix }: DoctorFinding, width: number, paint: Paint): string {
  const [mark, style] = marks[status];
  const line = `${paint(style, mark.padEnd(7))}  ${check.padEnd(width)}  ${printable(message)}\n`;
  return fix === undefined ? line : `${line}${" ".repeat(width + 11)}Fix: ${printable(fix)}\n`;
}

function summary(findings: readonly DoctorFinding[]): string {
  const count = (status: DoctorFinding["status"]) => findings.filter((finding) => finding.status === status).length;
  return `${countOf(count("problem"), "problem")}, ${countOf(count("warning"), "warning")}.`;
}
