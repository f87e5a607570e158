import { existsSync, statSync } from "node:fs";
import { relative, resolve } from "node:path";
import { CliError, type CliProblem } from "./cli-error.ts";

/** Where hosts and the command line keep the database when nobody says otherwise, from the current folder. */
export const defaultDatabaseFile = ".rawr/workflows.db";

/** A database's file: absolute, and as a person would write it here. */
export interface DatabaseFile {
  readonly path: string;
  readonly shown: string;
}

/** `--file`, else WORKFLOW_DATABASE, else the default. */
export function databaseFile(
  option: string | undefined,
  context: { readonly cwd: string; readonly env: Readonly<Record<string, string | undefined>> },
): DatabaseFile {
  // Set but empty is how a shell script says "not set".
  const path = resolve(context.cwd, option ?? (context.env["WORKFLOW_DATABASE"] || defaultDatabaseFile));
  const near = relative(context.cwd, path);
  return { path, shown: near === "" || near.startsWith("..") ? path : near };
}

/** Refuses a file that is not there: opening it would make an empty one. */
export function requireFile(file: DatabaseFile): void {
  const missing = missingFile(file);
  if (missing) throw new CliError(missing);
}

export function missingFile({ path, shown }: DatabaseFile): CliProblem | undefined {
  if (existsSync(path) && statSync(path).isFile()) return undefined;
  return {
    code: "DATABASE_MISSING",
    message: `There is no workflow database at ${shown}.`,
    where: path,
    fix: "Name it with `--file` or the environment variable WORKFLOW_DATABASE; a host makes it when it starts.",
  };
}
