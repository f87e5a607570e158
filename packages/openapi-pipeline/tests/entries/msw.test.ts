import { setupServer as setupServer2 } from "msw/node";
import { setupServer as setupServer3 } from "msw-3/node";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { generatedPackage, load, workflowsDocument } from "./support/generated-package.ts";

// biome-ignore lint/suspicious/noExplicitAny: the generated modules are made by the test; their types are proved in type-check.test.ts.
type Module = Record<string, any>;

const baseUrl = "https://workflows.example.com/api/workflows";
const runId = "01JD8Z3V6QF4T9K2M7XWNCYB5R";

describe.each([
  { version: "msw", setupServer: setupServer2 as (...handlers: never[]) => ReturnType<typeof setupServer2> },
  { version: "msw-3", setupServer: setupServer3 as never },
])("$version", ({ version, setupServer }) => {
  let mocks: Module;
  let client: Module;
  let close = () => {};

  beforeAll(async () => {
    const document = workflowsDocument();
    const latest = structuredClone(document.paths?.["/invoicing/runs/{runId}"]?.get ?? {});
    latest.operationId = "invoicingGetLatestRun";
    delete latest.parameters;
    const { schema } = latest.responses?.["200"]?.content?.["application/json"] ?? {};
    latest.responses = {
      200: {
        description: "OK",
        content: { "application/json": { schema: schema ?? {}, example: { runId: "latest" } } },
      },
    };
    document.paths = { ...document.paths, "/invoicing/runs/latest": { get: latest } };
    const directory = await generatedPackage(document, { msw: version });
    mocks = await load(directory, "msw.gen.ts");
    client = await load(directory, "index.ts");
  });
  afterEach(() => close());

  function listen(...handlers: unknown[]) {
    const server = setupServer(...(handlers as never[]));
    server.listen({ onUnhandledRequest: "error" });
    close = () => server.close();
    return client["createApi"]({ baseUrl });
  }

  test("each operation answers with the document's example", async () => {
    const api = listen(...mocks["handlers"](baseUrl));
    expect(await client["invoicingGetRunStatus"](api, { runId })).toMatchObject({ runId, status: "queued" });
    expect(await client["invoicingTriggerInvoiceReconciliation"](api, { invoiceId: "inv-1" })).toEqual({
      accepted: true,
      runId,
    });
    expect((await client["invoicingListRuns"](api)).items).toHaveLength(1);
  });

  test("an example that its schema refuses is replaced by one that it accepts", async () => {
    const api = listen(...mocks["handlers"](baseUrl));
    expect(await client["invoicingGetLatestRun"](api)).toMatchObject({ status: "queued", isTerminal: false });
  });

  test("plain text in a path goes before a parameter", async () => {
    const api = listen(...mocks["handlers"](baseUrl, { invoicingGetRunStatus: { runId: "of the parameter" } }));
    expect(await client["invoicingGetLatestRun"](api)).not.toEqual({ runId: "of the parameter" });
    expect(await client["invoicingGetRunStatus"](api, { runId })).toEqual({ runId: "of the parameter" });
  });

  test("an override is a value, a response, or a function of the call", async () => {
    const api = listen(
      ...mocks["handlers"](baseUrl, {
        invoicingListRuns: { items: [] },
        invoicingGetRunStatus: ({ params }: Module) => ({ runId: params["runId"], status: "waiting" }),
        invoicingCancelRun: mocks["invoicingCancelRunError"]("RUN_ALREADY_FINISHED"),
      }),
    );
    expect(await client["invoicingListRuns"](api)).toEqual({ items: [] });
    expect(await client["invoicingGetRunStatus"](api, { runId: "a b" })).toEqual({ runId: "a b", status: "waiting" });
    for (const _ of [1, 2]) {
      const { ok, error } = await client["invoicingCancelRun"](api, { runId }).safe();
      expect({ ok, code: error.code, status: error.status }).toEqual({
        ok: false,
        code: "RUN_ALREADY_FINISHED",
        status: 409,
      });
    }
  });

  test("a handler works alone, and an error takes changes", async () => {
    const { invoicingGetRunStatusHandler, invoicingGetRunStatusError } = mocks;
    const answer = () => invoicingGetRunStatusError("RUN_NOT_FOUND", { data: { runId: "other" } });
    const api = listen(invoicingGetRunStatusHandler("/api/workflows", answer));
    const failure = await client["invoicingGetRunStatus"](api, { runId }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: "RUN_NOT_FOUND", status: 404, data: { runId: "other" } });
    expect(() => invoicingGetRunStatusError("NO_SUCH_CODE")).toThrow("No documented error");
  });

  test("a stream sends one event of each kind and its end", async () => {
    const api = listen(...mocks["handlers"](baseUrl));
    const events = client["invoicingStreamRunEvents"](api, { runId });
    const types: string[] = [];
    let step = await events.next();
    for (; !step.done; step = await events.next()) types.push(step.value.type);
    expect(types).toEqual(["run.queued", "step.started", "step.failed", "run.completed"]);
    expect(step.value).toMatchObject({ runId, status: "queued" });
  });

  test("a generator says what a stream sends, and fails as the stream would", async () => {
    const problem = { code: "RUN_NOT_FOUND", status: 404, title: "Gone", data: { runId } };
    const api = listen(
      ...mocks["handlers"](baseUrl, {
        invoicingStreamRunEvents: async function* () {
          yield { sequence: 1, type: "run.queued" };
          throw problem;
        },
      }),
    );
    const seen: unknown[] = [];
    const read = async () => {
      for await (const event of client["invoicingStreamRunEvents"](api, { runId })) seen.push(event);
    };
    await expect(read()).rejects.toMatchObject({ code: "RUN_NOT_FOUND", data: { runId } });
    expect(seen).toEqual([{ sequence: 1, type: "run.queued" }]);
  });
});
