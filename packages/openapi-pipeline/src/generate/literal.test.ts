import { expect, test } from "vitest";
import { literal } from "./literal.ts";

/** Runs an expression as a module would. */
const evaluated = (expression: string): unknown => new Function(`"use strict"; return (${expression});`)();

test.each([
  [null],
  [[1, "two", { three: [true, null, -0.5] }]],
  [{ "a b": 1, class: 2, "0": 3, "007": 4, "": 5, ünï: 6 }],
  [JSON.parse('{ "__proto__": { "polluted": true }, "constructor": 1 }')],
  ["</script>\u2028\u2029`${0}\"'\\\n\r\0"],
])("a value is itself again: %j", (value) => {
  const result = evaluated(literal(value));
  expect(result).toEqual(value);
  expect(JSON.stringify(result)).toBe(JSON.stringify(value));
});

test("a member that is undefined is left out", () => {
  expect(literal({ kept: 1, left: undefined })).toBe("{ kept: 1 }");
});

test("code stands for what is no JSON", () => {
  expect(literal({ $ref: new Date(0) }, (value) => (value instanceof Date ? "() => run" : undefined))).toBe(
    "{ $ref: () => run }",
  );
});
