import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { reconciliationRequested, seedDemo } from "@rawr/invoice-processing";
import { afterEach, beforeEach, expect, test } from "vitest";
import { surface as invoicing } from "./contracts/invoicing.v1.ts";
import { surface as workflows } from "./contracts/workflows.v1.ts";
import { composeRawrHq } from "./rawr.hq.ts";

let stateFolder: string;
beforeEach(() => {
  stateFolder = mkdtempSync(join(tmpdir(), "rawr hq-"));
});
afterEach(() => rmSync(stateFolder, { recursive: true, force: true }));

const compose = () => composeRawrHq({ stateFolder, env: {} });

test("surfaces are mounted as their contracts say", async () => {
  const composition = compose();
  await composition.close();
  expect(composition.surfaces.map(({ name, mount }) => ({ name, mount }))).toEqual(
    [workflows, invoicing].map(({ name, mount }) => ({ name, mount })),
  );
  expect(composition.surfaces.map(({ router }) => Object.keys(router))).toEqual(
    [workflows, invoicing].map(({ contracts }) => Object.keys(contracts)),
  );
});

test("the page's micro-frontend is where it says, and needs surfaces that there are", async () => {
  const composition = compose();
  await composition.close();
  const [plugin] = composition.web;
  expect(plugin && existsSync(plugin.module)).toBe(true);
  const names = composition.surfaces.map(({ name }) => name);
  expect(plugin?.manifest.needs.map(({ name }) => names.includes(name))).not.toContain(false);
});

test("a run is executed to its result, and all state is in the folder", async () => {
  seedDemo({ invoicesFile: join(stateFolder, "invoices.db"), ledgerFile: join(stateFolder, "ledger.db") });
  const composition = compose();
  await composition.start();
  const data = { tenant: "acme", invoiceId: "inv-001", requestedBy: "ada" };
  const { runId } = await composition.runtime.trigger({ name: reconciliationRequested, data });
  for await (const _event of composition.runtime.store.subscribe(runId));
  expect(await composition.runtime.store.get(runId)).toMatchObject({
    status: "completed",
    functionId: "rawr-hq-invoice.reconciliation",
    output: { outcome: "matched" },
  });
  for (const check of Object.values(composition.checks ?? {})) await check();
  await composition.close();
  const files = readdirSync(stateFolder).filter((name) => name.endsWith(".db"));
  expect(files.sort()).toEqual(["invoices.db", "ledger.db", "workflows.db"]);
});

test("a folder has one owner; who is refused leaves nothing open", async () => {
  const composition = compose();
  expect(compose).toThrow(expect.objectContaining({ code: "DATABASE_IN_USE" }));
  await composition.close();
  await compose().close();
});

test("a check tells when the invoices cannot be read", async () => {
  const composition = compose();
  await composition.close();
  expect(() => composition.checks?.["invoices.db"]?.()).toThrow();
});
