import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Around, appAround, composeDemo, operator, partner } from "../../tests/support/surfaces-app.ts";
import type { HostApp } from "../host-env.ts";
import { dashboardRoutes } from "./dashboard.ts";
import { ingressRoutes } from "./ingress.ts";

const { composition, close } = composeDemo();
const { runtime } = composition;
const runs: Record<string, string> = {};
let app: HostApp;
let around: Around;

beforeAll(async () => {
  await composition.start();
  for (const tenant of ["acme", "globex"]) {
    const data = { runId: "01JD8Z3V6QF4T9K2M7XWNCYB5R", tenant, invoiceId: "inv-404", requestedBy: "olga" };
    const name = "invoice.reconciliation.requested";
    const { runId } = await runtime.trigger({ name, data, attributes: { tenant } });
    for await (const _ of runtime.store.subscribe(runId));
    runs[tenant] = runId;
  }
});
afterAll(close);
beforeEach(() => {
  ({ app, around } = appAround());
  app.route("/", ingressRoutes(runtime));
  app.route("/", dashboardRoutes(runtime));
});

test.each(["GET", "POST", "PUT", "DELETE"])(
  "%s of the embedded engine's ingress is like any unknown address",
  async (method) => {
    const response = await app.request("/api/inngest?fnId=x&stepId=step", { method });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: "NOT_FOUND", requestId: "request-1" });
  },
);

test("an engine outside is handed to the runtime", async () => {
  const { app: other } = appAround();
  other.route("/", ingressRoutes({ ingress: async (request) => new Response(await request.text(), { status: 206 }) }));
  const response = await other.request("/api/inngest", { method: "POST", body: "call" });
  expect([response.status, await response.text()]).toEqual([206, "call"]);
});

describe("the dashboard", () => {
  const post = { method: "POST", headers: { "sec-fetch-site": "same-origin", "x-workflow-dashboard": "1" } };

  test.each([
    ["nobody", null, 401],
    ["a clerk", { ...operator, scopes: ["invoicing:read", "invoicing:run"] }, 403],
    ["a partner with the scope", partner, 403],
    ["an operator", operator, 200],
  ])("answers %s", async (_, principal, status) => {
    around.principal = principal;
    for (const path of ["/workflows", "/workflows/api/runs", `/workflows/api/runs/${runs["acme"]}`]) {
      const response = await app.request(path);
      expect([path, response.status]).toEqual([path, status]);
      if (status !== 200) expect(await response.json()).toMatchObject({ status, requestId: "request-1" });
    }
  });

  test("lists the runs of the operator's tenant, whatever is asked for", async () => {
    for (const query of ["", "?attribute=tenant%3Dglobex", "?attribute=tenant%3Dacme"]) {
      const response = await app.request(`/workflows/api/runs${query}`);
      const { items } = (await response.json()) as { items: { runId: string }[] };
      expect(items.map(({ runId }) => runId)).toEqual([runs["acme"]]);
    }
  });

  test("takes no cursor of a list that has more in it than the operator's tenant", async () => {
    const { nextCursor = "" } = await runtime.store.list({ limit: 1 });
    const forged = Buffer.from(JSON.stringify(["2099-01-01T00:00:00.000Z", runs["globex"], ""])).toString("base64url");
    for (const cursor of [nextCursor, forged]) {
      const response = await app.request(`/workflows/api/runs?limit=1&cursor=${cursor}`);
      expect([response.status, await response.json()]).toMatchObject([400, { code: "INVALID_CURSOR" }]);
    }
  });

  test("has no run of another tenant, to look at, to follow or to touch", async () => {
    const run = `/workflows/api/runs/${runs["globex"]}`;
    for (const path of [run, `${run}/events`, `${run}/values/input`]) {
      const response = await app.request(path);
      expect([path, response.status, await response.json()]).toEqual([
        path,
        404,
        expect.objectContaining({ code: "RUN_NOT_FOUND" }),
      ]);
    }
    const before = await runtime.store.list();
    for (const action of ["cancel", "retry"]) expect((await app.request(`${run}/${action}`, post)).status).toBe(404);
    expect((await runtime.store.list()).items).toEqual(before.items);
  });

  test("shows inputs of own runs, and starts them again for the same tenant", async () => {
    const run = `/workflows/api/runs/${runs["acme"]}`;
    expect(await (await app.request(`${run}/values/input`)).json()).toMatchObject({
      text: expect.stringContaining("inv-404"),
    });
    expect(await (await app.request(`${run}/events`)).text()).toContain("event: done");
    const { runId } = (await (await app.request(`${run}/retry`, post)).json()) as { runId: string };
    expect((await runtime.store.get(runId))?.attributes).toMatchObject({ tenant: "acme" });
  });
});
