import { parseArgs } from "node:util";
import type { Amounts } from "./measure.ts";

export const workflowsUsage = `pnpm bench workflows [options]

  --full          longer measurements, 20 kills, a soak of two minutes (about 15 minutes in all)
  --soak <time>   how long the memory is watched: 20s (default), 10m, …
  --only <parts>  some of engines,restart,connections,soak
  --alone         without the other engines
  --json          print JSON instead of Markdown
  --write         also write generated/metrics/workflows.md and workflows.json
`;

const parts = ["engines", "restart", "connections", "soak"] as const;
export type Part = (typeof parts)[number];

export interface WorkflowBenchOptions {
  readonly amounts: Amounts;
  /** Turns that each engine gets; the median counts. */
  readonly turns: number;
  readonly kills: number;
  readonly soakSeconds: number;
  readonly parts: readonly Part[];
  readonly others: boolean;
  readonly json: boolean;
  readonly write: boolean;
}

/** Reads the arguments; a text says what is wrong with them. */
export function parseWorkflowOptions(args: readonly string[]): WorkflowBenchOptions | string {
  const values = read(args);
  if (typeof values === "string") return values;
  const only = values.only?.split(",") ?? parts;
  const unknown = only.find((part) => !(parts as readonly string[]).includes(part));
  if (unknown !== undefined) return `--only: there is no part ${unknown}.`;
  const soakSeconds = secondsOf(values.soak ?? (values.full ? "2m" : "20s"));
  if (soakSeconds === undefined) return `--soak: ${values.soak} is not a time such as 20s or 10m.`;
  return {
    amounts: values.full
      ? { seconds: 5, width: 64, samples: 500, long: 50 }
      : { seconds: 1, width: 64, samples: 100, long: 10 },
    turns: values.full ? 5 : 3,
    kills: values.full ? 20 : 3,
    soakSeconds,
    parts: only as readonly Part[],
    others: !values.alone,
    json: values.json,
    write: values.write,
  };
}

function read(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        full: { type: "boolean", default: false },
        soak: { type: "string" },
        only: { type: "string" },
        alone: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        write: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function secondsOf(text: string): number | undefined {
  const [, count, unit] = /^([1-9][0-9]{0,4})(s|m|h)$/.exec(text) ?? [];
  const seconds = { s: 1, m: 60, h: 3_600 }[unit ?? ""];
  return seconds === undefined ? undefined : Number(count) * seconds;
}
