import { Inngest } from "inngest";
import { createEmbeddedRuntime } from "../../src/index.ts";

// A script as a user writes it, in a process of its own: `node script.ts <file>`. It awaits a run and closes.
const [file = ""] = process.argv.slice(2);
const resources = () => process.getActiveResourcesInfo().toSorted();
const before = resources();
const silent = { debug() {}, info() {}, warn() {}, error() {} };
const runtime = createEmbeddedRuntime({ file, retryDelays: [1], stepTimeoutMs: 60_000, logger: silent });
const client = new Inngest({ id: "script", ...runtime.clientOptions, logger: silent });
const naps = client.createFunction({ id: "naps", triggers: [{ event: "nap" }] }, async ({ step }) => {
  await step.sleep("nap", "200ms");
  return step.run("wake up", () => "awake");
});
await runtime.attach(client, [naps]);
const { runId } = await runtime.trigger({ name: "nap", data: {} });
const sleeper = await runtime.trigger({ name: "nap", data: {} });
for await (const { type } of runtime.store.subscribe(runId)) process.stdout.write(`${type}\n`);
await runtime.cancel(sleeper.runId).catch(() => {});
await runtime.close();
const left = resources();
process.stdout.write(`${JSON.stringify({ before, left })}\n`);
