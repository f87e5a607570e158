import type { TimelineEvent } from "../port.ts";
import { type Paint, printable, type Style } from "./output.ts";
import { showSpan } from "./spans.ts";
import { type Cell, cut } from "./table.ts";

export const timelineHeadings = ["#", "after", "what", "attempt", "step"];

const styles: Readonly<Partial<Record<TimelineEvent["type"], Style>>> = {
  "run.completed": "green",
  "run.failed": "red",
  "run.cancelled": "yellow",
  "step.failed": "red",
  "run.waiting": "magenta",
};

/** One row of a timeline; `begin` is when the run was created. */
export function timelineRow(event: TimelineEvent, begin: number): readonly Cell[] {
  const style = styles[event.type];
  return [
    String(event.sequence),
    `+${showSpan(Math.max(0, Date.parse(event.at) - begin))}`,
    style === undefined ? event.type : { text: event.type, style },
    "attempt" in event ? String(event.attempt) : "",
    subjectOf(event),
  ];
}

/** The same as a line of its own, for rows that come one by one. */
export function timelineLine(event: TimelineEvent, begin: number, paint: Paint): string {
  const cells = timelineRow(event, begin).map((cell, column) => {
    const { text, style } = typeof cell === "string" ? { text: cell, style: undefined } : cell;
    const padded = text.padEnd(widths[column] ?? 0);
    return style === undefined ? padded : paint(style, padded);
  });
  return `${cells.join("  ").trimEnd()}\n`;
}

// Of `#`, `after`, `what`, `attempt`: enough for nearly all.
const widths = [3, 10, 14, 2];

function subjectOf(event: TimelineEvent): string {
  if (event.type === "step.failed") {
    const { failure, willRetry } = event;
    const next = willRetry ? " (another attempt follows)" : "";
    return `${nameOf(event)}  ${printable(`${failure.code}: ${failure.message}`)}${next}`;
  }
  if ("step" in event) return nameOf(event);
  return Object.entries(event.detail ?? {})
    .map(([name, value]) => printable(`${name} ${typeof value === "string" ? value : JSON.stringify(value)}`))
    .join(", ");
}

function nameOf({ step }: { readonly step: string }): string {
  return cut(printable(step), 40);
}
