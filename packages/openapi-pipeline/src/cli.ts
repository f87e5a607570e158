import { type Invocation, parseCommandLine } from "./cli/arguments.ts";
import { CliError, type CliProblem, diagnoseProblem, exitCodes, Interruption } from "./cli/endings.ts";
import { printReport, type Surroundings } from "./cli/output.ts";

/**
 * Runs `rawr-openapi` with the arguments after the program's name and answers the exit code: 0 fine, 1 findings or drift,
 * 2 could not run, 130 and 143 when a signal ended it. Never throws; every failure is printed.
 */
export async function main(argv: readonly string[], to: Surroundings = ownSurroundings()): Promise<number> {
  let invocation: Invocation | undefined;
  try {
    const request = await parseCommandLine(argv, to.cwd);
    if (request.kind !== "run") return await printText(request, to, argv.length > 0);
    invocation = request.invocation;
    return await runVerb(invocation, to);
  } catch (error) {
    if (error instanceof Interruption) {
      to.stderr.write(`${error.message}; the previous artifacts are as they were\n`);
      return exitCodes[error.signal];
    }
    await printProblem(problemOf(error, to), { invocation, argv, to });
    return exitCodes.unable;
  }
}

async function runVerb(invocation: Invocation, to: Surroundings): Promise<number> {
  if (invocation.watch) return (await import("./cli/watch.ts")).watch(invocation, to);
  if (invocation.verb === "init") return (await import("./cli/init/init.ts")).init(invocation, to);
  if (invocation.verb === "explain") return (await import("./cli/explain.ts")).explain(invocation, to);
  if (invocation.verb === "pack") return (await import("./cli/pack-command.ts")).pack(invocation, to);
  if (invocation.verb === "diff") return (await import("./cli/diff-command.ts")).diff(invocation, to);
  if (invocation.verb === "release") return (await import("./cli/release-command.ts")).release(invocation, to);
  if (invocation.verb === "publish") return (await import("./cli/publish-command.ts")).publish(invocation, to);
  const { runBuildCommand } = await import("./cli/build-command.ts");
  return runBuildCommand(invocation, to, invocation.verb === "build" ? "write" : invocation.verb);
}

async function printText(
  request: Exclude<Awaited<ReturnType<typeof parseCommandLine>>, { kind: "run" }>,
  to: Surroundings,
  wasAsked: boolean,
): Promise<number> {
  const { helpText, versionText } = await import("./cli/help.ts");
  // A bare `rawr-openapi` is a mistake, and its help is not the output that somebody asked for.
  const stream = wasAsked ? to.stdout : to.stderr;
  stream.write(request.kind === "help" ? helpText(request.verb) : versionText());
  return wasAsked ? exitCodes.fine : exitCodes.unable;
}

function problemOf(error: unknown, to: Surroundings): CliProblem {
  if (error instanceof CliError) return error.problem;
  const stack = error instanceof Error ? error.stack : undefined;
  if (to.env["RAWR_OPENAPI_DEBUG"] && stack) to.stderr.write(`${stack}\n`);
  return { code: "internal-error", parameters: { error: error instanceof Error ? error.message : String(error) } };
}

interface ProblemContext {
  readonly invocation: Invocation | undefined;
  readonly argv: readonly string[];
  readonly to: Surroundings;
}

async function printProblem(problem: CliProblem, { invocation, argv, to }: ProblemContext): Promise<void> {
  // When the arguments themselves are wrong, nothing is understood yet but the wish for JSON.
  const format = invocation?.format ?? (argv.includes("--json") ? "json" : undefined);
  const diagnostics = [await diagnoseProblem(problem)];
  await printReport({ diagnostics, format, all: true, root: invocation?.cwd ?? to.cwd }, to);
}

function ownSurroundings(): Surroundings {
  // A reader that stops early (`| head`) is no failure of ours.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(exitCodes.fine);
    throw error;
  });
  return { cwd: process.cwd(), env: process.env, stdout: process.stdout, stderr: process.stderr };
}
