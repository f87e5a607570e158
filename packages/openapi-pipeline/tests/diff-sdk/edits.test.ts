import { beforeAll, describe, expect, test } from "vitest";
import type { OutputFile } from "../../src/artifacts/output-file.ts";
import { clientOf, compared, type Loose, messages, workflowsDocument } from "./support.ts";

let client: readonly OutputFile[];
beforeAll(async () => {
  client = await clientOf(workflowsDocument());
});

/** The findings of an edit of the document. */
async function after(edit: (document: Loose, schemas: Loose) => void) {
  const document: Loose = workflowsDocument();
  edit(document, document.components.schemas);
  return compared(client, await clientOf(document));
}

const runs = "/invoicing/runs";
const timeline = "/invoicing/runs/{runId}/timeline";
const parameter = (document: Loose, name: string): Loose =>
  document.paths[runs].get.parameters.find((each: Loose) => each.name === name);

describe("what nobody who wrote against the client notices", () => {
  test.each<[string, (document: Loose, schemas: Loose) => void]>([
    ["an optional output property", (_, { RunPage }) => (RunPage.properties.total = { type: "integer" })],
    [
      "a required output property",
      (_, { RunPage }) => {
        RunPage.properties.total = { type: "integer" };
        RunPage.required.push("total");
      },
    ],
    ["an output property that is always there now", (_, { RunPage }) => RunPage.required.push("nextCursor")],
    [
      "a value of an open output enum",
      (_, schemas) => schemas.ReconciliationResult.properties.outcome.enum.push("late"),
    ],
    [
      "a value fewer in an open output enum",
      (_, schemas) => schemas.ReconciliationResult.properties.outcome.enum.pop(),
    ],
    ["a value of an input enum", (_, schemas) => schemas.RunState.enum.push("paused")],
    [
      "an optional input property",
      (document) =>
        document.paths[runs].get.parameters.push({ name: "tenant", in: "query", schema: { type: "string" } }),
    ],
    [
      "an input property that may be left out now",
      (_, { TriggerInvoiceReconciliationInput: input }) => (input.required = []),
    ],
    [
      "a further error of an operation",
      (document) =>
        (document.paths[runs].get.responses["404"] = document.paths["/invoicing/runs/{runId}"].get.responses["404"]),
    ],
    [
      "texts",
      (document, { RunPage }) => {
        RunPage.description = "Runs.";
        document.paths[runs].get.summary = "All runs";
        document.info.title = "Workflows";
      },
    ],
    [
      "a shape that is narrower without being another type",
      (_, schemas) => {
        schemas.RunId.minLength = 26;
        schemas.RunFailure.properties.code.pattern = "^[A-Z]+$";
      },
    ],
    ["properties in another order", (_, schemas) => (schemas.RunFailure.required = ["message", "code"])],
  ])("%s", async (_, edit) => {
    expect(messages(await after(edit))).toEqual([]);
  });
});

describe("what no longer compiles", () => {
  test.each<[string, (document: Loose, schemas: Loose) => void, string[]]>([
    [
      "an output property is gone",
      (_, schemas) => delete schemas.RunFailure.properties.step,
      ["output-changed: `RunFailure.step` is gone."],
    ],
    [
      "an output property may be left out",
      (_, schemas) => (schemas.RunFailure.required = ["code"]),
      ["output-changed: `RunFailure.message` may be `undefined` now."],
    ],
    [
      "an output property has another type",
      (_, schemas) => (schemas.RunFailure.properties.message = { type: "integer" }),
      ["output-changed: `RunFailure.message` is `number`; it was `string`."],
    ],
    [
      "a property within properties has another type",
      (_, { BadRequestProblem: problem }) =>
        (problem.properties.data.properties.issues.items.properties.message = { type: "integer" }),
      ["output-changed: `BadRequestProblem.data.issues.message` is `number`; it was `string`."],
    ],
    [
      "the data of an error is gone",
      (_, { RunNotFoundProblem: problem }) => {
        delete problem.properties.data;
        problem.required = problem.required.filter((name: string) => name !== "data");
      },
      ["output-changed: `RunNotFoundProblem.data` is gone."],
    ],
    [
      "a closed output enum grows",
      (_, schemas) => schemas.ActiveRun.properties.status.enum.push("paused"),
      [
        "output-changed: `ActiveRun.status` is `'queued' | 'running' | 'waiting' | 'paused'`; it was `'queued' | 'running' | 'waiting'`.",
      ],
    ],
    [
      "a variant of an output is gone",
      (_, schemas) => {
        schemas.WorkflowRunStatus.anyOf.pop();
        delete schemas.CancelledRun;
      },
      [
        "export-removed: `CancelledRun` is gone.",
        "output-changed: `WorkflowRunStatus` is `ActiveRun | CompletedRun | FailedRun`; it was `ActiveRun | CompletedRun | FailedRun | CancelledRun`.",
      ],
    ],
    [
      "an error is gone",
      (document) => delete document.paths["/invoicing/runs/{runId}"].get.responses["404"],
      ["output-changed: `invoicingGetRunStatus` no longer fails with `RUN_NOT_FOUND`."],
    ],
    [
      "an operation answers something else",
      (document) =>
        (document.paths[runs].get.responses["200"].content["application/json"].schema = {
          type: "object",
          required: ["items"],
          properties: {
            items: { type: "array", items: { $ref: "#/components/schemas/RunTimeline" } },
            nextCursor: { type: "string" },
          },
        }),
      [
        "output-changed: `invoicingListRuns` gives `InvoicingListRunsOutput`; it gave `RunPage`.",
        "export-added: `InvoicingListRunsOutput` is new.",
      ],
    ],
    [
      "an input property is gone",
      (document) => {
        const operation = document.paths[runs].get;
        operation.parameters = operation.parameters.filter(({ name }: Loose) => name !== "limit");
      },
      ["input-refused: `invoicingListRuns` no longer takes `limit`."],
    ],
    [
      "a list is no longer in pages",
      (document) => delete document.paths[runs].get["x-pagination"],
      ["export-removed: `invoicingListRunsPages` is gone, and with it `invoicingListRunsInfiniteQuery`."],
    ],
    [
      "an input property has another type",
      (document) => (parameter(document, "limit").schema = { type: "string" }),
      ["input-refused: `invoicingListRuns` takes `limit` as `string`; it was `number`."],
    ],
    [
      "an input property is required now",
      (document) => (parameter(document, "limit").required = true),
      ["input-refused: `invoicingListRuns` needs `limit` now."],
    ],
    [
      "two required input properties are new",
      (_, { TriggerInvoiceReconciliationInput: input }) => {
        Object.assign(input.properties, { tenant: { type: "string" }, reason: { type: "string" } });
        input.required.push("tenant", "reason");
      },
      [
        "input-refused: `TriggerInvoiceReconciliationInput` needs `reason` now.",
        "input-refused: `TriggerInvoiceReconciliationInput` needs `tenant` now.",
      ],
    ],
    [
      "a value of an input enum is gone",
      (_, schemas) => schemas.RunState.enum.pop(),
      ["input-refused: `RunState` no longer takes `'cancelled'`."],
    ],
    [
      "an operation is gone",
      (document, schemas) => {
        delete document.paths[timeline];
        delete schemas.RunTimeline;
      },
      [
        "export-removed: `invoicingGetRunTimeline` is gone, and with it `InvoicingGetRunTimelineError`, `InvoicingGetRunTimelineInput`, `RunTimeline` and 5 more.",
      ],
    ],
    [
      "a component has another name",
      (document) => {
        Object.assign(document, JSON.parse(JSON.stringify(document).replaceAll("RunFailure", "FailureOfRun")));
        delete document.components.schemas.RunFailure;
      },
      [
        "export-removed: `RunFailure` is gone; `FailureOfRun` is declared as it was.",
        "export-added: `FailureOfRun` is new.",
      ],
    ],
  ])("%s", async (_, edit, expected) => {
    const findings = await after(edit);
    expect(messages(findings).toSorted()).toEqual(expected.toSorted());
    for (const finding of findings.filter(({ code }) => code !== "export-added")) {
      expect(finding).toMatchObject({ class: "SDK_SOURCE", level: "major" });
      expect(finding.witness).toMatchObject({ kind: "compiler", code: expect.stringMatching(/^TS\d+$/) });
      expect(finding.touches.clients).toEqual(["@rawr/workflows-client"]);
      expect(finding.touches.operations).not.toEqual([]);
    }
  });
});

test("the evidence is the compiler's error on a line that compiled", async () => {
  const [finding] = await after((_, schemas) => delete schemas.RunFailure.properties.step);
  expect(finding?.witness).toEqual({
    kind: "compiler",
    code: "TS2339",
    error: "Property 'step' does not exist on type 'RunFailure'.",
    useSite: "(value: RunFailure): string | undefined => value.step;",
  });
});

test("a finding keeps its fingerprint while its edit is the same, beside other edits and in another package", async () => {
  const rename = (files: readonly OutputFile[]) =>
    files.map(({ path, contents }) => ({
      path,
      contents: contents.replaceAll("@rawr/workflows-client", "@rawr/other-client"),
    }));
  const remove = (_: Loose, schemas: Loose) => delete schemas.RunFailure.properties.step;
  const document: Loose = workflowsDocument();
  remove(document, document.components.schemas);
  const [alone] = await after(remove);
  const beside = await after((document, schemas) => {
    remove(document, schemas);
    delete document.paths[timeline];
  });
  const [elsewhere] = await compared(rename(client), rename(await clientOf(document)));
  const [other] = await after((_, schemas) => (schemas.RunFailure.properties.step = { type: "integer" }));
  expect(beside.map(({ fingerprint }) => fingerprint)).toContain(alone?.fingerprint);
  expect(elsewhere?.fingerprint).toBe(alone?.fingerprint);
  expect(other?.fingerprint).not.toBe(alone?.fingerprint);
  expect(alone?.fingerprint).toMatch(/^[0-9a-f]{16}$/);
});

test("what is new asks for a minor version", async () => {
  const findings = await after((document) => {
    const { get } = structuredClone(document.paths[timeline]);
    document.paths["/invoicing/runs/{runId}/trace"] = { get: { ...get, operationId: "invoicingGetRunTrace" } };
  });
  expect(findings).toMatchObject([{ code: "export-added", class: "COMPATIBLE", level: "minor" }]);
  expect(findings[0]?.touches.operations).toEqual(["GET /invoicing/runs/{}/trace"]);
});
