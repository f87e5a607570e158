import type { OpenApiDocument } from "@rawr/openapi-document";
import { describe, expect, test } from "vitest";
import { Origins } from "./origins.ts";
import { locator, sourceTable } from "./source-table.ts";

const at = (file: string, line: number, column = 1) => ({ file, line, column });

function sample() {
  const origins = new Origins();
  const description = { type: "string" };
  const properties = { id: { type: "integer" }, name: description };
  const run = { type: "object", properties, required: ["id"] };
  const operation = { operationId: "list", summary: "List runs", responses: { "200": { description: "OK" } } };
  const document: OpenApiDocument = {
    openapi: "3.1.1",
    info: { title: "Runs", version: "1.0.0" },
    paths: { "/runs/{a~b}": { get: operation } },
    components: { schemas: { Run: run } },
  };
  origins.set(operation, {
    location: at("contract.ts", 10),
    key: (name: string) => (name === "summary" ? at("contract.ts", 12, 5) : undefined),
  });
  origins.set(run, { location: at("domain.ts", 3) });
  origins.set(properties, {
    location: at("domain.ts", 3),
    key: (name: string) => (name === "id" ? at("domain.ts", 4, 3) : undefined),
  });
  origins.set(properties.id, { location: at("domain.ts", 4, 7) });
  origins.set(description, { location: at("shared.ts", 1) });
  return { document, origins };
}

describe("the table of sources", () => {
  const { document, origins } = sample();
  const table = sourceTable(document, origins);

  test("crosses threads, and holds each file once", () => {
    expect(structuredClone(table)).toEqual(table);
    expect(table.files).toEqual(["contract.ts", "domain.ts", "shared.ts"]);
    expect(table.places).toHaveLength(table.pointers.length * 3);
  });

  test.each([
    ["a node that was written", "/paths/~1runs~1{a~0b}/get", at("contract.ts", 10)],
    ["a key that was written", "/paths/~1runs~1{a~0b}/get/summary", at("contract.ts", 12, 5)],
    ["what stands below a node", "/paths/~1runs~1{a~0b}/get/responses/200/description", at("contract.ts", 10)],
    ["a key before the node that stands there", "/components/schemas/Run/properties/id", at("domain.ts", 4, 3)],
    ["a node where no key was written", "/components/schemas/Run/properties/name", at("shared.ts", 1)],
    ["what is not in the document", "/components/schemas/Run/properties/none/of/this", at("domain.ts", 3)],
    ["above anything that was written", "/info/title", undefined],
    ["the whole document", "", undefined],
  ])("finds %s", (_, pointer, place) => {
    expect(locator(structuredClone(table))(pointer)).toEqual(place);
  });

  test("says of every node what the origins themselves say", () => {
    const find = locator(table);
    const visit = (node: unknown, pointer: string) => {
      expect(find(pointer), pointer).toEqual(origins.locate(document, pointer));
      if (typeof node !== "object" || node === null) return;
      for (const [key, value] of Object.entries(node))
        visit(value, `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`);
    };
    visit(document, "");
  });
});

test("a document of nowhere has an empty table", () => {
  const table = sourceTable({ openapi: "3.1.1", info: { title: "Runs", version: "1.0.0" } }, new Origins());
  expect(table).toEqual({ files: [], pointers: [], places: new Uint32Array() });
  expect(locator(table)("/info")).toBeUndefined();
});
