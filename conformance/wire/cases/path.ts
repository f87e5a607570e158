import { nothing, type WireCase } from "../case.ts";

const texts: readonly (readonly [what: string, value: string])[] = [
  ["plain text", "abc"],
  ["a space", "a b"],
  ["a slash", "a/b"],
  ["a percent sign", "100%"],
  ["what looks percent-encoded", "%2F"],
  ["a question mark and a hash", "a?b#c"],
  ["reserved characters", "!*'();:@&=+$,[]"],
  ["a plus sign", "1+1"],
  ["a backslash and a semicolon", "a\\b;c=d"],
  ["unicode", "Grüße, 世界 👋🏽"],
  ["a combining character", "e\u0301"],
  ["quotes and braces", `"{x}"`],
  ["a line break and a tab", "a\n\tb"],
  ["a dot and two dots inside", "a.b..c"],
];

export const pathCases: readonly WireCase[] = [
  ...texts.map(
    ([what, value]): WireCase => ({
      name: `a path value with ${what}`,
      operation: "pathText",
      send: { path: { value } },
      expect: { arrives: { value } },
    }),
  ),
  ...[
    ["..", "two dots"],
    [".", "a dot"],
    ["", "nothing"],
  ].map(
    ([value, what]): WireCase => ({
      name: `a path value of ${what} is refused: it would be another URL`,
      operation: "pathText",
      send: { path: { value } },
      expect: { requests: 0, fails: {} },
    }),
  ),
  {
    name: "a missing path value is refused",
    operation: "pathText",
    send: { path: {} },
    expect: { requests: 0, fails: {} },
  },
  {
    name: "numbers, booleans and enums in a path",
    operation: "pathTyped",
    send: { path: { count: -7, ratio: 0.5, flag: false, state: "in progress" } },
    expect: { arrives: { count: -7, ratio: 0.5, flag: false, state: "in progress" } },
  },
  {
    name: "an enum value with a slash in a path, and a very large number",
    operation: "pathTyped",
    send: { path: { count: 0, ratio: 1e21, flag: true, state: "done/failed" } },
    expect: { arrives: { count: 0, ratio: 1e21, flag: true, state: "done/failed" } },
  },
  {
    name: "NaN in a path is refused",
    operation: "pathTyped",
    send: { path: { count: 1, ratio: Number.NaN, flag: true, state: "queued" } },
    expect: { arrives: nothing, fails: {} },
  },
  {
    name: "path parameters whose names are no identifiers",
    operation: "pathNamed",
    send: { path: { "run-id": "r/1", "in.voice": "i.2" } },
    expect: { arrives: { "run-id": "r/1", "in.voice": "i.2" } },
  },
];
