import { expect, test } from "vitest";
import { createWorkerPool } from "../../src/artifacts/worker-pool.ts";
import { clientSurfaceOf, readClientSurface } from "../../src/diff/sdk/client-surface.ts";
import { compareClient } from "../../src/diff/sdk/compare-client.ts";
import type { CompileRequest } from "../../src/diff/sdk/compile-request.ts";
import type { UseSiteError } from "../../src/diff/sdk/compile-use-sites.ts";
import { ClientFilesError } from "../../src/diff/sdk/package-files.ts";
import { clientOf, compared, type Loose, messages, workflowsDocument } from "./support.ts";

const client = await clientOf(workflowsDocument());
const surface = clientSurfaceOf(client);

test("is plain data that a file can hold, a quarter as long as the sources at most", () => {
  const text = JSON.stringify(surface);
  expect(readClientSurface(JSON.parse(text))).toEqual(surface);
  const sources = client.filter(({ path }) => path.includes("/src/")).map(({ contents }) => contents);
  expect(text.length).toBeLessThan(sources.join("").length / 4);
});

test("names every export with its declaration and the operation that it calls", () => {
  expect(surface.entries["."]?.["invoicingListRuns"]).toEqual({
    kind: "value",
    declared: "$clientRuntime.OptionalCall<InvoicingListRunsInput, RunPage, InvoicingListRunsError>",
    calls: "GET /invoicing/runs",
  });
  expect(Object.keys(surface.entries)).toEqual([
    ".",
    "./msw",
    "./operations",
    "./paths",
    "./tanstack-query",
    "./validators",
  ]);
});

test("is the same wherever the package lies, and in whatever order its files come", () => {
  const moved = client.toReversed().map(({ path, contents }) => ({ path: `deep/${path}`, contents }));
  expect(JSON.stringify(clientSurfaceOf(moved))).toBe(JSON.stringify(surface));
});

test("of a later format, or no surface at all, is not read", () => {
  expect(readClientSurface({ ...surface, format: 2 })).toBeUndefined();
  for (const other of [undefined, null, "surface", [], {}, { ...surface, entries: { ".": null } }])
    expect(readClientSurface(other)).toBeUndefined();
});

test("nothing is parsed or compiled when the sources are the same", async () => {
  const compile = (): never => {
    throw new Error("not to be asked");
  };
  expect(await compareClient(surface, client, { compile })).toEqual([]);
  // An addition breaks nothing, so there is nothing to compile.
  const document: Loose = workflowsDocument();
  document.components.schemas.RunPage.properties.total = { type: "integer" };
  expect(await compareClient(surface, await clientOf(document), { compile })).toEqual([]);
});

test("files that are no client package are refused with a reason", () => {
  const refused = (files: Parameters<typeof clientSurfaceOf>[0]) => {
    try {
      return clientSurfaceOf(files);
    } catch (error) {
      return ClientFilesError.is(error) ? error.message : error;
    }
  };
  expect(refused([])).toBe("There is no package.json among the files of the client.");
  expect(refused([{ path: "package.json", contents: "{" }])).toBe("package.json is not JSON.");
  expect(refused([{ path: "package.json", contents: "null" }])).toBe("package.json has no name.");
  const manifest = { path: "package.json", contents: '{ "name": "x", "exports": { ".": "./src/index.ts" } }' };
  expect(refused([manifest, { path: "src/index.ts", contents: "export const = 1;" }])).toMatch(
    /^src\/index\.ts is not TypeScript: /,
  );
});

test("use-sites compile in a worker as they do here", async () => {
  const document: Loose = workflowsDocument();
  delete document.components.schemas.RunFailure.properties.step;
  const next = await clientOf(document);
  const pool = createWorkerPool({ size: 1 });
  const module = new URL("../../src/diff/sdk/compile-use-sites.ts", import.meta.url);
  const compile = (request: CompileRequest) =>
    pool.runInWorker<CompileRequest, UseSiteError[]>(module, "compileUseSites", request);
  try {
    const findings = await compareClient(surface, next, { compile });
    expect(messages(findings)).toEqual(["output-changed: `RunFailure.step` is gone."]);
    expect(findings).toEqual(await compared(client, next));
  } finally {
    await pool.close();
  }
});

test("breaks of operations that nobody may rely on are told and not enforced", async () => {
  const document: Loose = workflowsDocument();
  delete document.paths["/invoicing/runs/{runId}/timeline"];
  const next = await clientOf(document);
  const exempt = (operation: string) => (operation.endsWith("/timeline") ? "its sunset has passed" : undefined);
  expect(await compareClient(surface, next, { exempt })).toMatchObject([
    { code: "export-removed", level: "minor", exempt: "its sunset has passed" },
  ]);
});
