import { parseArgs } from "node:util";

export const systemUsage = `pnpm bench system [options]

  --only <parts>  some of page,load,overhead,start
  --alone         without the servers that the host is compared with under load
  --json          print JSON instead of Markdown
  --write         also write generated/metrics/system.md and system.json
`;

const parts = ["page", "load", "overhead", "start"] as const;
export type SystemPart = (typeof parts)[number];

export interface SystemBenchOptions {
  readonly parts: readonly SystemPart[];
  readonly others: boolean;
  readonly json: boolean;
  readonly write: boolean;
}

/** Reads the arguments; a text says what is wrong with them. */
export function parseSystemOptions(args: readonly string[]): SystemBenchOptions | string {
  const values = read(args);
  if (typeof values === "string") return values;
  const only = values.only?.split(",") ?? parts;
  const unknown = only.find((part) => !(parts as readonly string[]).includes(part));
  if (unknown !== undefined) return `--only: there is no part ${unknown}.`;
  return { parts: only as readonly SystemPart[], others: !values.alone, json: values.json, write: values.write };
}

function read(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
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
