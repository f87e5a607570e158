import { expect, test } from "vitest";
import { openBooks, refusal } from "./support/open-books.ts";

const tenant = "acme";
const facts = {
  customer: "Kestrel Logistics GmbH",
  reference: "RE-1",
  currency: "EUR",
  amountCents: 1_000,
  issuedOn: "2026-11-01",
  dueOn: "2026-11-30",
};

test("pages follow each other by due date, without gaps and repetitions", async () => {
  const { client } = openBooks();
  const { items: all, nextCursor: none } = await client.invoices.list({ tenant, limit: 100 });
  expect(none).toBeUndefined();
  expect(all).toHaveLength(14);
  expect(all.map(({ dueOn }) => dueOn)).toEqual(all.map(({ dueOn }) => dueOn).toSorted());
  const pages: number[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await client.invoices.list({ tenant, limit: 4, ...(cursor && { cursor }) });
    pages.push(page.items.length);
    expect(page.items).toEqual(all.slice(4 * (pages.length - 1), 4 * pages.length));
    cursor = page.nextCursor;
    if (cursor === undefined) break;
  }
  expect(pages).toEqual([4, 4, 4, 2]);
});

test("a page that ends exactly with the list has no next one", async () => {
  const { client } = openBooks();
  expect(await client.invoices.list({ tenant, limit: 14 })).not.toHaveProperty("nextCursor");
  expect(await client.invoices.list({ tenant, limit: 13 })).toHaveProperty("nextCursor");
});

test("invoices that become due on one day are ordered by id", async () => {
  const { client } = openBooks();
  const ids = ["a.b", "a_b", "a-b", "Z", "0", "zz"];
  for (const invoiceId of ids) await client.invoices.create({ tenant: "other", invoice: { invoiceId, ...facts } });
  const seen: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await client.invoices.list({ tenant: "other", limit: 1, ...(cursor && { cursor }) });
    seen.push(...page.items.map(({ invoiceId }) => invoiceId));
    cursor = page.nextCursor;
    if (cursor === undefined) break;
  }
  expect(seen).toHaveLength(ids.length);
  expect(seen.toSorted()).toEqual(ids.toSorted());
});

test.each([".", "..", "a/b", "a b", "\u{1f600}", ""])(
  "%j is no id of an invoice: no URL carries it as it is",
  async (invoiceId) => {
    const { client } = openBooks();
    const create = client.invoices.create({ tenant: "other", invoice: { invoiceId, ...facts } });
    await expect(create).rejects.toMatchObject({ code: "BAD_REQUEST" });
  },
);

test("a list is of the states that were asked for, also page by page", async () => {
  const { client, store } = openBooks();
  store.database.exec(`
    UPDATE invoices SET settled_cents = amount_cents WHERE tenant = 'acme' AND invoice_id IN ('inv-001', 'inv-009');
    UPDATE invoices SET settled_cents = 1 WHERE tenant = 'acme' AND invoice_id IN ('inv-004', 'inv-013')`);
  const ids = async (list: object) =>
    (await client.invoices.list({ tenant, ...list })).items.map((each) => each.invoiceId);
  expect(await ids({ state: ["settled"] })).toEqual(["inv-001", "inv-009"]);
  expect(await ids({ state: ["settled", "partially-settled", "settled"] })).toEqual([
    "inv-001",
    "inv-004",
    "inv-009",
    "inv-013",
  ]);
  expect(await ids({ state: [] })).toHaveLength(14);
  const { nextCursor } = await client.invoices.list({ tenant, state: ["settled", "partially-settled"], limit: 2 });
  expect(await ids({ state: ["settled", "partially-settled"], cursor: nextCursor })).toEqual(["inv-009", "inv-013"]);
});

test.each(["", "no cursor", "MjAyNi0xMS0wMg==", "bm9ib2R5", "\u0000"])("%j is no cursor", async (cursor) => {
  const { client } = openBooks();
  const call = client.invoices.list({ tenant, cursor });
  expect(await refusal(call)).toEqual({ code: "INVALID_CURSOR", status: 400, data: undefined, defined: true });
});

test("the cursor that the contract shows is one", async () => {
  const { client } = openBooks();
  const { items } = await client.invoices.list({ tenant, cursor: "MjAyNi0xMS0wMg" });
  expect(items[0]?.dueOn).toBe("2026-11-02");
});

test("a tenant sees its own invoices only", async () => {
  const { client } = openBooks();
  expect((await client.invoices.list({ tenant: "globex" })).items).toHaveLength(3);
  expect((await client.invoices.list({ tenant: "nobody" })).items).toEqual([]);
  const call = client.invoices.get({ tenant: "globex", invoiceId: "inv-002" });
  expect(await refusal(call)).toEqual({
    code: "INVOICE_NOT_FOUND",
    status: 404,
    data: { invoiceId: "inv-002" },
    defined: true,
  });
});

test("an invoice is recorded once, however often the same one is sent", async () => {
  const { client, reopen } = openBooks();
  const invoice = { invoiceId: "inv-x", ...facts };
  const recorded = await client.invoices.create({ tenant, invoice });
  expect(recorded).toEqual({ ...invoice, settledCents: 0, state: "open", createdAt: "2026-11-21T12:00:00.000Z" });
  expect(await reopen().client.invoices.create({ tenant, invoice })).toEqual(recorded);
  const call = client.invoices.create({ tenant, invoice: { ...invoice, amountCents: 2_000 } });
  expect(await refusal(call)).toEqual({
    code: "INVOICE_EXISTS",
    status: 409,
    data: { invoiceId: "inv-x" },
    defined: true,
  });
  expect(await client.invoices.get({ tenant, invoiceId: "inv-x" })).toEqual(recorded);
  await client.invoices.create({ tenant: "globex", invoice: { ...invoice, amountCents: 2_000 } });
});

test("without an id each invoice gets its own", async () => {
  const { client } = openBooks();
  const first = await client.invoices.create({ tenant, invoice: facts });
  const second = await client.invoices.create({ tenant, invoice: facts });
  expect(first.invoiceId).not.toBe(second.invoiceId);
});
