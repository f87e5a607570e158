import { createEmbeddedRuntime, type EmbeddedRuntimeOptions } from "@rawr/workflow-runtime";
import { type EngineKind, type WorkflowRuntime, WorkflowRuntimeError } from "@rawr/workflow-runtime/internals";
import { createDrainingRuntime, type DrainingRuntimeOptions } from "./create-draining-runtime.ts";

export interface WorkflowRuntimeOptions {
  /** `WORKFLOW_ENGINE` by default, and `embedded` without it. */
  readonly engine?: string | undefined;
  /** The run store, the same for both engines. */
  readonly file: string;
  readonly embedded?: Omit<EmbeddedRuntimeOptions, "file" | "database" | "drain" | "commands">;
  /** The rest comes from Inngest's own environment variables. */
  readonly inngest?: Omit<DrainingRuntimeOptions, "file" | "embedded">;
}

/**
 * The runtime that the configuration names: one application, one run store, either engine.
 *
 * @throws WorkflowRuntimeError ENGINE_MISCONFIGURED for a name that is no engine's; and those of the engine.
 */
export function createWorkflowRuntime(options: WorkflowRuntimeOptions): WorkflowRuntime {
  const { file, embedded, inngest } = options;
  const engine = readEngine(options.engine ?? (inngest?.env ?? process.env)["WORKFLOW_ENGINE"]);
  if (engine === "embedded") return createEmbeddedRuntime({ ...embedded, file });
  return createDrainingRuntime({ ...inngest, file, ...(embedded && { embedded }) });
}

function readEngine(name: string | undefined): EngineKind {
  if (name === undefined || name === "" || name === "embedded") return "embedded";
  if (name === "inngest") return name;
  throw new WorkflowRuntimeError(
    "ENGINE_MISCONFIGURED",
    `WORKFLOW_ENGINE is ${JSON.stringify(name)}; it can be "embedded" or "inngest".`,
  );
}
