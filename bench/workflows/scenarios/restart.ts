import { setTimeout } from "node:timers/promises";
import { createEmbeddedRuntime } from "@rawr/workflow-runtime";
import { Inngest } from "inngest";
import { answer, given } from "../child.ts";

/** A host that is killed while its runs are open, or the one that comes after it. */
export interface RestartTask {
  readonly file: string;
  readonly runs: number;
  /** Whether this host finds the runs, instead of starting them. */
  readonly resumes: boolean;
}

const { file, runs, resumes } = given<RestartTask>();
const runtime = createEmbeddedRuntime({ file });
const client = new Inngest({ id: "bench", ...runtime.clientOptions });
/** What the engine executes at once by default: the other runs are queued. */
const atATime = 50;
let begun = 0;
const hold = client.createFunction({ id: "hold", triggers: [{ event: "bench/hold" }] }, async ({ step }) => {
  await step.run("first", () => 1);
  await step.run("second", async () => {
    begun += 1;
    if (resumes && begun === 1) answer("first");
    if (resumes && begun === runs) answer("all");
    if (!resumes) await new Promise(() => {});
  });
});
setInterval(() => {}, 1_000);
await runtime.attach(client, [hold]);
if (!resumes) {
  await Promise.all(Array.from({ length: runs }, () => runtime.trigger({ name: "bench/hold", data: {} })));
  while (begun < atATime) await setTimeout(10);
  answer("held");
}
