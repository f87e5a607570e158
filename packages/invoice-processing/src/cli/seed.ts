import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { seedDemo } from "../seed/seed-demo.ts";

const help = `Adds the demonstration's invoices and payments to the databases of a state folder.

Usage: seed [--state <folder>] [--tenant <name>]

  --state   folder of invoices.db and ledger.db, made when absent (default: .rawr)
  --tenant  whose invoices they are (default: acme)
  --help    this text
`;

/** Runs the command; returns its exit code: 0 done, 1 the databases refused, 2 wrong arguments. */
export function main(args: readonly string[]): number {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { state: { type: "string" }, tenant: { type: "string" }, help: { type: "boolean" } },
    });
    if (values.help) {
      process.stdout.write(help);
      return 0;
    }
    return seed(resolve(values.state ?? ".rawr"), values.tenant);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${help}`);
    return 2;
  }
}

function seed(folder: string, tenant: string | undefined): number {
  const invoicesFile = join(folder, "invoices.db");
  const ledgerFile = join(folder, "ledger.db");
  try {
    mkdirSync(folder, { recursive: true });
    const { invoices, payments } = seedDemo({ invoicesFile, ledgerFile, ...(tenant && { tenant }) });
    process.stdout.write(`${invoices} invoices and ${payments} payments added in ${folder}.\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`${folder} cannot be seeded: ${(error as Error).message}\n`);
    return 1;
  }
}

if (import.meta.main) process.exitCode = main(process.argv.slice(2));
