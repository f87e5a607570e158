import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Inngest } from "inngest";
import { createEmbeddedRuntime } from "../embedded/create-embedded-runtime.ts";
import type { EmbeddedRuntimeOptions } from "../embedded/options.ts";
import type { Run, RunStatus, WorkflowRuntime } from "../port.ts";
import { VirtualClock } from "./virtual-clock.ts";

/** A runtime on a temporary file, with a client of it and time that the test moves. */
export interface Harness {
  readonly runtime: WorkflowRuntime;
  readonly client: Inngest;
  readonly clock: VirtualClock;
  readonly file: string;
  /** The run's events as short texts: `step.completed a`. */
  told(runId: string): Promise<string[]>;
  /** The run once it has one of these statuses. */
  reaches(runId: string, ...statuses: RunStatus[]): Promise<Run>;
  /** Waits until something is so. */
  until(condition: () => unknown): Promise<void>;
  /** Closes this runtime and opens another one on its file. */
  reopen(options?: EmbeddedRuntimeOptions): Promise<Harness>;
  dispose(): Promise<void>;
}

const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** Opens a harness; `dispose` removes its file. */
export function openHarness(
  options: EmbeddedRuntimeOptions = {},
  place?: { file: string; clock: VirtualClock },
): Harness {
  const { file, clock } = place ?? {
    file: join(mkdtempSync(join(tmpdir(), "workflow-runtime-")), "runs.db"),
    clock: new VirtualClock(),
  };
  const runtime = createEmbeddedRuntime({ file, logger: silent, ...options, seams: { clock, ...options.seams } });
  const client = new Inngest({ id: "lab", logger: silent, ...runtime.clientOptions });
  const harness: Harness = {
    runtime,
    client,
    clock,
    file,
    async told(runId) {
      const events = await runtime.store.timeline(runId);
      return events.map((event) => ("step" in event ? `${event.type} ${event.step} ${event.attempt}` : event.type));
    },
    async reaches(runId, ...statuses) {
      let run: Run | null = null;
      await harness.until(async () => {
        run = await runtime.store.get(runId);
        return run !== null && statuses.includes(run.status);
      });
      return run as unknown as Run;
    },
    async until(condition) {
      for (let left = 2_000; !(await condition()); left -= 1) {
        if (left === 0) throw new Error("It did not become so.");
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
    },
    async reopen(changed = options) {
      await runtime.close();
      return openHarness(changed, { file, clock });
    },
    async dispose() {
      await runtime.close({ timeoutMs: 0 });
      rmSync(join(file, ".."), { recursive: true, force: true });
    },
  };
  return harness;
}
