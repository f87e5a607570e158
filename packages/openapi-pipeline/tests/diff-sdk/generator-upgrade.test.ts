import { beforeAll, expect, test } from "vitest";
import type { OutputFile } from "../../src/artifacts/output-file.ts";
import { clientOf, compared, messages, workflowsDocument } from "./support.ts";

let client: readonly OutputFile[];
beforeAll(async () => {
  client = await clientOf(workflowsDocument());
});

/** What another version of a generator would write for the same document. */
async function upgraded(edit: (contents: string, path: string) => string) {
  const next = client.map(({ path, contents }) => ({ path, contents: edit(contents, path) }));
  expect(next).not.toEqual(client);
  return compared(client, next);
}

test("an export of another name", async () => {
  const findings = await upgraded((contents) =>
    contents.replaceAll("invoicingListRunsPages", "invoicingListRunsPaged"),
  );
  expect(messages(findings)).toEqual([
    "export-added: `invoicingListRunsPaged` is new.",
    "export-removed: `invoicingListRunsPages` is gone; `invoicingListRunsPaged` is declared as it was.",
  ]);
  expect(findings[1]?.witness).toMatchObject({
    code: "TS2724",
    useSite: 'import { invoicingListRunsPages } from "@rawr/workflows-client";',
  });
});

test("a type that is written differently and is the same", async () => {
  const findings = await upgraded((contents, path) =>
    path.endsWith("types.gen.ts")
      ? contents
          .replaceAll(/Array<(\w+)>/g, "$1[]")
          .replaceAll(/export type (\w+) = \{$/gm, "export interface $1 {")
          .replaceAll(/^\};$/gm, "}")
          .replaceAll(/'([\w.-]*)'/g, '"$1"')
      : contents,
  );
  expect(messages(findings)).toEqual([]);
});

test("a type that became wider", async () => {
  const findings = await upgraded((contents, path) =>
    path.endsWith("types.gen.ts")
      ? contents.replace("invoicedCents: number", "invoicedCents: number | bigint")
      : contents,
  );
  expect(messages(findings)).toEqual([
    "output-changed: `ReconciliationResult.invoicedCents` is `number | bigint`; it was `number`.",
  ]);
});

test("a call that became another kind of call", async () => {
  const findings = await upgraded((contents, path) =>
    path.endsWith("operations.gen.ts")
      ? contents.replace("invoicingListRuns: OptionalCall<", "invoicingListRuns: Call<")
      : contents,
  );
  expect(messages(findings)).toEqual(["input-refused: `invoicingListRuns` refuses an input that it took."]);
  expect(findings[0]?.witness).toMatchObject({ useSite: "(api: Api): unknown => invoicingListRuns(api);" });
});

test("a value that became a type", async () => {
  const findings = await upgraded((contents, path) =>
    path.endsWith("/index.ts") ? contents.replace("  createApi,", "  type createApi,") : contents,
  );
  expect(findings).toHaveLength(0);
});

test("a member of the client object that is gone", async () => {
  const findings = await upgraded((contents, path) =>
    path.endsWith("client.gen.ts")
      ? contents.replace(/^ {2}readonly run: .*$/m, "").replace(/^ {6}run: .*$/m, "")
      : contents,
  );
  expect(messages(findings)).toEqual(["output-changed: `InvoicingClient.run` is gone."]);
});

test("an entry of the package that is gone", async () => {
  const findings = await upgraded((contents, path) =>
    path.endsWith("package.json") ? contents.replace(/^ *"\.\/msw": "\.\/src.*\n/m, "") : contents,
  );
  expect(messages(findings)).toEqual(["export-removed: The entry `./msw` is gone."]);
  expect(findings[0]?.witness).toMatchObject({ code: "TS2307" });
});

test("the package is gone", async () => {
  expect(await compared(client, undefined)).toMatchObject([
    {
      code: "client-removed",
      class: "SDK_SOURCE",
      level: "major",
      message: "The package `@rawr/workflows-client` is no longer made.",
    },
  ]);
});

test("only comments and values differ", async () => {
  const findings = await upgraded((contents) => contents.replaceAll(/^( *)\/\*\*$/gm, "$1/** // 'New\n$1 *"));
  expect(messages(findings)).toEqual([]);
});
