import { expect, test } from "vitest";
import { listOperations } from "./operations.ts";
import { runTarget } from "./run-target.ts";
import type { TargetInput, TargetOutput } from "./target.ts";
import { testDocument, testOperation } from "./test-documents.ts";

const document = testDocument(
  Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`/o${index}`, { get: testOperation(`o${index}`) }])),
);
const input: TargetInput = {
  document,
  text: JSON.stringify(document),
  operations: listOperations(document),
  preamble: [],
};

function failingOn(...ids: readonly string[]) {
  return async ({ operations, text }: TargetInput): Promise<TargetOutput> => {
    const bad = ids.find((id) => text.includes(`"${id}"`));
    if (bad !== undefined) throw new TypeError(`cannot take ${bad}\n    at somewhere`);
    return { files: [{ path: "ids", contents: operations.map((entry) => entry.id).join(" ") }], diagnostics: [] };
  };
}

test("each operation that makes a tool throw is named, and the rest is generated", async () => {
  const { output, diagnostics } = await runTarget({ tool: "a-tool", generate: failingOn("o3", "o7") }, input);
  expect(output?.files[0]?.contents).toBe("o0 o1 o2 o4 o5 o6 o8");
  expect(diagnostics.map((diagnostic) => diagnostic.message)).toEqual([
    "`a-tool` failed on the operation o3, which is left out: cannot take o3",
    "`a-tool` failed on the operation o7, which is left out: cannot take o7",
  ]);
});

test("a tool that throws on everything is one diagnostic for each operation, and no output", async () => {
  const { output, diagnostics } = await runTarget({ tool: "a-tool", generate: failingOn("openapi") }, input);
  expect(output).toBeUndefined();
  expect(diagnostics.every((diagnostic) => diagnostic.code === "generator-failed")).toBe(true);
  expect(diagnostics).toHaveLength(9);
});
