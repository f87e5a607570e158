import { parseCommandLine } from "./arguments.ts";
import { problemOf } from "./cli-error.ts";
import type { CommandContext } from "./command.ts";
import type { DoctorCheck } from "./doctor/finding.ts";
import { helpText } from "./help.ts";
import { exitCodes, painterFor, printable, type Surroundings, writeJson } from "./output.ts";
import type { Verb } from "./verbs.ts";

export interface CliOptions {
  /** What `doctor` asks beside the database; loaded only for it. */
  readonly checks?: () => Promise<readonly DoctorCheck[]>;
}

/**
 * Runs `workflows` with the arguments after the program's name and answers the exit code: 0 fine, 1 findings, 2 could not
 * run, 130 ended by Ctrl-C. Never throws; every failure is printed.
 */
export async function main(
  argv: readonly string[],
  options: CliOptions = {},
  to: Surroundings = ownSurroundings(),
): Promise<number> {
  try {
    const request = parseCommandLine(argv, { cwd: to.cwd, env: to.env, now: Date.now() });
    if (request.kind === "help") {
      (request.wasAsked ? to.stdout : to.stderr).write(helpText(request.verb));
      return request.wasAsked ? exitCodes.fine : exitCodes.unable;
    }
    const command = await commands[request.invocation.verb]();
    return await command({
      invocation: request.invocation,
      to,
      paint: painterFor(to.stdout, to.env),
      now: () => Date.now(),
      checks: options.checks ?? (async () => []),
    });
  } catch (error) {
    report(error, argv, to);
    return exitCodes.unable;
  }
}

// Each loads only what it needs: a listing is asked for often.
const commands: Readonly<Record<Verb, () => Promise<(context: CommandContext) => Promise<number>>>> = {
  "runs list": async () => (await import("./commands/list.ts")).list,
  "runs show": async () => (await import("./commands/show.ts")).show,
  "runs watch": async () => (await import("./commands/watch.ts")).watch,
  "runs cancel": async () => (await import("./commands/cancel.ts")).cancel,
  "runs retry": async () => (await import("./commands/retry.ts")).retry,
  "runs prune": async () => (await import("./commands/prune.ts")).prune,
  doctor: async () => (await import("./commands/doctor.ts")).doctor,
};

function report(error: unknown, argv: readonly string[], to: Surroundings): void {
  const problem = problemOf(error);
  if (to.env["WORKFLOW_DEBUG"] && error instanceof Error) to.stderr.write(`${error.stack}\n`);
  if (argv.includes("--json")) {
    writeJson(to.stdout, { error: problem });
    return;
  }
  const paint = painterFor(to.stderr, to.env);
  const where = problem.where === undefined ? "" : `  at ${printable(problem.where)}\n`;
  to.stderr.write(
    `${paint(["bold", "red"], "error")} ${problem.code}: ${printable(problem.message)}\n${where}  Fix: ${problem.fix}\n`,
  );
}

function ownSurroundings(): Surroundings {
  // A reader that stops early (`| head`) is no failure of ours.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(exitCodes.fine);
    throw error;
  });
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort());
  return { cwd: process.cwd(), env: process.env, stdout: process.stdout, stderr: process.stderr, signal: stop.signal };
}
