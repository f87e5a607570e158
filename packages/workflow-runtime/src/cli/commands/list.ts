import type { Run } from "../../port.ts";
import type { CommandContext } from "../command.ts";
import { countOf, exitCodes, printable, statusStyles, writeJson } from "../output.ts";
import { openReader } from "../reader.ts";
import { showSpan } from "../spans.ts";
import { type Cell, cut, table } from "../table.ts";

/** The newest runs that fit the filter. */
export async function list({ invocation, to, paint, now }: CommandContext): Promise<number> {
  const reader = openReader(invocation.database);
  try {
    const page = await reader.store.list(invocation.filter);
    if (invocation.json) {
      writeJson(to.stdout, page);
      return exitCodes.fine;
    }
    if (page.items.length === 0) to.stderr.write(`No runs in ${invocation.database.shown} fit.\n`);
    else
      to.stdout.write(
        table(
          headings,
          page.items.map((run) => rowOf(run, now())),
          paint,
        ),
      );
    if (page.nextCursor !== undefined) {
      to.stderr.write(`${countOf(page.items.length, "run")} shown; more with \`--cursor ${page.nextCursor}\`.\n`);
    }
    return exitCodes.fine;
  } finally {
    reader.close();
  }
}

const headings = ["run", "status", "function", "created", "took", "step"];

function rowOf(run: Run, now: number): readonly Cell[] {
  const end = run.finishedAt === undefined ? now : Date.parse(run.finishedAt);
  const took = showSpan(Math.max(0, end - Date.parse(run.createdAt)));
  return [
    run.runId,
    { text: run.status, style: statusStyles[run.status] },
    cut(printable(run.functionId), 40),
    run.createdAt.replace("T", " ").replace(/\.\d+Z$/, "Z"),
    run.isTerminal ? took : `${took} …`,
    cut(printable(run.failure?.step ?? run.currentStep ?? ""), 40),
  ];
}
