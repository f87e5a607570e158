import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { JsonSchema, OpenApiDocument } from "@rawr/openapi-document";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  type Api,
  createApi,
  createWorkflowsClient,
  invoicingCancelRun,
  invoicingGetRunStatus,
  invoicingGetRunTimeline,
  invoicingListRuns,
  invoicingStreamRunEvents,
  invoicingTriggerInvoiceReconciliation,
  isErrorOf,
  type WorkflowsClient,
} from "../../../../generated/workflows-client/src/index.ts";
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
let api: Api;
let client: WorkflowsClient;

beforeAll(async () => {
  server = await serveInvoicing();
  api = createApi({ baseUrl: server.url });
  client = createWorkflowsClient({ baseUrl: server.url, retry: false });
});
beforeEach(() => void server.seen.splice(0));
afterAll(() => server.close());

describe("the committed client against a server mounted from the contract", () => {
  test("triggers a run under the key that the caller gives, or one of its own", async () => {
    const accepted = await invoicingTriggerInvoiceReconciliation(
      api,
      { invoiceId: "inv-001" },
      { idempotencyKey: "key-1" },
    );
    expect(accepted).toEqual({ accepted: true, runId });
    await invoicingTriggerInvoiceReconciliation(api, { invoiceId: "inv-001" });
    expect(server.seen).toEqual([
      { operation: "trigger", input: { body: { invoiceId: "inv-001" }, key: "key-1" } },
      { operation: "trigger", input: { body: { invoiceId: "inv-001" }, key: expect.stringMatching(/^[\da-f-]{36}$/) } },
    ]);
  });

  test("reads a status whose fields follow from `status`", async () => {
    const status = await invoicingGetRunStatus(api, { runId });
    expect(status.status === "completed" && status.output.outcome).toBe("matched");
    const schema = responseSchema("/invoicing/runs/{runId}", "get", 200, "application/json");
    expect(objections(schema, status)).toEqual([]);
    expect(objections(schema, { ...status, status: "running" })).not.toEqual([]);
  });

  test("sends numbers and arrays in a query as the server reads them, also an array of one", async () => {
    await invoicingGetRunTimeline(api, { runId, after: 3 });
    await invoicingListRuns(api, { status: ["running"], limit: 5 });
    await invoicingListRuns(api, { status: ["running", "waiting"] });
    await invoicingListRuns(api);
    expect(server.seen.map(({ input }) => input)).toEqual([
      { runId, after: 3 },
      { status: ["running"], limit: 5 },
      { status: ["running", "waiting"] },
      {},
    ]);
  });

  test("sends a request with only path parameters, and one whose body is optional", async () => {
    await invoicingCancelRun(api, { runId });
    await invoicingCancelRun(api, { runId, reason: "Duplicate invoice" });
    expect(server.seen.map(({ input }) => input)).toEqual([{ runId }, { runId, reason: "Duplicate invoice" }]);
  });

  test("throws every error as the problem that the document describes, narrowed by its code", async () => {
    const cases = [
      {
        call: () => invoicingTriggerInvoiceReconciliation(api, { invoiceId: "missing" }),
        path: "/invoicing/reconciliation/trigger",
        method: "post",
        status: 404,
        code: "INVOICE_NOT_FOUND",
      },
      {
        call: () => invoicingGetRunStatus(api, { runId: unknownRunId }),
        path: "/invoicing/runs/{runId}",
        method: "get",
        status: 404,
        code: "RUN_NOT_FOUND",
      },
      {
        call: () => invoicingCancelRun(api, { runId, reason: "late" }),
        path: "/invoicing/runs/{runId}/cancel",
        method: "post",
        status: 409,
        code: "RUN_ALREADY_FINISHED",
      },
      {
        call: () => invoicingGetRunStatus(api, { runId: "not-a-ulid" }),
        path: "/invoicing/runs/{runId}",
        method: "get",
        status: 400,
        code: "BAD_REQUEST",
      },
    ] as const;
    for (const { call, path, method, status, code } of cases) {
      const { error } = await call().safe();
      expect(error).toBeInstanceOf(Error);
      expect(error).toMatchObject({ status, code, operation: `${method.toUpperCase()} ${path}` });
      const schema = responseSchema(path, method, status, "application/problem+json");
      expect(objections(schema, (error as { problem?: unknown }).problem)).toEqual([]);
    }
  });

  test("narrows a thrown error to those of its operation", async () => {
    try {
      await invoicingTriggerInvoiceReconciliation(api, { invoiceId: "missing" });
      expect.unreachable();
    } catch (error) {
      if (!isErrorOf(invoicingTriggerInvoiceReconciliation, error)) throw error;
      expect(error.code === "INVOICE_NOT_FOUND" && error.data.invoiceId).toBe("missing");
    }
  });
});

describe("the grouped client", () => {
  test("triggers a run and follows it to its result", async () => {
    const run = await client.invoicing.triggerInvoiceReconciliation({ invoiceId: "inv-001" });
    expect([run.runId, run.accepted]).toEqual([runId, { accepted: true, runId }]);
    const types: string[] = [];
    for await (const event of run.events()) types.push(event.type);
    expect(types).toEqual(["run.started", "run.completed"]);
    expect((await run.result({ timeout: 5_000 })).outcome).toBe("matched");
    expect((await run.timeline({ after: 0 })).events).toHaveLength(1);
    expect((await run.cancel({ reason: "Duplicate invoice" })).runId).toBe(runId);
  });

  test("picks up a run by its id, and lists runs item by item", async () => {
    expect((await client.invoicing.run(runId).status()).isTerminal).toBe(true);
    const listed: string[] = [];
    for await (const item of client.invoicing.listRuns.items()) listed.push(item.status);
    expect(listed).toEqual(["running", "completed"]);
    expect((await client.invoicing.listRuns({ limit: 2 })).items).toHaveLength(2);
    const { ok, error } = await client.invoicing.getRunStatus({ runId: unknownRunId }).safe();
    expect([ok, error?.code]).toEqual([false, "RUN_NOT_FOUND"]);
  });
});

describe("the event stream", () => {
  const schema = responseSchema("/invoicing/runs/{runId}/events", "get", 200, "text/event-stream");

  test("gives what arrives: events, then the run's final status", async () => {
    const stream = invoicingStreamRunEvents(api, { runId }, { lastEventId: "0" });
    const first = await stream.next();
    expect(first).toMatchObject({ done: false, value: { type: "run.started" } });
    expect(await stream.next()).toMatchObject({ done: false, value: { type: "run.completed" } });
    expect(await stream.next()).toMatchObject({ done: true, value: { status: "completed" } });
    expect(stream.lastEventId).toBe("2");
    expect(server.seen).toEqual([{ operation: "events", input: { runId, lastEventId: "0" } }]);
  });

  test("throws the problem of a run that does not exist", async () => {
    await expect(invoicingStreamRunEvents(api, { runId: unknownRunId }).next()).rejects.toMatchObject({
      code: "RUN_NOT_FOUND",
      data: { runId: unknownRunId },
    });
  });

  test("is, event by event, the envelope that the document describes", async () => {
    const events = await readEvents(`${server.url}/invoicing/runs/${runId}/events`, { "Last-Event-ID": "0" });
    expect(events.map(({ event, id }) => [event, id])).toEqual([
      ["message", "1"],
      ["message", "2"],
      ["done", undefined],
    ]);
    for (const event of events) expect(objections(schema, event)).toEqual([]);
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
