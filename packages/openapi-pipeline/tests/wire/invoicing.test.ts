import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createClient, createConfig } from "../../../../generated/workflows-client/src/client.ts";
import {
  invoicingCancelRun,
  invoicingGetRunStatus,
  invoicingGetRunTimeline,
  invoicingListRuns,
  invoicingTriggerInvoiceReconciliation,
} from "../../../../generated/workflows-client/src/index.ts";
import type { JsonSchema, OpenApiDocument } from "../../src/document/openapi.ts";
import { runId, serveInvoicing, unknownRunId } from "./invoicing-server.ts";

const file = join(import.meta.dirname, "../../../../openapi/workflows/v1/internal/openapi.json");
const document = JSON.parse(readFileSync(file, "utf8")) as OpenApiDocument;
const ajv = new Ajv2020({ strict: false, discriminator: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema(document, "document");

/** What of a body the document does not allow. */
function objections(schema: JsonSchema, body: unknown): unknown {
  const inDocument = JSON.parse(
    JSON.stringify(schema).replaceAll('"#/components', '"document#/components'),
  ) as JsonSchema;
  return ajv.validate(inDocument, body) ? [] : ajv.errors;
}

function responseSchema(path: string, method: "get" | "post", status: number, type: string): JsonSchema {
  const schema = document.paths?.[path]?.[method]?.responses?.[status]?.content?.[type]?.schema;
  if (!schema) throw new Error(`The document has no ${type} for ${status} of ${method} ${path}`);
  return schema;
}

let server: Awaited<ReturnType<typeof serveInvoicing>>;
let client: ReturnType<typeof createClient>;

beforeAll(async () => {
  server = await serveInvoicing();
  client = createClient(createConfig({ baseUrl: server.url }));
});
beforeEach(() => void server.seen.splice(0));
afterAll(() => server.close());

describe("the committed client against a server mounted from the contract", () => {
  test("triggers a run: 202 with the run's URL", async () => {
    const { data, response } = await invoicingTriggerInvoiceReconciliation({
      client,
      body: { invoiceId: "inv-001" },
      headers: { "Idempotency-Key": "key-1" },
    });
    expect(response?.status).toBe(202);
    expect(response?.headers.get("location")).toBe(`/api/workflows/invoicing/runs/${runId}`);
    expect(data).toEqual({ accepted: true, runId });
    expect(server.seen).toEqual([{ operation: "trigger", input: { body: { invoiceId: "inv-001" }, key: "key-1" } }]);
  });

  test("reads a status whose fields follow from `status`", async () => {
    const { data } = await invoicingGetRunStatus({ client, path: { runId } });
    expect(data?.status === "completed" && data.output.outcome).toBe("matched");
    const schema = responseSchema("/invoicing/runs/{runId}", "get", 200, "application/json");
    expect(objections(schema, data)).toEqual([]);
    expect(objections(schema, { ...data, status: "running" })).not.toEqual([]);
  });

  test("sends numbers and arrays in a query as the server reads them, also an array of one", async () => {
    await invoicingGetRunTimeline({ client, path: { runId }, query: { after: 3 } });
    await invoicingListRuns({ client, query: { status: ["running"], limit: 5 } });
    await invoicingListRuns({ client, query: { status: ["running", "waiting"] } });
    expect(server.seen.map(({ input }) => input)).toEqual([
      { runId, after: 3 },
      { status: ["running"], limit: 5 },
      { status: ["running", "waiting"] },
    ]);
  });

  test("sends a request with only path parameters, and one whose body is optional", async () => {
    await invoicingCancelRun({ client, path: { runId } });
    await invoicingCancelRun({ client, path: { runId }, body: { reason: "Duplicate invoice" } });
    expect(server.seen.map(({ input }) => input)).toEqual([{ runId }, { runId, reason: "Duplicate invoice" }]);
  });

  test("gets every error as the problem that the document describes, narrowed by its code", async () => {
    const missing = await invoicingTriggerInvoiceReconciliation({ client, body: { invoiceId: "missing" } });
    expect(missing.error?.code === "INVOICE_NOT_FOUND" && missing.error.data.invoiceId).toBe("missing");
    const unknown = await invoicingGetRunStatus({ client, path: { runId: unknownRunId } });
    const late = await invoicingCancelRun({ client, path: { runId }, body: { reason: "late" } });
    const invalid = await invoicingGetRunStatus({ client, path: { runId: "not-a-ulid" } });
    const cases = [
      { result: missing, path: "/invoicing/reconciliation/trigger", method: "post" },
      { result: unknown, path: "/invoicing/runs/{runId}", method: "get" },
      { result: late, path: "/invoicing/runs/{runId}/cancel", method: "post" },
      { result: invalid, path: "/invoicing/runs/{runId}", method: "get" },
    ] as const;
    expect(cases.map(({ result }) => [result.response?.status, (result.error as { code?: string })?.code])).toEqual([
      [404, "INVOICE_NOT_FOUND"],
      [404, "RUN_NOT_FOUND"],
      [409, "RUN_ALREADY_FINISHED"],
      [400, "BAD_REQUEST"],
    ]);
    for (const { result, path, method } of cases) {
      expect(result.response?.headers.get("content-type")).toBe("application/problem+json");
      const schema = responseSchema(path, method, result.response?.status as number, "application/problem+json");
      expect(objections(schema, result.error)).toEqual([]);
    }
  });
});

describe("the event stream", () => {
  const schema = responseSchema("/invoicing/runs/{runId}/events", "get", 200, "text/event-stream");

  test("is, event by event, the envelope that the document describes", async () => {
    const events = await readEvents(`${server.url}/invoicing/runs/${runId}/events`, { "Last-Event-ID": "0" });
    expect(events.map(({ event, id }) => [event, id])).toEqual([
      ["message", "1"],
      ["message", "2"],
      ["done", undefined],
    ]);
    for (const event of events) expect(objections(schema, event)).toEqual([]);
    expect(server.seen).toEqual([{ operation: "events", input: { runId, lastEventId: "0" } }]);
  });

  test("ends with the problem when a typed error is thrown", async () => {
    const [error, ...rest] = await readEvents(`${server.url}/invoicing/runs/${unknownRunId}/events`);
    expect(rest).toEqual([]);
    expect(error).toMatchObject({ event: "error", data: { code: "RUN_NOT_FOUND", data: { runId: unknownRunId } } });
    expect(objections(schema, error)).toEqual([]);
  });
});

interface ServerEvent {
  readonly event: string;
  readonly data?: unknown;
  readonly id?: string;
}

/** Reads a whole `text/event-stream` (WHATWG HTML, 9.2.6), without any client of ours. */
async function readEvents(url: string, headers: Record<string, string> = {}): Promise<ServerEvent[]> {
  const response = await fetch(url, { headers });
  const blocks = (await response.text())
    .split("\n\n")
    .map((block) => block.split("\n").filter((line) => line !== "" && !line.startsWith(":")));
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => {
      const fields = Object.fromEntries(lines.map((line) => line.split(/: ?(.*)/s, 2) as [string, string]));
      return {
        event: fields["event"] ?? "message",
        ...(fields["data"] && { data: JSON.parse(fields["data"]) }),
        ...(fields["id"] && { id: fields["id"] }),
      };
    });
}
