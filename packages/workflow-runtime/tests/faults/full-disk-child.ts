import { Inngest } from "inngest";
import { createEmbeddedRuntime } from "../../src/index.ts";
import { silentLogger } from "../simulation/open-engine.ts";
import { oneStep } from "./one-step.ts";

// Runs with a limit on the size of files, and says what was acknowledged and what was refused.
const runtime = createEmbeddedRuntime({ file: process.argv[2] as string, logger: silentLogger });
const client = new Inngest({ id: "full", logger: silentLogger, ...runtime.clientOptions });
await runtime.attach(client, oneStep(client));
const refusals: string[] = [];
for (let at = 0; refusals.length < 3 && at < 5000; at++) {
  await runtime.trigger({ name: "one", data: { pad: "x".repeat(5000) } }).then(
    ({ runId }) => process.stdout.write(`acknowledged ${runId}\n`),
    (error: { code?: string }) => refusals.push(String(error.code)),
  );
}
process.stdout.write(`refused ${refusals.join(" ")}\n`);
process.exit(0);
