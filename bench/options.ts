import { parseArgs } from "node:util";

/** What the command line of the benchmark asks for. */
export interface BenchOptions {
  readonly sizes: readonly number[];
  /** Runs at sizes up to 1,000; larger ones run once. */
  readonly repeat: number;
  readonly json: boolean;
  readonly write: boolean;
  /** What to leave out. */
  readonly chain: boolean;
  readonly ours: boolean;
  readonly lint: boolean;
  /** A public document for the lint comparison, relative to the working folder. */
  readonly document: string;
}

export const usage = `pnpm bench [options]

  --ops <n,n,…>      sizes of the synthetic contracts (default 10,100,1000,3000)
  --repeat <n>       runs at each size up to 1,000; larger sizes run once (default 3)
  --document <path>  document for the lint comparison (default ../shared/corpora/openapi/github.json)
  --skip <part>      leave out chain, ours or lint; may be repeated
  --json             print JSON instead of Markdown
  --write            also write generated/metrics/pipeline.md and pipeline.json
  --help             print this

pnpm bench clients [--rounds <n>] [--json] [--write]
                     generated clients beside others: bytes, time per call, type cost, generation
pnpm bench diff [--rounds <n>] [--corpora <folder>] [--json] [--write]
                     verdicts beside oasdiff's and jsoncompat's: time and memory
`;

const parts = ["chain", "ours", "lint"];

/** Parses the arguments. Returns a message instead when they are wrong, `undefined` when only help is wanted. */
export function parseOptions(args: readonly string[]): BenchOptions | string | undefined {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        ops: { type: "string", default: "10,100,1000,3000" },
        repeat: { type: "string", default: "3" },
        document: { type: "string", default: "../shared/corpora/openapi/github.json" },
        skip: { type: "string", multiple: true, default: [] },
        json: { type: "boolean", default: false },
        write: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
    if (values.help) return undefined;
    const sizes = values.ops.split(",").map(Number);
    const repeat = Number(values.repeat);
    if (!sizes.every(isCount)) return `--ops takes whole numbers above 0, separated by commas, not "${values.ops}".`;
    if (!isCount(repeat)) return `--repeat takes a whole number above 0, not "${values.repeat}".`;
    const unknown = values.skip.find((part) => !parts.includes(part));
    if (unknown !== undefined) return `--skip takes chain, ours or lint, not "${unknown}".`;
    const [chain = true, ours = true, lint = true] = parts.map((part) => !values.skip.includes(part));
    return { sizes, repeat, json: values.json, write: values.write, chain, ours, lint, document: values.document };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value > 0;
}
