import process from "node:process";
import { startHelp } from "./start/help.ts";
import { buildArtifacts, missingArtifacts } from "./start/missing-artifacts.ts";
import { readStartOptions, type StartOptions } from "./start/options.ts";
import { describeProblem, painterFor } from "./start/output.ts";
import { describeReady, type Ready } from "./start/ready.ts";
import { repositoryRoot as root } from "./start/repository-root.ts";
import { startProblemOf } from "./start/start-error.ts";
import { stopSignal } from "./start/stop-signal.ts";

/**
 * Runs `npm start` with the arguments after the command's name until it is told to stop; answers the exit code: 0, or 2
 * when it could not run. Never throws; every failure is printed.
 */
export async function main(argv: readonly string[]): Promise<number> {
  const cwd = process.cwd();
  try {
    const options = readStartOptions(argv, cwd);
    if (options === "help") {
      process.stdout.write(startHelp);
      return 0;
    }
    const stopped = stopSignal();
    const host = await start(options);
    const { ready } = host;
    process.stdout.write(
      options.json ? `${JSON.stringify(ready)}\n` : describeReady(ready, { cwd, paint: painterFor(process.stdout) }),
    );
    await stopped;
    if (!options.json) process.stderr.write("Stopping; a second Ctrl-C does not wait.\n");
    await host.close();
    return 0;
  } catch (error) {
    report(error, argv.includes("--json"));
    return 2;
  }
}

async function start(options: StartOptions): Promise<{ readonly ready: Ready; close(): Promise<void> }> {
  const missing = missingArtifacts(root);
  if (missing.length > 0) {
    process.stderr.write(`Building documents and clients (${missing[0]} is missing).\n`);
    await buildArtifacts(root);
  }
  // Not before: these modules import what a build may have to write.
  const { startSystem } = await import("./start/start-system.ts");
  return startSystem(options, { env: process.env, root });
}

function report(error: unknown, json: boolean): void {
  const problem = startProblemOf(error);
  if (process.env["RAWR_DEBUG"] && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  if (json) process.stdout.write(`${JSON.stringify({ error: problem })}\n`);
  else process.stderr.write(describeProblem(problem, painterFor(process.stderr)));
}
