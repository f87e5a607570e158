import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { OpenAPIHandler } from "@orpc/openapi/fetch";
import {
  createInvoiceInternalClient,
  type InvoiceInternalClient,
  type InvoiceStore,
  openInvoiceStore,
  openLedgerFile,
  seedDemo,
} from "@rawr/invoice-processing";
import { openApiHandlerOptions, type Principal } from "@rawr/orpc-standards/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createInvoiceApiRouter, type InvoiceApiContext } from "../src/index.ts";

const operator: Principal = {
  subject: "ada",
  tenant: "acme",
  roles: ["operator"],
  scopes: ["invoicing:read", "invoicing:write"],
  audience: "internal",
};
const globex: Principal = { ...operator, tenant: "globex" };
const partner: Principal = { ...operator, audience: "partner" };

let folder: string;
let store: InvoiceStore;
let invoices: InvoiceInternalClient;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "invoice api-"));
  const files = { invoicesFile: join(folder, "invoices.db"), ledgerFile: join(folder, "ledger.db") };
  seedDemo(files);
  store = openInvoiceStore(files.invoicesFile);
  const now = () => new Date("2026-11-21T09:00:00Z");
  invoices = createInvoiceInternalClient({ store, ledger: openLedgerFile(files.ledgerFile), now });
});
afterAll(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const handler = new OpenAPIHandler(createInvoiceApiRouter(), openApiHandlerOptions());

async function ask(route: string, as: Principal | null = operator, body?: unknown) {
  const [method = "GET", path] = route.split(" ");
  const content = body !== undefined && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  const request = new Request(`http://host/api/invoicing${path}`, { method, ...content });
  const context: InvoiceApiContext = { principal: as, invoices, mount: "/api/invoicing" };
  const { response } = await handler.handle(request, { prefix: "/api/invoicing", context });
  const answer = response ?? new Response("{}", { status: 404 });
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Record<string, unknown> };
}

const facts = {
  customer: "Sorrel & Co",
  reference: "RE-2026-0900",
  currency: "EUR",
  amountCents: 10_000,
  issuedOn: "2026-11-20",
  dueOn: "2026-12-20",
};

describe("reading", () => {
  test("an invoice of the tenant", async () => {
    expect(await ask("GET /invoices/inv-001")).toMatchObject({
      status: 200,
      body: { invoiceId: "inv-001", customer: "Kestrel Logistics GmbH", state: "open", settledCents: 0 },
    });
    expect(await ask("GET /invoices/inv-001", globex)).toMatchObject({ body: { customer: "Sable Instruments" } });
  });

  test("another tenant's invoice is not there", async () => {
    expect(await ask("GET /invoices/inv-002", globex)).toMatchObject({
      status: 404,
      body: { code: "INVOICE_NOT_FOUND", title: "There is no such invoice", data: { invoiceId: "inv-002" } },
    });
  });

  test("all invoices of the tenant, by due date, a page at a time", async () => {
    const ids: unknown[] = [];
    let cursor = "";
    for (let pages = 0; pages < 10; pages += 1) {
      const { status, body } = await ask(`GET /invoices?limit=5&state=open&state=settled${cursor}`);
      expect(status).toBe(200);
      ids.push(...(body["items"] as { invoiceId: string }[]).map(({ invoiceId }) => invoiceId));
      if (body["nextCursor"] === undefined) break;
      cursor = `&cursor=${encodeURIComponent(String(body["nextCursor"]))}`;
    }
    const whole = (await ask("GET /invoices?limit=100")).body["items"] as { invoiceId: string; dueOn: string }[];
    expect(ids).toEqual(whole.map(({ invoiceId }) => invoiceId));
    expect(whole.map(({ dueOn }) => dueOn)).toEqual(whole.map(({ dueOn }) => dueOn).sort());
    expect((await ask("GET /invoices", globex)).body["items"]).toHaveLength(3);
  });

  test("refuses a cursor that is none", async () => {
    expect(await ask("GET /invoices?cursor=nonsense")).toMatchObject({
      status: 400,
      body: { code: "BAD_REQUEST", data: { issues: [{ path: ["cursor"] }] } },
    });
  });
});

describe("recording", () => {
  test("gives the invoice and where it is, and again for the same request", async () => {
    const first = await ask("POST /invoices", operator, { invoiceId: "a.b_1-2", ...facts });
    expect(first).toMatchObject({ status: 201, body: { ...facts, invoiceId: "a.b_1-2", state: "open" } });
    expect(first.headers.get("location")).toBe("/api/invoicing/invoices/a.b_1-2");
    const again = await ask("POST /invoices", operator, { invoiceId: "a.b_1-2", ...facts });
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(await ask("GET /invoices/a.b_1-2")).toMatchObject({ status: 200, body: first.body });
  });

  test("makes an id where there is none", async () => {
    const { status, body } = await ask("POST /invoices", operator, { ...facts, reference: "RE-2026-0901" });
    expect(status).toBe(201);
    expect(await ask(`GET /invoices/${body["invoiceId"]}`)).toMatchObject({ status: 200, body });
  });

  test("refuses another invoice with the same id", async () => {
    expect(await ask("POST /invoices", operator, { invoiceId: "inv-001", ...facts })).toMatchObject({
      status: 409,
      body: { code: "INVOICE_EXISTS", data: { invoiceId: "inv-001" } },
    });
  });

  test("belongs to the tenant of who records", async () => {
    await ask("POST /invoices", operator, { invoiceId: "only-acme", ...facts });
    expect(await ask("GET /invoices/only-acme", globex)).toMatchObject({ status: 404 });
  });
});

test.each([
  ["nobody", "GET /invoices", null, 401],
  ["a partner", "POST /invoices", partner, 403],
  ["a reader", "POST /invoices", { ...operator, scopes: ["invoicing:read"] }, 403],
  ["a partner", "GET /invoices/inv-001", partner, 200],
] as const)("%s and %s", async (_who, route, as, status) => {
  expect(await ask(route, as, route.startsWith("POST") ? {} : undefined)).toMatchObject({ status });
});
