import { expect, test } from "vitest";
import { type ContainsOptions, contains, type Schema } from "./index.ts";

const reason = (a: unknown, b: unknown, options: ContainsOptions = {}) => {
  const answer = contains(a as Schema, b as Schema, options);
  return answer.verdict === "undecided" ? answer.reason.code : answer.verdict;
};

test.each<[string, unknown, unknown, string]>([
  ["a reference to nowhere", { $ref: "#/$defs/x" }, { type: "string" }, "REF_UNRESOLVED"],
  ["a reference to itself", { $ref: "#" }, { type: "string" }, "UNGUARDED_REF"],
  [
    "references in a circle",
    { $ref: "#/$defs/a", $defs: { a: { $ref: "#/$defs/b" }, b: { $ref: "#/$defs/a" } } },
    false,
    "UNGUARDED_REF",
  ],
  ["a schema that is a number", 7, { type: "string" }, "INVALID_SCHEMA"],
  ["null inside", { properties: { a: null } }, { type: "string" }, "INVALID_SCHEMA"],
  ["no such type", { type: "float" }, { type: "string" }, "INVALID_SCHEMA"],
  [
    "a pattern that does not parse",
    { type: "string", pattern: "(" },
    { type: "string", minLength: 1 },
    "REGEX_INVALID",
  ],
  ["a lookahead", { type: "string", pattern: "^(?=a)[a-c]+$" }, { pattern: "^a[a-c]*$" }, "REGEX_LOOKAROUND"],
  [
    "a keyword of another draft",
    { type: "array", additionalItems: false, maxItems: 2 },
    { maxItems: 3 },
    "UNSUPPORTED_KEYWORD",
  ],
  ["an assertion of ours about formats", { type: "string", format: "date" }, { format: "email" }, "contained"],
])("%s is said and never contained in silence", (_, a, b, code) => {
  expect(reason(a, b)).toBe(code);
});

test("a pattern that backtracks for ever is an automaton like any other", () => {
  const costly = { type: "string", pattern: "^(a+)+$" };
  expect(reason(costly, { pattern: "^a+$" })).toBe("contained");
  expect(reason(costly, { maxLength: 3 })).toBe("not-contained");
});

test("a pattern with more states than anybody waits for", () => {
  expect(reason({ type: "string", pattern: "^([a-z]{1,900}x){1,900}$" }, { pattern: "^[a-z]{5,}$" })).toBe("BUDGET");
  expect(reason({ type: "string", pattern: "(a|b)*a(a|b){18}$" }, { pattern: "^b" })).toBe("BUDGET");
});

test("schemas of 100,000 nodes, long chains and deep nests end", () => {
  const wide = (type: string) => ({
    type: "object",
    properties: Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`p${index}`, { type }])),
  });
  expect(reason(wide("string"), wide("number"), { budget: 50_000 })).toBe("BUDGET");
  const chain = {
    $ref: "#/$defs/d0",
    $defs: Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`d${i}`, { $ref: `#/$defs/d${i + 1}` }])),
  };
  expect(reason(chain, { type: "string" })).toBe("BUDGET");
  let deep: Schema = { type: "string" };
  for (let level = 0; level < 20_000; level++) deep = { type: "array", items: deep };
  expect(reason(deep, { type: "object" })).toBe("BUDGET");
});

test("nests beyond the depth, although finite in text", () => {
  const defs = (leaf: Schema) => ({
    ...Object.fromEntries(
      Array.from({ length: 3_000 }, (_, i) => [`d${i}`, { properties: { a: { $ref: `#/$defs/d${i + 1}` } } }]),
    ),
    d3000: leaf,
  });
  const chain = (leaf: Schema) => ({ $ref: "#/$defs/d0", $defs: defs(leaf) });
  expect(reason(chain({ type: "string" }), chain({ type: "number" }))).toBe("BUDGET");
  // A shallow witness needs no more than its own level.
  expect(reason(chain({}), { required: ["b"] })).toBe("not-contained");
});
