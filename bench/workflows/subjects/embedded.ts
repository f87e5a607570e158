import { join } from "node:path";
import { createEmbeddedRuntime } from "@rawr/workflow-runtime";
import { Inngest } from "inngest";
import type { MakeSubject } from "../subject.ts";

/** Ours. */
export const embedded: MakeSubject = async ({ folder, body }) => {
  const runtime = createEmbeddedRuntime({ file: join(folder, "workflows.db") });
  const client = new Inngest({ id: "bench", ...runtime.clientOptions });
  const steps = client.createFunction(
    { id: "steps", triggers: [{ event: "bench/steps" }] },
    async ({ event, step }) => {
      await body(event.data.key, event.data.steps, (name, each) => step.run(name, each));
    },
  );
  const held = client.createFunction(
    { id: "held", triggers: [{ event: "bench/held" }], concurrency: 1 },
    async ({ step }) => {
      await step.run("hold", () => new Promise<void>(() => {}));
    },
  );
  await runtime.attach(client, [steps, held]);
  return {
    versions: "@rawr/workflow-runtime, inngest 4.24.0",
    durability: "SQLite, WAL, synchronous=FULL: fsync at each commit",
    accepts: true,
    start: (key, count) => runtime.trigger({ name: "bench/steps", data: { key, steps: count } }),
    startHeld: (key) => runtime.trigger({ name: "bench/held", data: { key } }),
    close: () => runtime.close({ timeoutMs: 0 }),
  };
};
