import type { MakeSubject } from "../subject.ts";
import { embedded } from "./embedded.ts";
import { inngestTest } from "./inngest-test.ts";
import { openworkflow } from "./openworkflow.ts";
import { restate } from "./restate.ts";

/** By the name that the tables show; the first is ours. */
export const subjects: Readonly<Record<string, MakeSubject>> = {
  embedded,
  openworkflow,
  restate,
  "@inngest/test": inngestTest,
};

/** What npm installs for the others, into a folder of the benchmark: Restate's server is under the BSL. */
export const installed: Readonly<Record<string, readonly string[]>> = {
  openworkflow: ["openworkflow@0.10.1"],
  restate: ["@restatedev/restate-server@1.7.12", "@restatedev/restate-sdk@1.17.2"],
  "@inngest/test": ["@inngest/test@1.0.0", "inngest@4.24.0"],
};
