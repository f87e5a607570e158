import type { Run, Step } from "../port.ts";
import { printable, type Style } from "./output.ts";
import { showSpan } from "./spans.ts";
import { type Cell, cut } from "./table.ts";

const width = 32;

const styles: Readonly<Record<Step["status"], Style>> = {
  running: "cyan",
  waiting: "magenta",
  completed: "green",
  failed: "red",
};

/** A row for each step; its bar shows when in the run it happened. */
export function stepRows(run: Run, steps: readonly Step[], now: number): readonly (readonly Cell[])[] {
  const begin = Date.parse(run.createdAt);
  const end = run.finishedAt === undefined ? now : Date.parse(run.finishedAt);
  return steps.map((step) => {
    const from = step.startedAt === undefined ? undefined : Date.parse(step.startedAt);
    const to = step.endedAt === undefined ? end : Date.parse(step.endedAt);
    return [
      cut(printable(step.name), 40),
      step.op,
      { text: step.status, style: styles[step.status] },
      String(step.attempt),
      from === undefined ? "" : showSpan(Math.max(0, to - from)),
      from === undefined ? "" : { text: bar({ from, to }, { from: begin, to: end }), style: styles[step.status] },
    ];
  });
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Where in `whole` a part lies; at least one character, never outside. */
function bar(part: Span, whole: Span): string {
  const length = Math.max(1, whole.to - whole.from);
  const place = (at: number) => Math.round((Math.min(Math.max(at - whole.from, 0), length) / length) * width);
  const start = Math.min(place(part.from), width - 1);
  const filled = Math.max(1, place(part.to) - start);
  return `${"·".repeat(start)}${"█".repeat(filled)}${"·".repeat(width - start - filled)}`;
}
