import type { HttpMethod, JsonSchema, OpenApiDocument, PathItem } from "@rawr/openapi-document";
import { describe, expect, test } from "vitest";
import { checkNames, formatNames } from "./names-lock.ts";
import { Origins } from "./origins.ts";

type Operations = Readonly<Record<string, string>>;
type Schemas = Readonly<Record<string, JsonSchema>>;

const origins = new Origins();
const file = "openapi/runs/v1/names.lock.json";
const run: JsonSchema = { type: "object", properties: { id: { type: "string" } }, required: ["id"] };
const state: JsonSchema = { type: "string", enum: ["queued", "done"] };

/** A document of operations, `{ list: "GET /runs" }`; each thing in it knows a line of its own. */
function documentOf(operations: Operations, schemas: Schemas = {}): OpenApiDocument {
  const paths: Record<string, PathItem> = {};
  for (const [index, [operationId, route]] of Object.entries(operations).entries()) {
    const [method = "", path = ""] = route.split(" ");
    const operation = { operationId };
    const line = index + 1;
    const keys = ["method", "path", "operationId"];
    origins.set(operation, {
      location: { file: "contract.ts", line, column: 1 },
      key: (name: string) =>
        keys.includes(name) ? { file: "contract.ts", line, column: 2 + keys.indexOf(name) } : undefined,
    });
    (paths[path] ??= {})[method.toLowerCase() as HttpMethod] = operation;
  }
  for (const [index, schema] of Object.values(schemas).entries())
    origins.set(schema, { location: { file: "schemas.ts", line: index + 1, column: 1 } });
  return { openapi: "3.1.1", info: { title: "Runs", version: "1.0.0" }, paths, components: { schemas } };
}

function record(operations: Operations, schemas: Schemas = {}): string {
  return formatNames(
    checkNames({ document: documentOf(operations, schemas), recorded: undefined, file, renames: {}, origins }).value,
  );
}

function check(
  recorded: string | undefined,
  document: OpenApiDocument,
  renames: Readonly<Record<string, string>> = {},
) {
  const { diagnostics } = checkNames({
    document,
    recorded,
    file,
    renames,
    renamedAt: (from) => ({ file: "surface.ts", line: 1, column: from.length }),
    origins,
  });
  return diagnostics.map(({ code, message, location }) => ({
    code,
    message,
    at: location && `${location.file}:${location.line}:${location.column}`,
  }));
}

describe("nothing is reported when", () => {
  const before = { list: "GET /runs", get: "GET /runs/{id}" };
  const schemas = { Run: run, State: state };
  test.each([
    ["nothing is recorded yet", undefined, documentOf(before, schemas)],
    ["nothing changed", record(before, schemas), documentOf(before, schemas)],
    [
      "operations are reordered",
      record(before, schemas),
      documentOf({ get: "GET /runs/{id}", list: "GET /runs" }, { State: state, Run: run }),
    ],
    [
      "one is added before the others",
      record(before, schemas),
      documentOf({ create: "POST /runs", ...before }, { Item: { type: "object", properties: {} }, ...schemas }),
    ],
    ["one is removed", record(before, schemas), documentOf({ get: "GET /runs/{id}" }, { State: state })],
    [
      "one is replaced by another",
      record(before, schemas),
      documentOf({ get: "GET /runs/{id}", search: "POST /search" }, schemas),
    ],
    [
      "texts of a component change",
      record(before, schemas),
      documentOf(before, { ...schemas, Run: { ...run, description: "A run.", examples: [{ id: "1" }] } }),
    ],
    [
      "what a component says changes with its name",
      record(before, schemas),
      documentOf(before, { State: state, Walk: { ...run, required: [] } }),
    ],
    [
      "an operation is named like a member of every object",
      record({ constructor: "GET /a" }),
      documentOf({ toString: "GET /b", constructor: "GET /a" }),
    ],
  ])("%s", (_, recorded, document) => {
    expect(check(recorded, document)).toEqual([]);
  });

  test("a new component says what one that says little said", () => {
    expect(check(record({}, { Id: { type: "string" } }), documentOf({}, { Name: { type: "string" } }))).toEqual([]);
  });
});

describe("a change of a name is reported where the author made it:", () => {
  test("an operation that is renamed", () => {
    expect(check(record({ a: "GET /a", list: "GET /runs" }), documentOf({ a: "GET /a", all: "GET /runs" }))).toEqual([
      { code: "operation-renamed", message: "`GET /runs` was recorded as list and is now all", at: "contract.ts:2:4" },
    ]);
  });

  test.each(["GET /all-runs", "POST /runs", "GET /runs~1{id}"])("an operation that is moved to %s", (route) => {
    expect(check(record({ list: "GET /runs" }), documentOf({ list: route }))).toEqual([
      {
        code: "operation-moved",
        message: `\`list\` was recorded as GET /runs and is now ${route}`,
        at: "contract.ts:1:3",
      },
    ]);
  });

  test("operations that change places are moved, not renamed as well", () => {
    const swapped = check(record({ a: "GET /a", b: "GET /b" }), documentOf({ a: "GET /b", b: "GET /a" }));
    expect(swapped.map(({ code }) => code)).toEqual(["operation-moved", "operation-moved"]);
    const pushed = check(record({ a: "GET /a" }), documentOf({ a: "GET /b", b: "GET /a" }));
    expect(pushed.map(({ message }) => message)).toEqual(["`a` was recorded as GET /a and is now GET /b"]);
  });

  test("a component that is renamed, alone of those that are new", () => {
    expect(
      check(
        record({}, { Run: run, State: state }),
        documentOf({}, { Walk: run, State: state, Item: { ...run, required: [] } }),
      ),
    ).toEqual([{ code: "component-renamed", message: "The component Run is now named Walk", at: "schemas.ts:1:1" }]);
  });
});

test("a component that is renamed is known by what it says, whatever it says to people", () => {
  const described = { ...run, title: "Walk", description: "A walk.", examples: [{ id: "1" }] };
  expect(check(record({}, { Run: run }), documentOf({}, { Walk: described })).map(({ code }) => code)).toEqual([
    "component-renamed",
  ]);
});

describe("renames in the surface", () => {
  const recorded = record({ list: "GET /runs", get: "GET /run" }, { Run: run });
  const document = documentOf({ all: "GET /runs", get: "GET /runs/{id}" }, { Walk: run });
  const renames = { list: "all", "GET /run": "GET /runs/{id}", Run: "Walk" };

  test("accept changes of all three kinds", () => {
    expect(check(recorded, document, renames)).toEqual([]);
  });

  test("accept the change that they name and no other", () => {
    const codes = check(recorded, document, { ...renames, list: "every" }).map(({ code }) => code);
    expect(codes).toEqual(["operation-renamed", "rename-unused"]);
  });

  test("are reported once they are recorded, each at its place", () => {
    const again = record({ all: "GET /runs", get: "GET /runs/{id}" }, { Walk: run });
    expect(check(again, document, renames).map(({ code, at }) => `${code} ${at}`)).toEqual([
      "rename-unused surface.ts:1:4",
      "rename-unused surface.ts:1:8",
      "rename-unused surface.ts:1:3",
    ]);
  });
});

describe("a record that cannot be read is reported and not taken for an empty one:", () => {
  test.each([
    ["an empty file", "", "1:1"],
    ["half a file", '{\n  "operations": {', "2:18"],
    ["a merge conflict", '{\n  "operations": {\n<<<<<<< ours\n', "3:1"],
    ["another value", "null", "1:1"],
    ["a list", "[]", "1:1"],
    ["no schemas", '{ "operations": {} }', "1:1"],
    ["no names", '{ "operations": null, "schemas": {} }', "1:1"],
    ["names of something else", '{ "operations": { "list": ["GET", "/runs"] }, "schemas": {} }', "1:1"],
  ])("%s", (_, text, at) => {
    expect(check(text, documentOf({ list: "GET /runs" }))).toEqual([
      { code: "names-lock-invalid", message: expect.any(String), at: `${file}:${at}` },
    ]);
  });
});

test("the record is sorted, one name a line", () => {
  expect(record({ b: "GET /b", a: "GET /a" }, { Z: { type: "string" }, Run: run })).toMatch(
    /^\{\n {2}"operations": \{\n {4}"a": "GET \/a",\n {4}"b": "GET \/b"\n {2}\},\n {2}"schemas": \{\n {4}"Run": "[0-9a-f]{16}",\n {4}"Z": "[0-9a-f]{16}"\n {2}\}\n\}\n$/,
  );
});
