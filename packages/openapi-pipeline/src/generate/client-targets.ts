import type { OutputFile } from "../artifacts/output-file.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { ClientModel } from "./model/client-model.ts";
import { clientFiles } from "./targets/client/target.ts";
import { verifyClient } from "./targets/client/verify-client.ts";
import { mswFiles } from "./targets/msw/target.ts";
import { operationsMapFiles } from "./targets/operations-map/target.ts";
import { tanstackQueryFiles } from "./targets/tanstack-query/target.ts";
import { validatorFiles } from "./targets/validators/target.ts";

/** What is written from the model alone: an entry of the package, and the file of `src/` that stands behind it. */
interface ModelTarget {
  readonly entry: string;
  readonly file: string;
  readonly write: (model: ClientModel, preamble: readonly string[]) => readonly OutputFile[];
  readonly verify?: (model: ClientModel, files: readonly OutputFile[]) => readonly Diagnostic[];
}

/** Targets that need no tool, in the order of the package's entries. */
export const clientTargets: readonly ModelTarget[] = [
  { entry: ".", file: "index.ts", write: clientFiles, verify: verifyClient },
  { entry: "./operations", file: "operations-map.gen.ts", write: operationsMapFiles },
  { entry: "./validators", file: "validators.gen.ts", write: validatorFiles },
  { entry: "./tanstack-query", file: "tanstack-query.gen.ts", write: tanstackQueryFiles },
  { entry: "./msw", file: "msw.gen.ts", write: mswFiles },
];
