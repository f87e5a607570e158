import { setTimeout as delay } from "node:timers/promises";
import { Inngest } from "inngest";
import { createEmbeddedRuntime } from "../../src/index.ts";
import { silentLogger } from "../simulation/open-engine.ts";
import { type WorkloadOptions, workEvent, workload } from "./workload.ts";

/** What the parent passes as JSON. */
interface ChildOptions extends Pick<WorkloadOptions, "ledger" | "accounts" | "life"> {
  readonly file: string;
  /** Runs to trigger at most; 0 when what is there has to be finished. */
  readonly triggers: number;
  /** Runs that may be unfinished at a time. */
  readonly open: number;
}

const options = JSON.parse(process.argv[2] ?? "{}") as ChildOptions;
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const mine = new Set<string>();
let resumed = false;
const onStep = (runId: string): void => {
  if (resumed || mine.has(runId)) return;
  resumed = true;
  say("resumed");
};

const runtime = createEmbeddedRuntime({ file: options.file, retryDelays: [5], logger: silentLogger });
const client = new Inngest({ id: "kill", logger: silentLogger, ...runtime.clientOptions });
await runtime.attach(client, [...workload({ ...options, client, onStep })]);
say("ready");

const unfinished = async (): Promise<number> =>
  (await runtime.store.list({ status: ["queued", "running", "waiting"], limit: 100 })).items.length;

for (let triggered = 0; triggered < options.triggers; ) {
  if ((await unfinished()) >= options.open) {
    await delay(5);
    continue;
  }
  const receipts = Array.from({ length: 4 }, () => runtime.trigger({ name: workEvent, data: { at: triggered } }));
  for (const receipt of receipts) {
    const { runId } = await receipt;
    mine.add(runId);
    say(`acknowledged ${runId}`);
    triggered += 1;
  }
}
if (options.triggers === 0) {
  while ((await unfinished()) > 0) await delay(20);
  await runtime.close();
  say("drained");
  process.exit(0);
}
