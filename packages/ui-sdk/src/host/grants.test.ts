import { expect, test } from "vitest";
import type { CapabilityNeed } from "../manifest.ts";
import { grantNeeds } from "./grants.ts";

const invoicing = { name: "invoicing", baseUrl: "https://page.example/api/invoicing/", scopes: ["invoicing:read"] };
const workflows = { name: "workflows", baseUrl: "https://page.example/api/workflows", scopes: [] };
const manifest = (needs: readonly CapabilityNeed[]) =>
  ({ mountContext: 1, name: "counter", title: "C", needs }) as const;
const grant = (...needs: CapabilityNeed[]) => grantNeeds(manifest(needs), [invoicing, workflows]);

test("gives what the manifest names and nothing else, whatever the page grants", () => {
  const { refs, capabilities } = grant({ name: "invoicing", scopes: ["invoicing:read"] });
  expect(refs).toEqual([{ ...invoicing, baseUrl: "https://page.example/api/invoicing" }]);
  expect(capabilities.require("invoicing")).toBe(refs[0]);
  expect(() => capabilities.require("workflows")).toThrow(
    expect.objectContaining({ code: "NOT_DECLARED", message: expect.stringContaining("counter does not name") }),
  );
  expect(() => capabilities.optional("workflows")).toThrow(expect.objectContaining({ code: "NOT_DECLARED" }));
});

test("everything that is missing is named at once", () => {
  expect(() =>
    grant({ name: "payroll" }, { name: "workflows", scopes: ["invoicing:run", "workflows:operate"] }),
  ).toThrow(
    expect.objectContaining({
      code: "NOT_GRANTED",
      message: "counter needs the capability payroll and the scope invoicing:run, workflows:operate of workflows.",
    }),
  );
  expect(() => grant({ name: "workflows", scopes: ["invoicing:run"] })).toThrow(
    expect.objectContaining({ code: "SCOPE_MISSING" }),
  );
});

test("an optional one may be missing, also for want of a scope", () => {
  const { refs, capabilities } = grant(
    { name: "payroll", optional: true },
    { name: "workflows", scopes: ["invoicing:run"], optional: true },
  );
  expect(refs).toEqual([]);
  expect(capabilities.optional("workflows")).toBeUndefined();
  expect(() => capabilities.require("payroll")).toThrow(expect.objectContaining({ code: "NOT_GRANTED" }));
});

test("a ref is a copy that nobody changes", () => {
  const { refs } = grant({ name: "invoicing" });
  expect(() => Object.assign(refs[0]!, { baseUrl: "https://evil.example" })).toThrow(TypeError);
  expect(() => (refs[0]!.scopes as string[]).push("all")).toThrow(TypeError);
});
