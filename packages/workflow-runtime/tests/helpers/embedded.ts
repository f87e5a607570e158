import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Inngest, type InngestFunction } from "inngest";
import { onTestFinished } from "vitest";
import { createEmbeddedRuntime, type Run, type Step } from "../../src/index.ts";

const silent = () => {};
const logger = { debug: silent, info: silent, warn: silent, error: silent };

export interface Execution {
  readonly run: Run;
  readonly steps: readonly Step[];
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "helpers-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** Executes one run of a function on the embedded engine, with its database in a file. */
export async function execute(make: (client: Inngest) => InngestFunction.Any): Promise<Execution> {
  const runtime = createEmbeddedRuntime({ file: join(temporaryFolder(), "runs.db"), retryDelays: [5], logger });
  const client = new Inngest({ id: "shop", ...runtime.clientOptions, logger });
  try {
    await runtime.attach(client, [make(client)]);
    const { runId } = await runtime.trigger({ name: "order", data: {} });
    for await (const _ of runtime.store.subscribe(runId));
    const run = await runtime.store.get(runId);
    if (run === null) throw new Error("The run is gone.");
    return { run, steps: await runtime.store.steps(runId) };
  } finally {
    await runtime.close();
  }
}
