import type { AnyRouter } from "@orpc/server";
import type { Principal } from "@rawr/orpc-standards/server";
import type { WebPluginManifest } from "@rawr/ui-sdk/manifest";
import type { WorkflowRuntime } from "@rawr/workflow-runtime";

/** What the host knows of one request when a router is called. */
export interface Caller {
  readonly principal: Principal | null;
  /** Echoed in the answer and in every line of the log. */
  readonly requestId: string;
  /** Aborts when the caller goes away or the host stops. */
  readonly signal: AbortSignal;
}

/** A router under its mount. Documents are found by `name` and `major`; the host refuses a mount that they do not say. */
export interface MountedSurface {
  /** `workflows`: as in contracts/workflows.v1.ts and openapi/workflows/v1. */
  readonly name: string;
  readonly major: number;
  /** `/api/workflows`, without a slash at its end. */
  readonly mount: string;
  readonly router: AnyRouter;
  /** What the router's handlers get; made anew for each request. */
  context(caller: Caller): Record<PropertyKey, unknown>;
}

/** A micro-frontend that the console page mounts. */
export interface WebPlugin {
  readonly manifest: WebPluginManifest;
  /** Module that exports `mount`, as a URL of a file; bundled for browsers by the host. */
  readonly module: URL;
}

/** Everything that a host hosts. `rawr.hq.ts` makes it; the host knows no plugin by name. */
export interface Composition {
  readonly surfaces: readonly MountedSurface[];
  readonly web: readonly WebPlugin[];
  readonly runtime: WorkflowRuntime;
  /** What `/readyz` asks beside the host's own, by name; one that throws or rejects is not ready. */
  readonly checks?: Readonly<Record<string, () => unknown>>;
  /** Registers the functions and begins to execute; the host listens afterwards. */
  start(): Promise<void>;
  /** Ends what `start` began: steps in flight are waited for, then every file is closed. */
  close(): Promise<void>;
}

/** What a composition needs of its host. */
export interface CompositionOptions {
  /** Folder that holds every file the system writes; exists. */
  readonly stateFolder: string;
  /** Environment variables, for the switch of engines: `WORKFLOW_ENGINE`, `INNGEST_*`. */
  readonly env: Readonly<Record<string, string | undefined>>;
}
