import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createInvoiceErrors, internalErrors, invoiceErrors } from "../src/errors.ts";
import { invoiceInternalRouter } from "../src/router.ts";
import { demoCases } from "../src/seed/demo-data.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

test("the table of procedures is the router, with the errors of each", () => {
  const { invoices, reconcile, getStatus } = invoiceInternalRouter;
  const procedures = {
    ...Object.fromEntries(Object.entries(invoices).map(([name, procedure]) => [`invoices.${name}`, procedure])),
    ...Object.fromEntries(Object.entries(reconcile).map(([name, procedure]) => [`reconcile.${name}`, procedure])),
    getStatus,
  };
  const rows = [...readme.matchAll(/^\| `([a-zA-Z.]+)` \| .* \|(.*)\|$/gm)].map(([, name, codes = ""]) => [
    name,
    [...codes.matchAll(/`([A-Z_]+)`/g)].map(([, code]) => code).sort(),
  ]);
  const expected = Object.entries(procedures).map(([name, each]) => [name, Object.keys(each["~orpc"].errorMap).sort()]);
  expect(rows).toEqual(expected);
});

test("every internal code is of some procedure", () => {
  for (const code of Object.keys({ ...internalErrors, ...invoiceErrors, ...createInvoiceErrors })) {
    expect(readme).toContain(`\`${code}\``);
  }
});

test("every invoice of the demonstration is explained", () => {
  const explained = [...readme.matchAll(/^\| (inv-\d+) \|/gm)].map(([, id]) => id);
  expect(explained).toEqual(demoCases.map(({ invoiceId }) => invoiceId));
});
