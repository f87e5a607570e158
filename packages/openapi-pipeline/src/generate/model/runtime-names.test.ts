import * as runtime from "@rawr/client-runtime";
import { expect, test } from "vitest";
import { reservedExports } from "./reserved-names.ts";
import { importedNames, passedOnValues } from "./runtime-names.ts";

test("the runtime exports every value that generated code imports", () => {
  const values = [...passedOnValues, ...importedNames.filter((name) => /^[a-z]/.test(name))];
  expect(values.filter((name) => !(name in runtime))).toEqual([]);
});

test("no name of a document can stand before a value of the runtime that generated code may import", () => {
  const all = [...passedOnValues, ...importedNames];
  expect(all.filter((name) => !reservedExports.has(name))).toEqual([]);
});
