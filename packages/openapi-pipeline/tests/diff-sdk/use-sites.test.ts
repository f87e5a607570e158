import { describe, expect, test } from "vitest";
import type { OutputFile } from "../../src/artifacts/output-file.ts";
import { readClient } from "../../src/diff/sdk/client-surface.ts";
import { compileUseSites } from "../../src/diff/sdk/compile-use-sites.ts";
import { findDirections } from "../../src/diff/sdk/directions.ts";
import { parseSurface } from "../../src/diff/sdk/parsed-surface.ts";
import { writeModules } from "../../src/diff/sdk/use-site-modules.ts";
import { importSite, useSitesOf } from "../../src/diff/sdk/use-sites.ts";
import { largeDocument, testDocument, testOperation } from "../../src/generate/test-documents.ts";
import { clientOf, compared, type Loose, messages, workflowsDocument } from "./support.ts";

/** Every use of a client, compiled against the client itself: how many, and what does not compile. */
function compileAll(files: readonly OutputFile[]) {
  const { surface, sources } = readClient(files);
  const parsed = parseSurface(surface);
  const directions = findDirections(parsed);
  const sites = [...parsed.exports.values()].flatMap((exported) => [
    importSite(surface, exported),
    ...useSitesOf(parsed, exported, directions),
  ]);
  const { modules, siteAt } = writeModules(parsed, sites);
  const errors = compileUseSites({ name: surface.name, files: sources, modules });
  const broken = errors.flatMap(({ module, line, message }) => {
    const site = siteAt(module, line);
    return site === undefined ? [] : [`${site.text} ${message}`];
  });
  return { count: sites.length, broken, texts: sites.map(({ text }) => text) };
}

/** Names that use-sites, the runtime and TypeScript have too. */
function collidingDocument() {
  const names = ["Partial", "AsyncIterable", "AsyncIterator", "Promise", "Api", "api", "value", "Input", "Awaited"];
  const string = { type: "string" };
  const properties = { value: string, api: string, "a-b": string, __proto__2: string, 1: string };
  const schemas = Object.fromEntries(names.map((name) => [name, { type: "object", properties: { ...properties } }]));
  const paths = Object.fromEntries(
    ["api", "input", "value", "context"].map((name) => [
      `/${name}`,
      {
        post: testOperation(
          name,
          {
            type: "object",
            properties: Object.fromEntries(names.map((each) => [each, { $ref: `#/components/schemas/${each}` }])),
          },
          {
            requestBody: {
              required: true,
              content: { "application/json": { schema: { $ref: "#/components/schemas/Partial" } } },
            },
          },
        ),
      },
    ]),
  );
  return testDocument(paths, schemas);
}

/** Text that leaves strings, lines and comments. */
function hostileDocument() {
  const text = "*/ '\"`;\n\u2028${escaped()}\\ => = //";
  const schema = {
    type: "object",
    required: [text],
    properties: {
      [text]: { type: "string", enum: [text, "plain"] },
      __proto__: { type: "string" },
      nested: { type: "array", items: { type: ["object", "null"], properties: { [text]: { const: text } } } },
    },
    additionalProperties: { type: "object" },
  };
  const body = { required: true, content: { "application/json": { schema } } };
  return testDocument({ [`/${text}`]: { post: testOperation(`do ${text}`, schema, { requestBody: body }) } });
}

describe("every use of a client compiles with it", () => {
  test.each([
    ["workflows", workflowsDocument()],
    ["many operations", largeDocument(40)],
    ["names that collide", collidingDocument()],
    ["hostile text", hostileDocument()],
  ])("%s", async (_, document) => {
    const { broken, count } = compileAll(await clientOf(document));
    expect(broken).toEqual([]);
    expect(count).toBeGreaterThan(20);
  });
});

test("what consumers write", async () => {
  const { texts } = compileAll(await clientOf(workflowsDocument()));
  for (const line of [
    'import { invoicingListRuns } from "@rawr/workflows-client";',
    'import type { RunPage } from "@rawr/workflows-client";',
    "(api: Api, input: InvoicingListRunsInput): Promise<RunPage> => invoicingListRuns(api, input);",
    "(api: Api): unknown => invoicingListRuns(api);",
    "(value: InvoicingGetRunStatusError): RunNotFoundProblem | undefined => value.code === 'RUN_NOT_FOUND' ? value.problem : undefined;",
    "(value: RunNotFoundProblem): RunId => value.data.runId;",
    "(value: { runId: RunId; }): InvoicingCancelRunInput => value;",
    "(api: Api, input: InvoicingStreamRunEventsInput): globalThis.AsyncIterable<TimelineEvent> => invoicingStreamRunEvents(api, input);",
    "(api: Api, input: InvoicingListRunsInput): globalThis.AsyncIterable<WorkflowRunStatus> => invoicingListRunsPages.items(api, input);",
    "(value: InvoicingClient, runId: string): InvoicingRun => value.run(runId);",
    "<Accepted = undefined>(value: InvoicingRun<Accepted>): Promise<ReconciliationResult> => value.result();",
    "(value: TimelineEvent): boolean => value.type === 'step.failed';",
  ]) {
    expect(texts).toContain(line);
  }
});

test("changes of hostile and colliding names are found, each once", async () => {
  const before = collidingDocument();
  const after: Loose = collidingDocument();
  delete after.components.schemas.AsyncIterable.properties["a-b"];
  after.paths["/value"].post.requestBody.content["application/json"].schema = {
    type: "object",
    required: ["input"],
    properties: { input: { type: "string" } },
  };
  const findings = await compared(await clientOf(before), await clientOf(after));
  expect(messages(findings)).toEqual([
    "output-changed: `AsyncIterable.a-b` is gone.",
    "input-refused: `value` needs `input` now.",
  ]);
});

test("a function and a component that are called alike are not taken for one another", async () => {
  const object = (...required: string[]) => ({
    type: "object",
    required,
    properties: Object.fromEntries(required.map((name) => [name, { type: "string" }])),
  });
  const paths = {
    "/status": { get: testOperation("status", { $ref: "#/components/schemas/Run" }) },
    "/runs": { get: testOperation("listRuns", { $ref: "#/components/schemas/Run" }) },
  };
  const before = testDocument(paths, { Run: object("status", "id"), StatusOutput: object("id") });
  const after = testDocument({ "/runs": paths["/runs"] }, { Run: object("id"), StatusOutput: object() });
  expect(messages(await compared(await clientOf(before), await clientOf(after)))).toEqual([
    "output-changed: `Run.status` is gone.",
    "output-changed: `StatusOutput.id` is gone.",
    "export-removed: `status` is gone, and with it `StatusError`, `statusHandler`, `statusQuery` and 1 more.",
  ]);
});

test("a property of an answer that has no component is found in its type", async () => {
  const answer = (...names: string[]) =>
    testDocument({
      "/runs": {
        get: testOperation("listRuns", {
          type: "object",
          properties: Object.fromEntries(names.map((name) => [name, { type: "string" }])),
        }),
      },
    });
  expect(messages(await compared(await clientOf(answer("id", "name")), await clientOf(answer("id"))))).toEqual([
    "output-changed: `ListRunsOutput.name` is gone.",
  ]);
});
