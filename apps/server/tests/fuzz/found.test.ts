import { afterAll, beforeAll, expect, it } from "vitest";
import { rawRequest } from "../support/raw-request.ts";
import { createTestHost, type TestHost } from "../support/test-host.ts";

// What the fuzzing of operations found, one request for each defect.

let host: TestHost;
beforeAll(async () => {
  host = await createTestHost();
});
afterAll(() => host.close());

const trigger = "/api/workflows/invoicing/reconciliation/trigger";
const noRun = "/api/workflows/invoicing/runs/01JD8Z3V6QF4T9K2M7XWNCYB5R";

it("a media type in capitals was taken, and the body dropped", async () => {
  const headers = { "content-type": "Application/JSON; Charset=UTF-8" };
  const answer = await host.request(trigger, { as: {}, json: { invoiceId: "none" }, headers });
  expect(await answer.json()).toMatchObject({ code: "INVOICE_NOT_FOUND", data: { invoiceId: "none" } });
});

it("an optional body of nothing, sent in pieces, was refused for its missing media type", async () => {
  const head = [`POST ${noRun}/cancel HTTP/1.1`, "host: localhost", `authorization: Bearer ${await host.token()}`];
  const { text } = await rawRequest(host.url, [
    [...head, "connection: close", "transfer-encoding: chunked", "", "0", "", ""].join("\r\n"),
  ]);
  expect(text).toContain('"code":"RUN_NOT_FOUND"');
});

it("a body that is no object was dropped where the path has parameters", async () => {
  const answer = await host.request(`${noRun}/cancel`, { as: {}, json: ["reason"] });
  expect(await answer.json()).toMatchObject({ code: "BAD_REQUEST", data: { issues: [{ path: [] }] } });
});
