import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestHost, type TestHost } from "../support/test-host.ts";

let host: TestHost;
beforeAll(async () => {
  host = await createTestHost();
});
afterAll(() => host.close());

it("a host is ready when its sessions, its engine and its invoices answer, and not before", async () => {
  const ready = await host.request("/readyz");
  expect([ready.status, await ready.json()]).toEqual([
    200,
    { status: "ready", state: "ready", checks: { "host.db": "ok", runtime: "ok", "invoices.db": "ok" } },
  ]);
  await host.composition.runtime.close();
  const broken = await host.request("/readyz");
  expect([broken.status, await broken.json()]).toMatchObject([
    503,
    { code: "SERVICE_UNAVAILABLE", data: { checks: { "host.db": "ok", runtime: "failing", "invoices.db": "ok" } } },
  ]);
});
