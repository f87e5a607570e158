import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { judgeClients } from "./reaches.ts";
import { renderClients } from "./report.ts";
import { benchClients } from "./run.ts";

export const clientsUsage = `pnpm bench clients [options]

  --rounds <n>  turns that each client gets when calls are timed (default 9)
  --json        print JSON instead of Markdown
  --write       also write generated/metrics/clients.md and clients.json
`;

/** Where things are made and written. */
export interface Folders {
  readonly work: string;
  readonly metrics: string;
}

/** `pnpm bench clients`: our client beside what a user would use instead. Returns the exit code. */
export async function runClientBench(args: readonly string[], { work, metrics }: Folders): Promise<number> {
  const options = parse(args);
  if (options === undefined) {
    process.stderr.write(clientsUsage);
    return 2;
  }
  const progress = (line: string): void => void process.stderr.write(`${line}\n`);
  const results = await benchClients({ folder: join(work, "clients"), rounds: options.rounds, progress });
  const json = `${JSON.stringify({ node: process.versions.node, results, reaches: judgeClients(results) }, null, 2)}\n`;
  const markdown = `${renderClients(results)}\n`;
  if (options.write) {
    await mkdir(metrics, { recursive: true });
    const preamble =
      "<!-- Made by `pnpm bench clients --write`. Do not edit. -->\n\n# What a generated client costs its user\n\n";
    await writeFile(join(metrics, "clients.md"), preamble + markdown);
    await writeFile(join(metrics, "clients.json"), json);
  }
  process.stdout.write(options.json ? json : markdown);
  return 0;
}

function parse(args: readonly string[]): { rounds: number; json: boolean; write: boolean } | undefined {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        rounds: { type: "string", default: "9" },
        json: { type: "boolean", default: false },
        write: { type: "boolean", default: false },
      },
    });
    const rounds = Number(values.rounds);
    return Number.isInteger(rounds) && rounds > 0 ? { ...values, rounds } : undefined;
  } catch {
    return undefined;
  }
}
