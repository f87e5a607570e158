import process from "node:process";
import { readSeedOptions } from "./options.ts";
import { describeProblem, painterFor } from "./output.ts";
import { repositoryRoot } from "./repository-root.ts";
import { seedState } from "./seed.ts";
import { startProblemOf } from "./start-error.ts";
import { makeStateFolder } from "./state-folder.ts";

const help = `Records the demo invoices and their payments, where they are not there yet. A host may be running.

  npm run seed -- [--state <folder>]
`;

/** `npm run seed`; answers the exit code: 0, or 2 when it could not run. */
export function seedCommand(argv: readonly string[]): number {
  try {
    const options = readSeedOptions(argv, { cwd: process.cwd(), root: repositoryRoot });
    if (options === "help") {
      process.stdout.write(help);
      return 0;
    }
    const { invoices, payments } = seedState(makeStateFolder(options.stateFolder));
    process.stdout.write(`${invoices} invoices and ${payments} payments recorded in ${options.stateFolder}\n`);
    return 0;
  } catch (error) {
    process.stderr.write(describeProblem(startProblemOf(error), painterFor(process.stderr)));
    return 2;
  }
}
