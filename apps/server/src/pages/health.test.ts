import { beforeEach, expect, test } from "vitest";
import { type Around, appAround } from "../../tests/support/surfaces-app.ts";
import type { HostApp } from "../host-env.ts";
import { type HealthOptions, healthRoutes } from "./health.ts";

let app: HostApp;
let around: Around;
let state: ReturnType<HealthOptions["state"]>;
let invoices: () => unknown;

beforeEach(() => {
  state = "ready";
  invoices = () => 1;
  ({ app, around } = appAround());
  around.principal = null;
  app.route(
    "/",
    healthRoutes({ state: () => state, checks: { invoices: () => invoices(), host: () => {} }, patienceMs: 5 }),
  );
});

test("a host that is ready says so to everybody, and is not remembered for it", async () => {
  const response = await app.request("/readyz");
  expect([response.status, response.headers.get("cache-control")]).toEqual([200, "no-store"]);
  expect(await response.json()).toEqual({ status: "ready", state: "ready", checks: { invoices: "ok", host: "ok" } });
});

test.each(["starting", "stopping"] as const)("a host that is %s lives and is not ready", async (where) => {
  state = where;
  expect((await app.request("/healthz")).status).toBe(200);
  const response = await app.request("/readyz");
  expect([response.status, response.headers.get("retry-after")]).toEqual([503, "1"]);
  expect(await response.json()).toMatchObject({ code: "SERVICE_UNAVAILABLE", data: { state: where } });
});

test.each<[string, () => unknown, string]>([
  [
    "throws",
    () => {
      throw new Error("/srv/secret.db is gone");
    },
    "Error: /srv/secret.db is gone",
  ],
  ["rejects", async () => Promise.reject(new Error("no")), "Error: no"],
  ["hangs", () => new Promise(() => {}), "Error: no answer within 5 ms"],
])("a check that %s is named, and why is in the log only", async (_, check, reason) => {
  invoices = check;
  const response = await app.request("/readyz");
  const body = await response.text();
  expect(response.status).toBe(503);
  expect(JSON.parse(body).data.checks).toEqual({ invoices: "failing", host: "ok" });
  expect(body).not.toContain("secret");
  expect(around.lines).toEqual([{ check: "invoices", error: reason, msg: "not ready" }]);
});
