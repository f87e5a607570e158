import { expect, test } from "vitest";
import { readRoute, writeRoute } from "./route.ts";

test.each([
  ["", {}],
  ["#invoice=inv-001", { invoiceId: "inv-001" }],
  ["#invoice=a%2Fb%26c&run=01JD", { invoiceId: "a/b&c", runId: "01JD" }],
  ["#run=01JD", {}],
])("reads %j, and writes what it read", (hash, route) => {
  expect(readRoute(hash)).toEqual(route);
  expect(readRoute(writeRoute(route, hash))).toEqual(route);
});

test("leaves alone what is somebody else's", () => {
  expect(writeRoute({ invoiceId: "inv-002" }, "#tab=2&invoice=inv-001&run=01JD")).toBe("#tab=2&invoice=inv-002");
  expect(writeRoute({}, "#tab=2&invoice=inv-001")).toBe("#tab=2");
});
