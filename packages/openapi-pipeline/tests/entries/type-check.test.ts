import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { OpenApiDocument } from "@rawr/openapi-document";
import { beforeAll, expect, test } from "vitest";
import { generatedPackage, root, workflowsDocument } from "./support/generated-package.ts";

const require = createRequire(import.meta.url);
const compilers = {
  "TypeScript 5.9": join(dirname(require.resolve("typescript/package.json")), "bin/tsc"),
  "TypeScript 7": join(root, "node_modules/typescript/bin/tsc"),
};

const strict = {
  target: "es2022",
  lib: ["es2022", "dom", "dom.iterable", "dom.asynciterable"],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  isolatedDeclarations: true,
  declaration: true,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
  noEmit: true,
  types: [],
};

/** What a user would write with the entries; compiled, never run. */
const consumer = `
import { createApi } from "./index.ts";
import { operations } from "./operations-map.gen.ts";
import { invoicingGetRunStatusError, invoicingGetRunStatusHandler, handlers } from "./msw.gen.ts";
import { invoicingGetRunStatusQuery, invoicingListRunsInfiniteQuery, invoicingCancelRunMutation, invoicingStreamRunEventsStream } from "./tanstack-query.gen.ts";
import { invoicingGetRunStatusOutput } from "./validators.gen.ts";
import type { TimelineEvent, WorkflowRunStatus } from "./types.gen.ts";
import { useInfiniteQuery, useMutation, useQuery, useSuspenseQuery } from "@tanstack/react-query";

const api = createApi({ baseUrl: "https://example.com" });
export const path: "/invoicing/runs/{runId}" = operations.invoicingGetRunStatus.path;

export function Component(): void {
  const { data, error } = useQuery(invoicingGetRunStatusQuery(api, { runId: "1" }));
  if (error?.code === "RUN_NOT_FOUND") { const runId: string = error.data.runId; void runId; }
  // @ts-expect-error the operation has no such error
  if (error?.code === "INVOICE_NOT_FOUND") void 0;
  if (data?.status === "completed") void data.output;
  const run: WorkflowRunStatus = useSuspenseQuery(invoicingGetRunStatusQuery(api, { runId: "1" })).data;
  const pages = useInfiniteQuery(invoicingListRunsInfiniteQuery(api)).data?.pages.flatMap((page) => page.items);
  const { mutate } = useMutation(invoicingCancelRunMutation(api));
  mutate({ runId: "1" }, { onError: (failure) => { if (failure.code === "RUN_ALREADY_FINISHED") void failure.data; } });
  const events: TimelineEvent[] | undefined = useQuery(invoicingStreamRunEventsStream(api, { runId: "1" })).data;
  void [run, pages, events];
}

export const mocks = handlers("https://example.com", {
  invoicingListRuns: { items: [] },
  invoicingGetRunStatus: ({ params }) => invoicingGetRunStatusError("RUN_NOT_FOUND", { data: { runId: params.runId } }),
  invoicingStreamRunEvents: async function* () { yield { sequence: 1, at: "", type: "run.queued" }; return undefined as never; },
  // @ts-expect-error the output has no such property
  invoicingGetRunTimeline: { nothing: true },
});
// @ts-expect-error the operation has no such error
invoicingGetRunStatusError("INVOICE_NOT_FOUND");
// @ts-expect-error the path has no such parameter
invoicingGetRunStatusHandler("", ({ params }) => params.invoiceId);

export async function validated(): Promise<WorkflowRunStatus | undefined> {
  const result = await invoicingGetRunStatusOutput["~standard"].validate({});
  return result.issues === undefined ? result.value : undefined;
}
`.replace("export const mocks", "export const mocks: ReturnType<typeof handlers>");

/** Names that a document may have and that the entries, their runtime and TypeScript have too. */
function collidingDocument(): OpenApiDocument {
  const names = ["queryFactory", "QueryFactory", "MockHandler", "http", "HttpHandler", "validators", "handlers"];
  const more = [
    "Overrides",
    "list",
    "listQuery",
    "listHandler",
    "listOutput",
    "listError",
    "ValidationSchema",
    "operations",
  ];
  const all = [...names, ...more, "schemaValidator", "Operations", "constructor"];
  const schemas = Object.fromEntries(
    all.map((name) => [name, { type: "object", properties: { code: { const: name } }, required: ["code"] }]),
  );
  const answer = (name: string) => ({
    description: name,
    content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } },
  });
  // Names that differ by case only are an error of their own.
  const functions = all.filter(
    (name) => !all.some((other) => other < name && other.toLowerCase() === name.toLowerCase()),
  );
  const paths = Object.fromEntries(
    functions.map((name) => [
      `/${name}`,
      { get: { operationId: name, responses: { 200: answer(name), 404: answer(name) } } },
    ]),
  );
  return { openapi: "3.1.1", info: { title: "Shop", version: "1.0.0" }, paths, components: { schemas } };
}

let directories: readonly string[];

beforeAll(async () => {
  const workflows = await generatedPackage(workflowsDocument());
  writeFileSync(join(workflows, "src/consumer.ts"), consumer);
  directories = [workflows, await generatedPackage(collidingDocument())];
});

test.each(
  Object.keys(compilers).flatMap((compiler) => [
    { compiler, module: "nodenext", moduleResolution: "nodenext" },
    { compiler, module: "esnext", moduleResolution: "bundler" },
  ]),
)(
  "$compiler compiles the entries ($moduleResolution)",
  { timeout: 120_000 },
  ({ compiler, module, moduleResolution }) => {
    for (const directory of directories) {
      const config = { compilerOptions: { ...strict, module, moduleResolution }, include: ["src"] };
      writeFileSync(join(directory, "tsconfig.json"), JSON.stringify(config));
      expect(check(compilers[compiler as keyof typeof compilers], directory)).toBe("");
    }
  },
);

function check(compiler: string, directory: string): string {
  try {
    return execFileSync(process.execPath, [compiler, "-p", directory, "--pretty", "false"], { encoding: "utf8" });
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}
