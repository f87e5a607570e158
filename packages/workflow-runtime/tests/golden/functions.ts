import type { Inngest, InngestFunction } from "inngest";

/** The functions that were recorded, in the order of their registration. */
export const recordedFunctions = (client: Inngest.Any): readonly InngestFunction.Any[] => {
  const two = client.createFunction(
    { id: "two", retries: 2, triggers: [{ event: "invoice.reconciliation.requested" }] },
    async ({ event, runId, step }) => {
      await step.run("a", () => ({ a: 1, invoice: (event.data as { invoiceId: string }).invoiceId }));
      const b = await step.run("b", () => ({ b: 2 }));
      return { ok: true, runId, b };
    },
  );
  const child = client.createFunction({ id: "child", triggers: [] }, async ({ event }) => ({
    n2: (event.data as unknown as { n: number }).n * 2,
  }));
  let failures = 0;
  const all = client.createFunction(
    {
      id: "all",
      retries: 1,
      triggers: [{ event: "lab/all" }],
      cancelOn: [{ event: "lab/cancel", if: "event.data.key == async.data.key" }],
    },
    async ({ event, step }) => {
      const key = (event.data as { key: string }).key;
      const a = await step.run("flaky", () => {
        if (failures++ === 0) throw new Error("first");
        return "ok";
      });
      const [p, q] = await Promise.all([step.run("p", () => "P"), step.run("q", () => "Q")]);
      await step.sleep("nap", "1s");
      const reply = await step.waitForEvent("mq", {
        event: "lab/mq.reply",
        timeout: "30s",
        if: "async.data.key == event.data.key",
      });
      const inv = await step.invoke("child", { function: child, data: { n: 2 } as never });
      const ids = await step.sendEvent("emit", { name: "lab/done", data: { key } });
      const sig = await step.waitForSignal("sig", { signal: `s-${key}`, timeout: "2s", onConflict: "replace" });
      return { a, p, q, ev: reply?.data, inv, ids, sig };
    },
  );
  const fail = client.createFunction(
    {
      id: "fail",
      retries: 0,
      triggers: [{ event: "lab/fail" }],
      onFailure: async ({ error, event, step }) => {
        await step.run("compensate", () => ({ comp: error.message, run: event.data.run_id }));
        return "handled";
      },
    },
    async ({ step }) => {
      try {
        await step.run("boom", () => {
          throw new Error("boom!");
        });
      } catch (error) {
        await step.run("undo", () => `undone ${(error as Error).name} ${(error as Error).message}`);
        throw error;
      }
    },
  );
  return [two, all, child, fail];
};
