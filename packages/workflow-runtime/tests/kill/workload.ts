import { DatabaseSync } from "node:sqlite";
import { setTimeout as delay } from "node:timers/promises";
import { type Inngest, type InngestFunction, RetryAfterError } from "inngest";
import { sqliteStore, stepTx } from "../../src/helpers/index.ts";
import { note } from "./ledger.ts";

export interface WorkloadOptions {
  readonly client: Inngest.Any;
  readonly ledger: string;
  /** The application's own database. */
  readonly accounts: string;
  readonly life: number;
  /** Told of every step that begins. */
  readonly onStep: (runId: string) => void;
}

export const workEvent = "kill/work";

/** Each step with the steps that have to be durable before it begins. */
export const dependencies: Readonly<Record<string, readonly string[]>> = {
  first: [],
  left: ["first"],
  right: ["first"],
  book: ["left", "right"],
  flaky: ["book"],
  last: ["flaky"],
};

export const outputOf = (runId: string): string => `${runId}:first,left,right,book,flaky,called,last`;

/** One function with every way of waiting, whose steps leave a trace outside of the engine. */
export const workload = (options: WorkloadOptions): readonly InngestFunction.Any[] => {
  const { client, ledger, life, onStep } = options;
  const database = new DatabaseSync(options.accounts, { timeout: 5000 });
  database.exec("PRAGMA journal_mode = WAL; CREATE TABLE IF NOT EXISTS bookings (run_id TEXT NOT NULL)");
  const store = sqliteStore(database);
  const act = async (run: string, step: string): Promise<string> => {
    onStep(run);
    note(ledger, { phase: "start", run, step, life });
    await delay(Math.random() * 4);
    note(ledger, { phase: "end", run, step, life });
    return step;
  };
  const child = client.createFunction({ id: "child", triggers: [] }, async () => "called");
  const work = client.createFunction({ id: "work", triggers: [{ event: workEvent }], retries: 3 }, async (context) => {
    const { runId, step, attempt } = context;
    const first = await step.run("first", () => act(runId, "first"));
    await step.sleep("nap", 20);
    const both = await Promise.all([
      step.run("left", () => act(runId, "left")),
      step.run("right", () => act(runId, "right")),
    ]);
    const booked = await stepTx(context, { store }).run("book", (tx) => {
      onStep(runId);
      note(ledger, { phase: "start", run: runId, step: "book", life });
      tx.prepare("INSERT INTO bookings (run_id) VALUES (?)").run(runId);
      return "book";
    });
    const flaky = await step.run("flaky", async () => {
      const done = await act(runId, "flaky");
      if (attempt === 0) throw new RetryAfterError("Not yet", 1);
      return done;
    });
    const called = await step.invoke("call", { function: child, data: {} as never });
    const last = await step.run("last", () => act(runId, "last"));
    return `${runId}:${[first, ...both, booked, flaky, called, last].join(",")}`;
  });
  return [work, child];
};
