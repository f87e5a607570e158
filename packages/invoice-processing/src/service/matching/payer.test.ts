import { expect, test } from "vitest";
import { payerKindOf } from "./payer.ts";

test.each([
  ["Kestrel Logistics GmbH", "KESTREL LOGISTICS"],
  ["Kestrel Logistics GmbH", "Kestrel Logistics G.m.b.H., Hamburg"],
  ["Müller & Söhne KG", "Muller u. Sohne, Muller Sohne"],
  ["Alder & Finch Ltd", "finch"],
])("%s is the customer: %s", (customer, payer) => {
  expect(payerKindOf(customer)(payer)).toBe("customer");
});

test.each([
  ["Kestrel Logistics GmbH", "Vento Cycles GmbH"],
  ["Kestrel Logistics GmbH", "Kestrel Foods"],
])("%s is not the customer: %s", (customer, payer) => {
  expect(payerKindOf(customer)(payer)).toBe("other");
});

test.each([
  ["Kestrel Logistics GmbH", undefined],
  ["Kestrel Logistics GmbH", " GmbH & Co. KG"],
  ["The AG", "Vento Cycles"],
])("of %s nothing is known: %s", (customer, payer) => {
  expect(payerKindOf(customer)(payer)).toBe("unknown");
});
