import { Inngest } from "inngest";
import { createEmbeddedRuntime } from "../../src/index.ts";

// A script as a user writes it, in a process of its own: `node script.ts <file>`. It awaits a run and closes while
// another one sleeps, and somebody follows that.
const [file = ""] = process.argv.slice(2);
const resources = () => process.getActiveResourcesInfo().toSorted();
const silent = { debug() {}, info() {}, warn() {}, error() {} };
const runtime = createEmbeddedRuntime({ file, retryDelays: [1], stepTimeoutMs: 60_000, logger: silent });
const client = new Inngest({ id: "script", ...runtime.clientOptions, logger: silent });
const naps = client.createFunction({ id: "naps", triggers: [{ event: "nap" }] }, async ({ event, step }) => {
  await step.sleep("nap", Number(event.data["ms"]));
  return step.run("wake up", () => "awake");
});
const before = resources();
await runtime.attach(client, [naps]);
const { runId } = await runtime.trigger({ name: "nap", data: { ms: 200 } });
const sleeping = await runtime.trigger({ name: "nap", data: { ms: 86_400_000 } });
const follow = async () => {
  for await (const _ of runtime.store.subscribe(sleeping.runId));
};
const follower = follow().catch((error: { code: string }) => error.code);
for await (const { type } of runtime.store.subscribe(runId)) process.stdout.write(`${type}\n`);
await runtime.close();
const followed = await follower;
// What node itself ends in the next turn is not counted.
await new Promise((resolve) => setImmediate(resolve));
const left = resources();
for (const resource of before) if (left.includes(resource)) left.splice(left.indexOf(resource), 1);
process.stdout.write(`${JSON.stringify({ followed, left })}\n`);
