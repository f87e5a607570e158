import { expect, test } from "vitest";
import { namesReference, referenceKey, referenceKeys } from "./reference.ts";

test.each([
  ["RE-2026-0001", "RE-2026-0001"],
  ["RE-2026-0001", "re 2026/0001"],
  ["RE-2026-0001", "Rechnung Nr. RE20260001, Kd. 4711, danke"],
  ["RE-2026-0001", "RE-2026-00 01 vom 2.11."],
  ["RE-2026-0001", "RE-2026-0001TEIL2"],
  ["Ré 7/Ä12", "RE7A12"],
  ["RE-2026-0001", "Zahlung für RE\u20112026\u20110001 von Müller"],
  ["7", "7"],
  ["invoice", "INVOICE"],
])("%s is named by: %s", (reference, text) => {
  expect(namesReference(referenceKey(reference))(text)).toBe(true);
});

test.each([
  ["RE-2026-000", "RE-2026-0001"],
  ["RE-2026-0001", "RE-2026-00012"],
  ["RE-2026-0001", "STORE-2026-0001"],
  ["RE-2026-0001", "RE-2026 and 0001"],
  ["7", "7 pieces"],
  ["invoice", "Invoice of November"],
  ["---", "anything at all"],
  ["---", ""],
])("%s is not named by: %s", (reference, text) => {
  expect(namesReference(referenceKey(reference))(text)).toBe(false);
});

test("a text as long as it may be has not more keys than can be looked up", () => {
  expect(referenceKeys("A1 ".repeat(70)).size).toBeLessThan(10_000);
});
