import { parseArgs } from "node:util";
import type { ConformanceOptions } from "./metrics.ts";
import { parts } from "./parts.ts";

export const usage = `pnpm conformance [options]

  --only <part>         ${Object.keys(parts).join(", ")}; may be repeated (default: all)
  --write               writes generated/metrics/; without it, they are compared with what is found
  --node <path>         another Node to run the clients with; may be repeated
  --documents <folder>  public documents (default ../shared/corpora/openapi)
  --corpora <folder>    other people's cases for the diff (default ../shared/corpora)
  --help                print this
`;

/** Parses the arguments. Returns a message instead when they are wrong, `undefined` when only help is wanted. */
export function parseOptions(args: readonly string[]): ConformanceOptions | string | undefined {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        only: { type: "string", multiple: true, default: Object.keys(parts) },
        write: { type: "boolean", default: false },
        node: { type: "string", multiple: true, default: [] },
        documents: { type: "string", default: "../shared/corpora/openapi" },
        corpora: { type: "string", default: "../shared/corpora" },
        help: { type: "boolean", default: false },
      },
    });
    if (values.help) return undefined;
    const unknown = values.only.find((part) => parts[part] === undefined);
    if (unknown !== undefined) return `--only takes ${Object.keys(parts).join(", ")}, not "${unknown}".`;
    return {
      only: values.only,
      write: values.write,
      nodes: values.node,
      documents: values.documents,
      corpora: values.corpora,
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
