import { expect, test } from "vitest";
import { generatedPackage, load, workflowsDocument } from "./support/generated-package.ts";

test("the operations map says of each operation what the document says", async () => {
  const document = workflowsDocument();
  const sunset = "2027-06-30T00:00:00Z";
  Object.assign(document.paths?.["/invoicing/runs"]?.get ?? {}, { deprecated: true, "x-sunset": sunset });
  const directory = await generatedPackage(document);
  const { operations } = await load<{ operations: Record<string, object> }>(directory, "operations-map.gen.ts");
  expect(operations["invoicingCancelRun"]).toEqual({
    id: "invoicingCancelRun",
    method: "POST",
    path: "/invoicing/runs/{runId}/cancel",
    audience: "partner",
    scopes: ["invoicing:run"],
    idempotent: true,
    deprecated: false,
    sunset: null,
  });
  expect(operations["invoicingListRuns"]).toMatchObject({ audience: "internal", deprecated: true, sunset });
  const functions = Object.keys(await load<object>(directory, "operations.gen.ts"));
  expect(functions).toEqual(expect.arrayContaining(Object.keys(operations)));
  expect(Object.keys(operations)).toHaveLength(6);
});
