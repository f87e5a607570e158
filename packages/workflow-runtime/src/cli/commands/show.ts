import type { Run, Step, TimelineEvent } from "../../port.ts";
import type { CommandContext } from "../command.ts";
import { exitCodes, type Paint, printable, statusStyles, writeJson } from "../output.ts";
import { openReader, type Reader } from "../reader.ts";
import { showSpan } from "../spans.ts";
import { stepRows } from "../step-bars.ts";
import { table } from "../table.ts";
import { timelineHeadings, timelineRow } from "../timeline-row.ts";

/** One run: its facts, steps with their durations, and timeline. */
export async function show({ invocation, to, paint, now }: CommandContext): Promise<number> {
  const reader = openReader(invocation.database);
  try {
    const run = await reader.find(invocation.run);
    const steps = await reader.store.steps(run.runId);
    const timeline = await wholeTimeline((after) => reader.store.timeline(run.runId, after));
    const pending = pendingOf(reader, run.runId);
    if (invocation.json) writeJson(to.stdout, { run, steps, timeline, pending });
    else to.stdout.write(page({ run, steps, timeline, pending }, now(), paint));
    return exitCodes.fine;
  } finally {
    reader.close();
  }
}

async function wholeTimeline(
  read: (after: number) => Promise<readonly TimelineEvent[]>,
): Promise<readonly TimelineEvent[]> {
  const all: TimelineEvent[] = [];
  for (;;) {
    const rows = await read(all.at(-1)?.sequence ?? 0);
    if (rows.length === 0) return all;
    all.push(...rows);
  }
}

/** What an engine was asked to do with the run and has not done yet. */
function pendingOf({ database }: Reader, runId: string): readonly string[] {
  const rows = database.prepare("SELECT kind FROM commands WHERE run_id = ? ORDER BY command_id").all(runId);
  return rows.map(({ kind }) => String(kind));
}

interface Shown {
  readonly run: Run;
  readonly steps: readonly Step[];
  readonly timeline: readonly TimelineEvent[];
  readonly pending: readonly string[];
}

function page({ run, steps, timeline, pending }: Shown, now: number, paint: Paint): string {
  const facts = [...factsOf(run, now, paint), ...pending.map((kind) => ["pending", `${kind}, when an engine runs`])]
    .map(([name, value]) => `  ${paint("dim", name.padEnd(10))}  ${value}\n`)
    .join("");
  const parts = [`${paint("bold", run.runId)}\n${facts}`];
  if (steps.length > 0) {
    parts.push(table(["step", "operation", "status", "attempt", "took", ""], stepRows(run, steps, now), paint));
  }
  const begin = Date.parse(run.createdAt);
  parts.push(
    table(
      timelineHeadings,
      timeline.map((event) => timelineRow(event, begin)),
      paint,
    ),
  );
  return parts.join("\n");
}

function factsOf(run: Run, now: number, paint: Paint): readonly (readonly [string, string])[] {
  const end = run.finishedAt === undefined ? now : Date.parse(run.finishedAt);
  const attributes = Object.entries(run.attributes).map(([name, value]) => `${name}=${value}`);
  const { failure } = run;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ["status", paint(statusStyles[run.status], run.status)],
    ["function", printable(run.functionId)],
    ["engine", run.engine],
    ["event", printable(run.event.name)],
    ["created", run.createdAt],
    ["took", `${showSpan(Math.max(0, end - Date.parse(run.createdAt)))}${run.isTerminal ? "" : " so far"}`],
    ["attributes", attributes.length > 0 ? printable(attributes.join(" ")) : undefined],
    ["failure", failure && printable(`${failure.code}: ${failure.message}`)],
    ["in step", failure?.step === undefined ? undefined : printable(failure.step)],
    ["reason", run.reason === undefined ? undefined : printable(run.reason)],
    ["retry of", run.retryOf],
  ];
  return facts.filter((fact): fact is readonly [string, string] => fact[1] !== undefined);
}
