import { type TimelineEvent, WorkflowRuntimeError } from "@rawr/workflow-runtime";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Books, openBooks, result } from "./support/books.ts";
import { ada, bob, gate, globex, type Lab, openLab, partner } from "./support/lab.ts";

const nobody = "01JD8Z3V6QF4T9K2M7XWNCYB5R";
const triggerRoute = "POST /reconciliation/trigger";

let books: Books;
let lab: Lab;
beforeEach(async () => {
  books = openBooks();
  lab = await openLab({ invoices: books.client });
});
afterEach(() => lab.dispose());

/** A run of ada's that stands still before its posting. */
async function standingRun() {
  const standing = gate();
  books.on("settle", standing.hold);
  const runId = await lab.trigger();
  await standing.reached;
  return { runId, goOn: standing.open };
}

describe("trigger", () => {
  test("accepts a run and says where it is", async () => {
    const { status, body, headers } = await lab.ask(triggerRoute, { body: { invoiceId: "inv-001" } });
    expect({ status, body }).toEqual({ status: 202, body: { accepted: true, runId: expect.any(String) } });
    expect(headers.get("location")).toBe(`/api/workflows/invoicing/runs/${body["runId"]}`);
    expect(headers.get("retry-after")).toBe("1");
    expect(await lab.runtime.store.get(String(body["runId"]))).toMatchObject({
      attributes: { capability: "invoicing", tenant: "acme", invoiceId: "inv-001", requestedBy: "ada" },
    });
  });

  test("of an invoice that the tenant does not have makes no run", async () => {
    const { status, body } = await lab.ask(triggerRoute, { as: globex, body: { invoiceId: "inv-002" } });
    expect({ status, body }).toMatchObject({
      status: 404,
      body: { code: "INVOICE_NOT_FOUND", data: { invoiceId: "inv-002" }, title: "There is no such invoice" },
    });
    expect((await lab.runtime.store.list()).items).toEqual([]);
  });

  test("lets internal callers act for somebody, others for themselves", async () => {
    const requestedBy = async (as: typeof ada, said?: string) => {
      const { body } = await lab.ask(triggerRoute, { as, body: { invoiceId: "inv-001", requestedBy: said } });
      return (await lab.runtime.store.get(String(body["runId"])))?.attributes["requestedBy"];
    };
    expect(await requestedBy(ada, "eve")).toBe("eve");
    expect(await requestedBy(partner)).toBe("partner-1");
  });

  test("refuses a member that the partners' document does not have", async () => {
    const body = { invoiceId: "inv-001", requestedBy: "eve" };
    expect(await lab.ask(triggerRoute, { as: partner, body })).toMatchObject({
      status: 400,
      body: { code: "BAD_REQUEST", data: { issues: [{ path: ["body"] }] } },
    });
  });

  test.each([
    "DATABASE_FULL",
    "DATABASE_IN_USE",
    "DATABASE_UNAVAILABLE",
    "ENGINE_UNREACHABLE",
    "RUNTIME_CLOSED",
  ] as const)("is refused for now when the runtime says %s", async (code) => {
    lab.runtime.trigger = () => Promise.reject(new WorkflowRuntimeError(code, "/var/lib/secret.db"));
    const { status, body } = await lab.ask(triggerRoute, { body: { invoiceId: "inv-001" } });
    expect({ status, code: body["code"] }).toEqual({ status: 503, code: "RUNTIME_UNAVAILABLE" });
    expect(JSON.stringify(body)).not.toContain("secret");
  });

  test("is refused while the runtime stops", async () => {
    await lab.runtime.close();
    expect(await lab.ask(triggerRoute, { body: { invoiceId: "inv-001" } })).toMatchObject({
      status: 503,
      body: { code: "RUNTIME_UNAVAILABLE", title: "The workflow runtime does not accept runs" },
    });
  });
});

describe("an idempotency key", () => {
  const send = (as: typeof ada, body: object) =>
    lab.ask(triggerRoute, { as, body, headers: { "idempotency-key": "k" } });

  test("gives the same run again", async () => {
    const first = await send(ada, { invoiceId: "inv-001" });
    const second = await send(ada, { invoiceId: "inv-001" });
    expect(second.status).toBe(202);
    expect(second.body).toEqual(first.body);
  });

  test("of another request is refused, with the run of the first", async () => {
    const first = await send(ada, { invoiceId: "inv-001" });
    expect(await send(ada, { invoiceId: "inv-002" })).toMatchObject({
      status: 409,
      body: { code: "IDEMPOTENCY_KEY_REUSED", data: { runId: first.body["runId"] } },
    });
  });

  test("is its caller's own: the same of another subject or tenant is another", async () => {
    const runs = [await send(ada, { invoiceId: "inv-001" }), await send(bob, { invoiceId: "inv-002" })];
    runs.push(await send(globex, { invoiceId: "inv-001" }));
    expect(runs.map(({ status }) => status)).toEqual([202, 202, 202]);
    expect(new Set(runs.map(({ body }) => body["runId"])).size).toBe(3);
  });
});

describe("a run of somebody else", () => {
  const routes = [
    ["GET", "", 200],
    ["GET", "/timeline", 200],
    ["GET", "/events", 200],
    ["POST", "/cancel", 409],
  ] as const;

  test.each(routes)("is not there: %s %s", async (method, path, own) => {
    const runId = await lab.trigger();
    await lab.ended(runId);
    // The same request is answered to its own tenant, so the 404 is about whose it is.
    const mine = await lab.fetch(`${method} /runs/${runId}${path}`);
    await mine.body?.cancel();
    expect(mine.status).toBe(own);
    const theirs = await lab.ask(`${method} /runs/${runId}${path}`, { as: globex });
    const unknown = await lab.ask(`${method} /runs/${nobody}${path}`);
    expect(theirs).toMatchObject({ status: 404, body: { code: "RUN_NOT_FOUND", data: { runId } } });
    expect(unknown).toMatchObject({ status: 404, body: { code: "RUN_NOT_FOUND", data: { runId: nobody } } });
    expect(theirs.headers.get("content-type")).toBe("application/problem+json");
  });

  test("nor is one of another capability, or one without attributes", async () => {
    const data = { tenant: "acme", invoiceId: "inv-001", requestedBy: "ada" };
    for (const attributes of [{ tenant: "acme", capability: "payroll" }, { capability: "invoicing" }, {}]) {
      const { runId } = await lab.runtime.trigger({ name: "invoice.reconciliation.requested", data, attributes });
      expect(await lab.ask(`GET /runs/${runId}`)).toMatchObject({ status: 404 });
    }
    expect(await lab.ask("GET /runs")).toMatchObject({ status: 200, body: { items: [] } });
  });

  test("is not cancelled", async () => {
    const { runId, goOn } = await standingRun();
    expect(await lab.ask(`POST /runs/${runId}/cancel`, { as: globex })).toMatchObject({ status: 404 });
    goOn();
    expect(await lab.ended(runId)).toMatchObject({ status: "completed" });
  });
});

describe("status and timeline", () => {
  test("tell of a run that goes on and of one that is done, and nothing of the operators'", async () => {
    const { runId, goOn } = await standingRun();
    const running = (await lab.ask(`GET /runs/${runId}`)).body;
    expect(running).toMatchObject({ runId, invoiceId: "inv-001", status: "running", isTerminal: false });
    expect(running).not.toHaveProperty("output");
    goOn();
    expect(await lab.ended(runId)).toMatchObject({ status: "completed", isTerminal: true, output: result });
    const { body } = await lab.ask(`GET /runs/${runId}/timeline`);
    const events = body["events"] as Record<string, unknown>[];
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_event, index) => index + 1));
    expect(events.at(-1)).toMatchObject({ type: "run.completed" });
    expect(JSON.stringify(events)).not.toContain("detail");
    const rest = (await lab.ask(`GET /runs/${runId}/timeline?after=3`)).body["events"];
    expect(rest).toEqual(events.slice(3));
  });

  test("a timeline is whole, however long it is", async () => {
    const runId = await lab.trigger();
    await lab.ended(runId);
    const rows = Array.from({ length: 2_500 }, (_row, index): TimelineEvent => {
      return {
        sequence: index + 1,
        at: "2026-11-21T09:00:00.000Z",
        type: "run.waiting",
        detail: { until: "tomorrow" },
      };
    });
    lab.runtime.store.timeline = async (_runId, from = 0, limit = 1_000) => rows.slice(from, from + limit);
    const events = async (query: string) => (await lab.ask(`GET /runs/${runId}/timeline${query}`)).body["events"];
    expect(await events("")).toEqual(rows.map(({ detail: _detail, ...row }) => row));
    expect(await events("?after=2499")).toMatchObject([{ sequence: 2_500 }]);
  });

  test("who asked for a run is for internal readers", async () => {
    const runId = await lab.trigger();
    expect(await lab.ended(runId)).toMatchObject({ requestedBy: "ada" });
    expect((await lab.ask(`GET /runs/${runId}`, { as: partner })).body).not.toHaveProperty("requestedBy");
  });
});

describe("cancel", () => {
  test("ends a run, answers with its end, and does so again when asked again", async () => {
    const { runId, goOn } = await standingRun();
    const first = await lab.ask(`POST /runs/${runId}/cancel`, { body: { reason: "Twice" } });
    expect(first).toMatchObject({ status: 200, body: { status: "cancelled", isTerminal: true, reason: "Twice" } });
    const second = await lab.ask(`POST /runs/${runId}/cancel`, { body: { reason: "Still" } });
    expect(second).toMatchObject({ status: 200, body: first.body });
    goOn();
    await lab.until(() => books.calls.includes("reverse"));
    expect(books.calls).not.toContain("adjust");
  });

  test("of a run that has ended otherwise is refused", async () => {
    const runId = await lab.trigger();
    await lab.ended(runId);
    expect(await lab.ask(`POST /runs/${runId}/cancel`)).toMatchObject({
      status: 409,
      body: { code: "RUN_ALREADY_FINISHED", data: { runId } },
    });
  });
});

describe("list", () => {
  test("has the tenant's runs, newest first, by invoice and status, a page at a time", async () => {
    const runs = [await lab.trigger("inv-001"), await lab.trigger("inv-002"), await lab.trigger("inv-001")];
    for (const runId of runs) await lab.ended(runId);
    await lab.ask(triggerRoute, { as: globex, body: { invoiceId: "inv-001" } });
    const ids = async (query: string) => {
      const { body } = await lab.ask(`GET /runs${query}`);
      return { ids: (body["items"] as { runId: string }[]).map(({ runId }) => runId), next: body["nextCursor"] };
    };
    const [first, second, third] = runs;
    expect(await ids("")).toEqual({ ids: [third, second, first], next: undefined });
    expect((await ids("?invoiceId=inv-001")).ids).toEqual([third, first]);
    expect((await ids("?status=failed&status=cancelled")).ids).toEqual([]);
    expect((await ids("?status=completed&invoiceId=inv-002")).ids).toEqual([second]);
    const page = await ids("?limit=2");
    expect(page.ids).toEqual([third, second]);
    expect(await ids(`?limit=2&cursor=${page.next}`)).toEqual({ ids: [first], next: undefined });
  });

  test.each(["nonsense", "W10"])("refuses the cursor %s", async (cursor) => {
    expect(await lab.ask(`GET /runs?cursor=${cursor}`)).toMatchObject({
      status: 400,
      body: { code: "BAD_REQUEST", data: { issues: [{ path: ["cursor"] }] } },
    });
  });

  test("refuses the cursor of another list", async () => {
    await lab.trigger("inv-001");
    await lab.trigger("inv-001");
    const { body } = await lab.ask("GET /runs?limit=1");
    const other = await lab.ask(`GET /runs?limit=1&invoiceId=inv-001&cursor=${body["nextCursor"]}`);
    expect(other).toMatchObject({ status: 400, body: { code: "BAD_REQUEST" } });
  });
});

test.each([
  ["nobody", null, 401],
  ["a viewer", { ...ada, scopes: ["invoicing:read"] }, 403],
] as const)("%s may not trigger", async (_who, as, status) => {
  expect(await lab.ask(triggerRoute, { as, body: {} })).toMatchObject({ status });
});

test("partners may not list runs", async () => {
  expect(await lab.ask("GET /runs", { as: partner })).toMatchObject({ status: 403, body: { code: "FORBIDDEN" } });
});
