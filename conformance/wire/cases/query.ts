import { nothing, type WireCase } from "../case.ts";

const text = "a&b=c+d/e?f#g%20 ;,:@!$'()*[]";

const values: readonly (readonly [what: string, query: Record<string, unknown>])[] = [
  ["text with reserved characters", { text }],
  ["unicode", { text: "Grüße 世界 👋🏽" }],
  ["an empty text", { text: "" }],
  ["a text of digits", { text: "007" }],
  ["a text that reads `true`", { text: "true" }],
  ["a text that reads `null`", { text: "null" }],
  ["a line break", { text: "a\r\nb" }],
  ["an integer", { count: 10 }],
  ["zero", { count: 0 }],
  ["the largest safe integer", { count: Number.MAX_SAFE_INTEGER }],
  ["a fraction", { ratio: -0.25 }],
  ["1e21", { ratio: 1e21 }],
  ["1e-7", { ratio: 1e-7 }],
  ["negative zero", { ratio: -0 }],
  ["true", { flag: true }],
  ["false", { flag: false }],
  ["a time", { at: "2026-11-20T09:30:00.123+01:00" }],
  ["a date", { day: "2026-02-28" }],
  ["an enum value with a space", { state: "in progress" }],
  ["an enum value with a slash", { state: "done/failed" }],
  ["several values", { text: "x", count: 1, flag: false, state: "queued" }],
];

const lists: readonly (readonly [what: string, query: Record<string, unknown>])[] = [
  ["one text", { texts: ["a"] }],
  ["two texts", { texts: ["a", "b"] }],
  ["texts with commas", { texts: ["a,b", "c"] }],
  ["one text with a comma", { texts: ["a,b"] }],
  ["texts with reserved characters", { texts: [text, "[0]", "&"] }],
  ["an empty text", { texts: [""] }],
  ["one integer", { ids: [7] }],
  ["three integers", { ids: [7, 0, -8] }],
  ["booleans", { flags: [true, false] }],
  ["one enum value", { states: ["in progress"] }],
  ["enum values", { states: ["queued", "done/failed"] }],
  ["twelve items, in their order", { ids: [12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1] }],
];

const objects: readonly (readonly [what: string, filter: Record<string, unknown>])[] = [
  ["one member", { text: "a" }],
  ["members of all types", { text: "x", min: 3, exact: true }],
  ["reserved characters", { text: "a[b]&c=d" }],
];

export const queryCases: readonly WireCase[] = [
  ...values.map(
    ([what, query]): WireCase => ({
      name: `in a query: ${what}`,
      operation: "queryValues",
      send: { query },
      expect: { arrives: query },
    }),
  ),
  ...lists.map(
    ([what, query]): WireCase => ({
      name: `a list in a query: ${what}`,
      operation: "queryLists",
      send: { query },
      expect: { arrives: query },
    }),
  ),
  ...objects.map(
    ([what, filter]): WireCase => ({
      name: `an object in a query: ${what}`,
      operation: "queryDeep",
      send: { query: { filter } },
      expect: { arrives: { filter } },
    }),
  ),
  ...["NaN", "Infinity"].map(
    (number): WireCase => ({
      name: `${number} in a query is refused`,
      operation: "queryValues",
      send: { query: { ratio: Number(number) } },
      expect: { arrives: nothing, fails: {} },
    }),
  ),
  {
    name: "an operation whose parameters are all left out",
    operation: "queryValues",
    expect: { arrives: {} },
  },
  {
    name: "undefined is left out of a query",
    operation: "queryValues",
    send: { query: { text: undefined, count: 1 } },
    expect: { arrives: { count: 1 } },
  },
  {
    name: "null is left out of a query (RFC 6570, 2.3)",
    operation: "queryValues",
    send: { query: { note: null, count: 1 } },
    expect: { arrives: { count: 1 } },
  },
  {
    name: "an empty list is left out of a query (RFC 6570, 2.3)",
    operation: "queryLists",
    send: { query: { texts: [], ids: [1] } },
    expect: { arrives: { ids: [1] } },
  },
  {
    name: "an empty object is left out of a query",
    operation: "queryDeep",
    send: { query: { filter: {} } },
    expect: { arrives: {} },
  },
  {
    name: "undefined inside an object is left out of a query",
    operation: "queryDeep",
    send: { query: { filter: { text: undefined, min: 1 } } },
    expect: { arrives: { filter: { min: 1 } } },
  },
  {
    name: "a required list of one",
    operation: "queryRequiredList",
    send: { query: { ids: [5] } },
    expect: { arrives: { ids: [5] } },
  },
  {
    name: "query parameters whose names are no identifiers",
    operation: "queryNames",
    send: { query: { "page-size": 5, $top: 3, "sort.by": "a.b", größe: "ü", "a,b*": "c" } },
    expect: { arrives: { "page-size": 5, $top: 3, "sort.by": "a.b", größe: "ü", "a,b*": "c" } },
  },
  {
    name: "query parameters named as members of every object or as an option of the call",
    operation: "queryNames",
    send: { query: { constructor: "c", signal: "s" } },
    expect: { arrives: { constructor: "c", signal: "s" } },
  },
];
