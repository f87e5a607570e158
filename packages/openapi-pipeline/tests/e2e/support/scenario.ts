import { join } from "node:path";
import { type ArtifactSet, artifactSet } from "../../../src/artifacts/artifact-set.ts";
import { checkArtifacts, storeArtifacts } from "../../../src/artifacts/store.ts";
import { parseCommandLine } from "../../../src/cli/arguments.ts";
import { CliError, diagnoseProblem } from "../../../src/cli/endings.ts";
import { main } from "../../../src/cli.ts";
import type { Diagnostic } from "../../../src/diagnostics/diagnostic.ts";

const nowhere = { write: () => true };

/** What `rawr-openapi <arguments> --json` reports in a folder. */
export async function reportOf(directory: string, ...args: readonly string[]): Promise<readonly Diagnostic[]> {
  let json = "";
  const stdout = { write: (text: string) => (json += text) };
  await main([...args, "--json"], { cwd: directory, env: {}, stdout, stderr: nowhere });
  return (JSON.parse(json) as { diagnostics: readonly Diagnostic[] }).diagnostics;
}

/** The problem that ends `init` or `explain`, which print no JSON. */
export async function problemOf(directory: string, ...args: readonly string[]): Promise<readonly Diagnostic[]> {
  const request = await parseCommandLine(args, directory);
  if (request.kind !== "run") return [];
  const to = { cwd: directory, env: {}, stdout: nowhere, stderr: nowhere };
  try {
    if (request.invocation.verb === "init")
      await (await import("../../../src/cli/init/init.ts")).init(request.invocation, to);
    else await (await import("../../../src/cli/explain.ts")).explain(request.invocation, to);
    return [];
  } catch (error) {
    if (error instanceof CliError) return [await diagnoseProblem(error.problem)];
    throw error;
  }
}

/** The artifacts of a surface `shop.v1` with a client `shop-client`. */
export function shop(
  files: Readonly<Record<string, string>>,
  clientDirectories: readonly string[] = ["shop-client"],
): ArtifactSet {
  return artifactSet({
    surface: "shop",
    major: 1,
    source: "contracts/shop.v1.ts",
    clientDirectories,
    files: Object.entries(files).map(([path, contents]) => ({ path, contents })),
    complete: true,
  });
}

/** Stores sets in a folder, as a build does. */
export async function store(directory: string, ...sets: readonly ArtifactSet[]): Promise<readonly Diagnostic[]> {
  return (await storeArtifacts(directory, sets, { lock: join(directory, "write.lock") })).diagnostics;
}

/** Compares a folder with sets, as `check` does. */
export function check(directory: string, ...sets: readonly ArtifactSet[]): readonly Diagnostic[] {
  return checkArtifacts(directory, sets, "pnpm build:openapi").diagnostics;
}
