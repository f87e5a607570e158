import { join } from "node:path";
import type { JsonSchema, OpenApiDocument } from "@rawr/openapi-document";
import { Ajv2020 } from "ajv/dist/2020.js";
import { build } from "esbuild";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { sampleValue } from "../../src/package/sample-value.ts";
import { generatedPackage, load, workflowsDocument } from "./support/generated-package.ts";
import { mutations } from "./support/mutations.ts";

interface Validator {
  readonly "~standard": {
    validate(value: unknown): { readonly issues?: readonly { readonly path?: readonly unknown[] }[] };
  };
}

let directory: string;
let document: OpenApiDocument;
let exported: Record<string, Validator>;

beforeAll(async () => {
  document = workflowsDocument();
  directory = await generatedPackage(document);
  exported = await load(directory, "validators.gen.ts");
});

const accepts = (name: string, value: unknown) => exported[name]?.["~standard"].validate(value).issues === undefined;

describe("what is accepted is what Ajv accepts", () => {
  const cases = [
    { name: "invoicingTriggerInvoiceReconciliationOutput", component: "TriggerInvoiceReconciliationOutput" },
    { name: "invoicingTriggerInvoiceReconciliationInput", component: "TriggerInvoiceReconciliationInput" },
    { name: "invoicingGetRunStatusOutput", component: "WorkflowRunStatus" },
    { name: "invoicingListRunsOutput", component: "RunPage" },
    { name: "invoicingGetRunTimelineOutput", component: "RunTimeline" },
    { name: "invoicingStreamRunEventsItem", component: "TimelineEvent" },
    { name: "invoicingStreamRunEventsDone", component: "WorkflowRunStatus" },
  ];

  test.each(cases)("$name", ({ name, component }) => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema({ $id: "document", ...withOpenEnums(document) });
    const validate = ajv.compile({ $ref: `document#/components/schemas/${component}` });
    const examples = examplesOf(document, component);
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) expect(accepts(name, example)).toBe(true);
    let refused = 0;
    for (const value of examples.flatMap(mutations)) {
      const expected = validate(value);
      if (!expected) refused++;
      expect({ value, accepted: accepts(name, value) }).toEqual({ value, accepted: expected });
    }
    expect(refused).toBeGreaterThan(0);
  });

  test("random values", () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema({ $id: "document", ...withOpenEnums(document) });
    const validate = ajv.compile({ $ref: "document#/components/schemas/WorkflowRunStatus" });
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(accepts("invoicingGetRunStatusOutput", value)).toBe(validate(value));
      }),
    );
  });
});

test("an issue says where", () => {
  const run = { runId: "01JD8Z3V6QF4T9K2M7XWNCYB5R", accepted: "yes" };
  const { issues } = exported["invoicingTriggerInvoiceReconciliationOutput"]?.["~standard"].validate(run) ?? {};
  expect(issues?.[0]?.path).toEqual(["accepted"]);
});

test("typed problems are told by their code", () => {
  const problem = { type: "urn:problem:run-not-found", title: "No", status: 404, code: "RUN_NOT_FOUND" };
  expect(accepts("invoicingGetRunStatusError", { ...problem, data: { runId: "01JD8Z3V6QF4T9K2M7XWNCYB5R" } })).toBe(
    true,
  );
  expect(accepts("invoicingGetRunStatusError", problem)).toBe(false);
  expect(accepts("invoicingGetRunStatusError", { ...problem, code: "OTHER", data: {} })).toBe(false);
});

test("an enum is closed for a caller and open for a server, but where it tells variants apart", () => {
  expect(accepts("invoicingListRunsInput", { status: ["running"] })).toBe(true);
  expect(accepts("invoicingListRunsInput", { status: ["paused"] })).toBe(false);
  const [completed] = examplesOf(document, "CompletedRun") as { status: string; output: object }[];
  expect(
    accepts("invoicingGetRunStatusOutput", { ...completed, output: { ...completed?.output, outcome: "new" } }),
  ).toBe(true);
  expect(accepts("invoicingGetRunStatusOutput", { ...completed, status: "new" })).toBe(false);
});

test("a read-only property is not required of a caller, nor a write-only one of a server", async () => {
  const secret = { type: "string", writeOnly: true };
  const account = {
    type: "object",
    required: ["id", "name", "password"],
    properties: { id: { type: "integer", readOnly: true }, name: { type: "string" }, password: secret },
  };
  const reference = { $ref: "#/components/schemas/Account" };
  const body = { required: true, content: { "application/json": { schema: { type: "array", items: reference } } } };
  const responses = { 200: { description: "OK", content: { "application/json": { schema: reference } } } };
  const folder = await generatedPackage({
    openapi: "3.1.1",
    info: { title: "Accounts", version: "1.0.0" },
    paths: { "/accounts": { post: { operationId: "addAccounts", requestBody: body, responses } } },
    components: { schemas: { Account: account } },
  });
  exported = { ...exported, ...(await load<Record<string, Validator>>(folder, "validators.gen.ts")) };
  expect(accepts("addAccountsInput", { body: [{ name: "a", password: "p" }] })).toBe(true);
  expect(accepts("addAccountsInput", { body: [{ id: 1, name: "a" }] })).toBe(false);
  expect(accepts("addAccountsOutput", { id: 1, name: "a" })).toBe(true);
  expect(accepts("addAccountsOutput", { name: "a", password: "p" })).toBe(false);
});

test("a bundle with one validator holds its schemas and no others", async () => {
  const text = await bundleOf(directory, "invoicingTriggerInvoiceReconciliation");
  expect(text).toContain("accepted");
  expect(text).not.toMatch(/timeline|urn:problem|isTerminal/);
});

test("answers of more than one status do not keep every validator in a bundle", async () => {
  const answer = (name: string) => {
    const schema = { type: "object", properties: { [name]: { type: "string" } } };
    return { description: name, content: { "application/json": { schema } } };
  };
  const folder = await generatedPackage({
    openapi: "3.1.1",
    info: { title: "Shop", version: "1.0.0" },
    paths: {
      "/a": { get: { operationId: "one", responses: { 200: answer("alone") } } },
      "/b": { get: { operationId: "two", responses: { 200: answer("found"), 201: answer("made") } } },
    },
  });
  expect(await bundleOf(folder, "one")).toMatch(/^(?!.*(?:found|made)).*alone/s);
  const { validators } = await load<{ validators: Record<string, Record<string, Validator>> }>(
    folder,
    "validators.gen.ts",
  );
  const issues = (status: string, value: object) =>
    validators["GET /b"]?.[status]?.["~standard"].validate(value).issues;
  expect(issues("201", { made: "x" })).toBeUndefined();
  expect(issues("201", { made: 1 })).toHaveLength(1);
  expect(issues("200", { made: 1 })).toBeUndefined();
});

async function bundleOf(folder: string, functionName: string): Promise<string> {
  const name = `${functionName}Output`;
  const { outputFiles } = await build({
    stdin: {
      contents: `import { ${name} } from "./validators.gen.ts"; console.log(${name});`,
      resolveDir: join(folder, "src"),
      loader: "ts",
    },
    ...{ bundle: true, minify: true, write: false, format: "esm" as const },
  });
  return outputFiles[0]?.text ?? "";
}

/** A value of each variant of a component, and what the document shows where it is used. */
function examplesOf(document: OpenApiDocument, component: string): unknown[] {
  const reference = { $ref: `#/components/schemas/${component}` };
  const found: unknown[] = [];
  visit(document.paths, (node) => {
    const { schema, example } = node as { schema?: JsonSchema; example?: unknown };
    if (schema?.$ref === reference.$ref && example !== undefined) found.push(example);
  });
  const variants = document.components?.schemas?.[component]?.anyOf ?? [reference];
  return [...found, ...variants.map((variant) => sampleValue(document, variant))];
}

function visit(node: unknown, visitor: (node: object) => void): void {
  if (typeof node !== "object" || node === null) return;
  visitor(node);
  for (const value of Object.values(node)) visit(value, visitor);
}

/** The only enum of the reference surface that a newer server may make longer. */
function withOpenEnums(document: OpenApiDocument): OpenApiDocument {
  const open = structuredClone(document);
  const outcome = open.components?.schemas?.["ReconciliationResult"]?.properties?.["outcome"];
  if (outcome?.enum === undefined) throw new Error("There is no open enum any more.");
  delete outcome.enum;
  return open;
}
