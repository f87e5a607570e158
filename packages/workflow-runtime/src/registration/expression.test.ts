import { assert, constantFrom, jsonValue, property } from "fast-check";
import { expect, test } from "vitest";
import { WorkflowRuntimeError } from "../errors.ts";
import { compileExpression } from "./expression.ts";

function evaluate(source: string, data: unknown = {}, async?: unknown): unknown {
  return compileExpression(source).evaluate({ event: { name: "app/tested", data, ts: 0 }, async });
}

test.each<[source: string, data: unknown, expected: unknown]>([
  ["event.data.plan == 'enterprise' && event.data.amount > 1000", { plan: "enterprise", amount: 1000.5 }, true],
  ["event.data.userId + '-' + event.name", { userId: "u1" }, "u1-app/tested"],
  ["has(event.data.priority) ? event.data.priority : 0", { priority: 120 }, 120],
  ["has(event.data.priority) ? event.data.priority : 0", {}, 0],
  ["event.data.email.contains('gmail.com')", { email: "a@gmail.com" }, true],
  ["event.data.tags.exists(x, x == 'a')", { tags: ["b", "a"] }, true],
  ["['some', 'long', 'words'].all(word, size(word) > 3)", {}, true],
  ["[12, 24, 199].filter(price, price < 100)", {}, [12, 24]],
  ["[1, 2, 3].map(x, x * 2) == [2, 4, 6]", {}, true],
  ["{'a': 1}.map(k, k)", {}, ["a"]],
  ["lowercase(event.data.a) + uppercase('b')", { a: "A" }, "aB"],
  ["json_parse(b64decode(event.data.encoded)).nested.data", { encoded: "eyJuZXN0ZWQiOnsiZGF0YSI6InllYSJ9fQ==" }, "yea"],
  [
    "date(event.data.from) + duration('6h35m10s') == date('2020-01-01T18:35:10')",
    { from: "2020-01-01T12:00:00" },
    true,
  ],
  ["date('2020-01-01') < timestamp('2020-01-01T00:00:01Z')", {}, true],
  ["' a,b '.trim().split(',').join('+').upperAscii()", {}, "A+B"],
  ["event.data['with space'][1].x", { "with space": [0, { x: "y" }] }, "y"],
  ["event.data.title.matches('^[a-z\\\\d]{0,10}$')", { title: "nope" }, true],
  ["event.data.title.matches('(?i)^NOPE')", { title: "nope" }, true],
])("%s over %j", (source, data, expected) => {
  expect(evaluate(source, data)).toEqual(expected);
});

test.each<[source: string, data: unknown, expected: unknown]>([
  ["event.data.count == 1", { count: 1 }, true],
  ["event.data.count == 1.0", { count: 1 }, true],
  ["event.data.count % 2 == 0", { count: 4 }, true],
  ["5 / 2", {}, 2],
  ["event.data.count / 2", { count: 5 }, 2.5],
  ["event.data.count in [1, 2]", { count: 2 }, true],
  ["event.data.count == '1'", { count: 1 }, false],
  ["event.data.a == event.data.b", { a: { n: 1, l: [1] }, b: { l: [1], n: 1 } }, true],
])("numbers of JSON and of the language compare by size: %s over %j", (source, data, expected) => {
  expect(evaluate(source, data)).toBe(expected);
});

test.each<[source: string, expected: unknown]>([
  ["event.data.missing == null", true],
  ["event.data.missing.deep.deeper == 'x'", false],
  ["event.data.missing != 'x'", true],
  ["event.data.missing > 0", false],
  ["2 > event.data.missing", true],
  ["size(event.data.missing) > 0", false],
  ["event.data.missing.contains('x')", false],
  ["event.data.missing.exists(x, x == 'a')", false],
  ["'x' in event.data.missing", false],
  ["'hi-' + event.data.missing", "hi-"],
  ["'hi-' + 9.1 + '-' + true", "hi-9.1-true"],
  ["!event.data.missing", true],
  ["event.data.missing || event.name == 'app/tested'", true],
  ["event.data.constructor == null && event.data.__proto__ == null", true],
])("what is missing is null, as on the server: %s", (source, expected) => {
  expect(evaluate(source)).toBe(expected);
});

test("async is the event that comes later", () => {
  const source = "event.data.key == async.data.key";
  expect(evaluate(source, { key: 1 }, { data: { key: 1 } })).toBe(true);
  expect(evaluate(source, { key: 1 }, { data: { key: 2 } })).toBe(false);
});

test.each([
  ["event.data.", 1, 12],
  ["event.data.a ==\n  @", 2, 3],
  ["user_1234 == async.data.userId", 1, 1],
  ["event.data.tags.exists(x, y == 'a')", 1, 27],
  ["now() > date('2020-01-01')", 1, 1],
  ["event.data.a.frobnicate()", 1, 1],
  ["event.data.a.toString()", 1, 1],
  ["size()", 1, 1],
  ["has('x')", 1, 1],
  ["event.data.a.matches('(')", 1, 1],
  ["b'bytes' == event.data.a", 1, 1],
  ["[1].map(1, 2)", 1, 9],
])("%s is refused with its position", (source, line, column) => {
  const refusal = (() => {
    try {
      return compileExpression(source);
    } catch (error) {
      return error;
    }
  })();
  expect(refusal).toBeInstanceOf(WorkflowRuntimeError);
  expect(refusal).toMatchObject({ code: "INVALID_FUNCTION", details: { line, column } });
});

test.each<[work: string, source: string, data: unknown]>([
  ["a pattern that backtracks", "event.data.text.matches('^(a+)+$')", { text: `${"a".repeat(60)}!` }],
  [
    "a long text for each item of a long list",
    "event.data.list.exists(x, event.data.text.contains(x))",
    { list: Array(5_000).fill("b"), text: "a".repeat(500_000) },
  ],
  ["lists of lists", "event.data.list.map(x, event.data.list.map(y, y + x))", { list: Array(5_000).fill(1) }],
  ["a text that explodes", `event.data.text.replace('a', '${"b".repeat(20)}')`, { text: "a".repeat(500_000) }],
  ["a text that grows", Array(100).fill("event.data.text").join(" + "), { text: "a".repeat(500_000) }],
])("work without bound ends without a value: %s", (_work, source, data) => {
  expect(evaluate(source, data)).toBeUndefined();
});

test("an expression that is too large is refused", () => {
  const long = `event.data.a${" + 1".repeat(2_000)}`;
  expect(() => compileExpression(long)).toThrow(/maxAstNodes.{0,200}$/);
  expect(() => compileExpression(`${"(".repeat(500)}1${")".repeat(500)}`)).toThrow(/maxDepth/);
});

test("no JSON makes an expression throw, and what it gives is JSON", () => {
  const sources = [
    "event.data.a + event.data.b * 2 > event.data.c",
    "event.data.a.b['c'][0] == event.data[event.data.a]",
    "event.data.exists(x, x.matches(event.data.a))",
    "event.data.map(x, x < event.data.a, {x: x})",
    "int(event.data.a) - double(event.data.b) / size(event.data)",
    "timestamp(event.data.a) + duration(event.data.b)",
    "json_parse(event.data.a).substring(1, 2).charAt(0)",
    "event.data.a || event.data.b && !event.data.c",
    "-event.data.a % event.data.b",
  ];
  assert(
    property(constantFrom(...sources), jsonValue(), (source, data) => {
      const value = evaluate(source, data);
      expect(value === undefined || JSON.stringify(value) !== undefined).toBe(true);
    }),
  );
});
