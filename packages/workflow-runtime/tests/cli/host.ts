import { Inngest } from "inngest";
import { createEmbeddedRuntime } from "../../src/index.ts";

// A host in a process of its own, as the command line meets it: `node host.ts <file>`. Ends when its input does.
const [file = ""] = process.argv.slice(2);
const runtime = createEmbeddedRuntime({ file, retryDelays: [1] });
const silent = { debug() {}, info() {}, warn() {}, error() {} };
const client = new Inngest({ id: "shop", ...runtime.clientOptions, logger: silent });

const sleeps = client.createFunction({ id: "sleeps", triggers: [{ event: "sleep" }] }, async ({ step }) => {
  await step.run("before", () => "ready");
  await step.sleep("for long", "1h");
});
const fails = client.createFunction({ id: "fails", triggers: [{ event: "fail" }], retries: 0 }, async ({ step }) => {
  await step.run("charge", () => {
    throw new Error("no money");
  });
});
const works = client.createFunction({ id: "works", triggers: [{ event: "work" }] }, async ({ step }) => {
  await step.run("wait a moment", () => new Promise((resolve) => setTimeout(resolve, 300)));
  return "done";
});

await runtime.attach(client, [sleeps, fails, works]);
process.stdout.write("ready\n");
// Names of events to trigger, one a line; answered by run ids.
for await (const text of process.stdin.setEncoding("utf8")) {
  for (const name of String(text).trim().split("\n")) {
    const { runId } = await runtime.trigger({ name, data: {} });
    process.stdout.write(`${runId}\n`);
  }
}
await runtime.close();
