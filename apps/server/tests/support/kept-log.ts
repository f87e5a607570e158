import { createJsonLog } from "../../src/observability/json-log.ts";

/** A log whose lines are kept. */
export function keptLog() {
  const lines: string[] = [];
  const log = createJsonLog({ level: "debug", write: (line) => lines.push(line) });
  return {
    log,
    text: () => lines.join(""),
    entries: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}
