import { once } from "node:events";
import { renameSync } from "node:fs";
import { request as httpRequest, type IncomingMessage } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { documentedOperations } from "../src/surfaces/documented-operations.ts";
import { readDocuments } from "../src/surfaces/published-documents.ts";
import { createTestHost, type TestHost } from "./support/test-host.ts";

let host: TestHost;
beforeAll(async () => {
  host = await createTestHost();
});
afterAll(() => host.close());

const operator = {};

/** Sends a path as it stands: `fetch` would tidy it up first. */
async function raw(path: string, method = "GET"): Promise<{ status: number; code: string | undefined }> {
  const headers = { authorization: `Bearer ${await host.token(operator)}` };
  const { hostname, port } = new URL(host.url);
  const sent = httpRequest({ hostname, port, path, method, headers });
  sent.end();
  const [answer] = (await once(sent, "response")) as [IncomingMessage];
  const text = (await answer.toArray()).join("");
  const problem = text.startsWith("{") ? (JSON.parse(text) as { code?: string }) : {};
  return { status: answer.statusCode ?? 0, code: problem.code };
}

const mismatchLines = () => host.log.entries().filter(({ msg }) => msg === "not as documented");

test("every operation of every document is answered by the host", async () => {
  const asked: string[] = [];
  for (const surface of host.composition.surfaces) {
    for (const { document } of readDocuments(host.config.documentsFolder, surface)) {
      for (const { method, path, operationId, accepts } of documentedOperations(document)) {
        const place = `${surface.mount}${path.replaceAll(/\{[^}]+\}/g, "01JD8Z3V6QF4T9K2M7XWNCYB5R")}`;
        const body = accepts ? { json: {} } : {};
        const { status, headers } = await host.request(place, { method, as: operator, ...body });
        // Found: what is refused is the input, or the run and the invoice that there are not.
        expect([operationId, [200, 400, 404].includes(status)]).toEqual([operationId, true]);
        expect(headers.get("x-request-id")).toBeTruthy();
        asked.push(operationId);
      }
    }
  }
  expect(new Set(asked).size).toBe(9);
  expect(mismatchLines()).toEqual([]);
});

test.each([
  "//api/invoicing/invoices",
  "/api//invoicing/invoices",
  "/api/invoicing//invoices",
  "/api/invoicing/invoices/",
  "/api/invoicing",
  "/api/invoicing/",
  "/api/Invoicing/invoices",
  "/API/invoicing/invoices",
  "/api/%69nvoicing/invoices",
  "/api%2Finvoicing/invoices",
  "/api/invoicing%2Finvoices",
  "/api/invoicing/%69nvoices",
  "/api/invoicing/invoices;a=b",
  "/api/invoicing/invoices%3Flimit=1",
  "/api/invoicing/invoices/%ff",
  "/api/invoicing/invoices/%2e%2e/%2e%2e/secrets",
  "/api/invoicing/openapi.json",
  "/api/workflows/invoicing",
  "/api/workflows/invoicing/runs/01JD8Z3V6QF4T9K2M7XWNCYB5R/steps",
  "/api/inngest",
  "/api/inngest/",
  "/api/inngest?fnId=invoice&stepId=step",
  "/openapi/workflows/v2.json",
  "/openapi/../openapi/workflows/v1/internal/openapi.json",
  "/reference/workflows/v1/../../../package.json",
])("there is nothing at %s", async (path) => {
  expect(await raw(path)).toEqual({ status: 404, code: "NOT_FOUND" });
  expect([404, 405]).toContain((await raw(path, "POST")).status);
});

test("documents and reference are of the caller's audience", async () => {
  const idsFor = async (as: Parameters<TestHost["token"]>[0]) => {
    const response = await host.request("/openapi/invoicing/v1.json", { as });
    return documentedOperations(await response.json()).map(({ operationId }) => operationId);
  };
  expect(await idsFor({ audience: "internal" })).toContain("invoicesCreate");
  expect(await idsFor({ audience: "partner" })).toEqual(["invoicesList", "invoicesGet"]);
  expect((await host.request("/openapi/invoicing/v1.json")).status).toBe(404);
  const page = await host.request("/reference/invoicing/v1", { as: { audience: "partner" } });
  expect(page.headers.get("content-security-policy")).toContain("style-src 'sha256-");
  expect((await host.request("/reference/invoicing/v1")).status).toBe(404);
});

test("a stream over HTTP has what its document says, and is over for the host when its client leaves", async () => {
  const follow = async (invoiceId: string, signal?: AbortSignal) => {
    const json = { invoiceId, requestedBy: "olga" };
    const receipt = await host.request("/api/workflows/invoicing/reconciliation/trigger", { as: operator, json });
    const { runId } = (await receipt.json()) as { runId: string };
    return host.request(`/api/workflows/invoicing/runs/${runId}/events`, { as: operator, ...(signal && { signal }) });
  };
  const openStreams = async () => {
    const text = await (await host.request("/metrics", { as: operator })).text();
    return /^host_open_streams (\d+)$/m.exec(text)?.[1];
  };
  expect(await (await follow("inv-001")).text()).toContain("event: done");
  // Without a ledger a run waits for it, and its stream has no end.
  renameSync(join(host.config.stateFolder, "ledger.db"), join(host.config.stateFolder, "elsewhere.db"));
  const leaving = new AbortController();
  const reader = (await follow("inv-002", leaving.signal)).body?.pipeThrough(new TextDecoderStream()).getReader();
  for (let text = ""; !text.includes("step.failed"); ) text += (await reader?.read())?.value ?? "";
  expect(await openStreams()).toBe("1");
  leaving.abort();
  while ((await openStreams()) !== "0");
  expect(mismatchLines()).toEqual([]);
});
