import { NonRetriableError } from "inngest";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Books, ledgerAway, openBooks, refusal, result } from "./support/books.ts";
import { gate, type Lab, type LabOptions, openLab } from "./support/lab.ts";

let books: Books;
let lab: Lab;
const open = async (options: Partial<LabOptions> = {}) => {
  lab = await openLab({ invoices: books.client, ...options });
  return lab;
};
beforeEach(() => {
  books = openBooks();
});
afterEach(() => lab.dispose());

const steps = (told: readonly string[]) =>
  told.filter((line) => line.startsWith("step.completed")).map((line) => line.slice(15));

describe("a reconciliation", () => {
  test("loads, matches, posts, adjusts and notifies, and ends with the result", async () => {
    const { trigger, ended, told } = await open();
    const runId = await trigger();
    expect(await ended(runId)).toMatchObject({ status: "completed", output: result, requestedBy: "ada" });
    expect(steps(await told(runId))).toEqual([
      "invoice/load",
      "invoice/match",
      "invoice/post",
      "invoice/adjust",
      "invoice/notify",
    ]);
    expect(books.calls).toEqual(["gather", "match", "settle", "adjust", "notify"]);
    expect(books.asked.settle).toEqual({ tenant: "acme", runId, proposal: result });
    expect(books.asked.notify).toEqual({ tenant: "acme", runId, result });
  });

  test("tries again what may pass", async () => {
    books.on("settle", (_of, times) => {
      if (times === 1) throw new Error("database is locked");
    });
    const { trigger, ended } = await open();
    expect(await ended(await trigger())).toMatchObject({ status: "completed" });
    expect(books.calls).toEqual(["gather", "match", "settle!", "settle", "adjust", "notify"]);
  });

  test("does not try again what is decided, and notes the failure", async () => {
    books.on("match", () => {
      throw refusal("MATCH_CONFLICT", "Two payments fit equally well.");
    });
    const { trigger, ended, until } = await open();
    const runId = await trigger();
    const failure = { code: "MATCH_CONFLICT", message: "Two payments fit equally well.", step: "invoice/match" };
    expect(await ended(runId)).toMatchObject({ status: "failed", failure });
    await until(() => books.calls.includes("notify"));
    expect(books.calls).toEqual(["gather", "match!", "notify"]);
    const { step: _step, ...noted } = failure;
    expect(books.asked.notify).toEqual({ tenant: "acme", runId, result: { invoiceId: "inv-001", failure: noted } });
  });

  test("undoes the posting when the adjustment is refused, and fails with what refused it", async () => {
    books.on("adjust", () => {
      throw refusal("PERIOD_CLOSED", "The accounting period 2026-09 is closed.");
    });
    const { trigger, ended, told, until } = await open();
    const runId = await trigger();
    expect(await ended(runId)).toMatchObject({
      status: "failed",
      failure: { code: "PERIOD_CLOSED", message: "The accounting period 2026-09 is closed.", step: "invoice/adjust" },
    });
    expect(steps(await told(runId))).toEqual(["invoice/load", "invoice/match", "invoice/post", "undo invoice/post"]);
    expect(books.asked.reverse).toMatchObject({ tenant: "acme", runId });
    await until(() => books.calls.includes("notify"));
    expect(books.calls).toEqual(["gather", "match", "settle", "adjust!", "reverse", "notify"]);
  });

  test("says so when the posting could not be undone", async () => {
    books.on("adjust", () => {
      throw refusal("PERIOD_CLOSED", "The accounting period is closed.");
    });
    books.on("reverse", () => {
      throw new NonRetriableError("SELECT secret FROM books");
    });
    const { trigger, ended } = await open();
    const run = await ended(await trigger());
    expect(run).toMatchObject({ status: "failed", failure: { code: "SAGA_NOT_COMPENSATED" } });
    expect(JSON.stringify(run)).not.toContain("secret");
  });

  test("undoes the posting when its result cannot be made final", async () => {
    books.on("notify", (_of, times) => {
      if (times === 1) throw new NonRetriableError("no mail today");
    });
    const { trigger, ended, until } = await open();
    expect(await ended(await trigger())).toMatchObject({ status: "failed" });
    await until(() => books.calls.includes("notify"));
    expect(books.calls).toEqual(["gather", "match", "settle", "adjust", "notify!", "reverse", "notify"]);
  });

  test("keeps to itself what a defect says", async () => {
    books.on("match", () => {
      throw new NonRetriableError("password=hunter2");
    });
    const { trigger, ended, ask, until } = await open();
    const runId = await trigger();
    await ended(runId);
    await until(() => books.calls.includes("notify"));
    const seen = [(await ask(`GET /runs/${runId}`)).body, (await ask(`GET /runs/${runId}/timeline`)).body, books.asked];
    expect(JSON.stringify(seen)).not.toContain("hunter2");
  });
});

describe("the ledger", () => {
  const soon = { failures: 1, halfOpenAfterMs: 100 };

  test("may be away for a while: runs wait for it and use up no attempts", async () => {
    books.on("gather", (_of, times) => {
      if (times <= 8) throw ledgerAway();
    });
    const { trigger, ended, told } = await open({ ledger: soon });
    const runId = await trigger();
    expect(await ended(runId)).toMatchObject({ status: "completed" });
    expect(books.calls.filter((call) => call === "gather!")).toHaveLength(8);
    expect(await told(runId)).toContain("run.waiting");
    expect(await told(runId)).not.toContain("run.failed");
  });

  test("that stays away fails the run with its code", async () => {
    books.on("gather", () => {
      throw ledgerAway();
    });
    const { trigger, ended } = await open({ ledger: { ...soon, giveUpAfterMs: 50 } });
    expect(await ended(await trigger())).toMatchObject({ status: "failed", failure: { code: "LEDGER_UNAVAILABLE" } });
  });

  test("is not asked by other runs while its breaker is open, also after a restart", async () => {
    books.on("gather", () => {
      throw ledgerAway();
    });
    const ledger = { failures: 1, halfOpenAfterMs: 3_600_000 };
    const first = await open({ ledger });
    const runId = await first.trigger();
    await first.until(async () => (await first.runtime.store.get(runId))?.status === "waiting");
    lab = await first.reopen({ invoices: books.client, ledger });
    const other = await lab.trigger("inv-002");
    await lab.until(async () => (await lab.runtime.store.get(other))?.status === "waiting");
    expect(books.calls).toEqual(["gather!"]);
  });

  test("an invoice that is not there opens no breaker", async () => {
    books.on("gather", () => {
      throw refusal("INVOICE_NOT_FOUND", "There is no invoice inv-001.", 404);
    });
    const { trigger, ended } = await open({ ledger: soon });
    expect(await ended(await trigger())).toMatchObject({ status: "failed", failure: { code: "INVOICE_NOT_FOUND" } });
    books.on("gather", () => {});
    expect(await ended(await trigger())).toMatchObject({ status: "completed" });
  });
});

describe("a run", () => {
  test("goes on after a restart: steps that were done are not done again, the one in flight is", async () => {
    const standing = gate();
    books.on("settle", (_of, times) => (times === 1 ? standing.hold() : undefined));
    const first = await open();
    const runId = await first.trigger();
    await standing.reached;
    lab = await first.reopen({ invoices: books.client }, 0);
    expect(await lab.ended(runId)).toMatchObject({ status: "completed", output: result });
    expect(books.calls).toEqual(["gather", "match", "settle", "adjust", "notify"]);
    expect(books.asked.settle).toMatchObject({ runId });
    standing.open();
  });

  test("is alone with its invoice; other invoices go on", async () => {
    const standing = gate();
    books.on("settle", (_of, times) => (times === 1 ? standing.hold() : undefined));
    const { trigger, ended, runtime } = await open();
    const first = await trigger("inv-001");
    await standing.reached;
    const second = await trigger("inv-001");
    expect(await ended(await trigger("inv-002"))).toMatchObject({ status: "completed" });
    expect((await runtime.store.get(second))?.status).toBe("queued");
    standing.open();
    expect(await ended(first)).toMatchObject({ status: "completed" });
    expect(await ended(second)).toMatchObject({ status: "completed" });
  });

  test("that is cancelled after its posting has it undone", async () => {
    const standing = gate();
    books.on("adjust", standing.hold);
    const { trigger, ask, until, ended } = await open();
    const runId = await trigger();
    await standing.reached;
    const { status, body } = await ask(`POST /runs/${runId}/cancel`, { body: { reason: "Twice" } });
    expect({ status, body }).toMatchObject({ status: 200, body: { status: "cancelled", reason: "Twice" } });
    standing.open();
    await until(() => books.calls.includes("reverse"));
    expect(books.asked.reverse).toMatchObject({ tenant: "acme", runId });
    expect(await ended(runId)).toMatchObject({ status: "cancelled" });
  });

  test("that is cancelled is undone before the next run of its invoice begins", async () => {
    const standing = gate();
    books.on("adjust", (_of, times) => (times === 1 ? standing.hold() : undefined));
    const { trigger, ask, ended } = await open();
    const first = await trigger();
    await standing.reached;
    const second = await trigger();
    await ask(`POST /runs/${first}/cancel`);
    standing.open();
    expect(await ended(second)).toMatchObject({ status: "completed" });
    expect(books.calls.slice(3)).toEqual(["adjust", "reverse", "gather", "match", "settle", "adjust", "notify"]);
    expect(books.asked.reverse).toMatchObject({ runId: first });
  });
});
