import type { WireCase } from "../case.ts";

const shapes = {
  text: "Grüße 世界 👋🏽 \u2028 </script>",
  number: 1e21,
  nothing: null,
  state: "done/failed",
  list: [[], [1], [2, 3]],
  record: { constructor: true, "": false },
  pair: ["a", 1],
};

/** Statuses and bodies that are not what the document says, but what servers and proxies send. */
const strange: readonly (readonly [
  what: string,
  raw: { status: number; headers?: Record<string, string>; body?: string },
])[] = [
  ["a page of HTML with status 200", { status: 200, headers: { "content-type": "text/html" }, body: "<h1>Login</h1>" }],
  ["truncated JSON", { status: 200, headers: { "content-type": "application/json" }, body: `{"text":"a` }],
  ["an empty body where there must be one", { status: 200, headers: { "content-type": "application/json" } }],
  ["an empty body without a content type", { status: 200 }],
  ["a 304 that nobody asked for", { status: 304 }],
  ["a page of HTML with status 502", { status: 502, headers: { "content-type": "text/html" }, body: "<h1>Bad</h1>" }],
  ["an empty 500", { status: 500 }],
];

export const responseCases: readonly WireCase[] = [
  {
    name: "JSON of every shape comes back as it was",
    operation: "readShapes",
    answers: [{ output: shapes }],
    expect: { gives: shapes },
  },
  {
    name: "null as answer",
    operation: "readMaybe",
    answers: [{ output: null }],
    expect: { gives: null },
  },
  ...["text", "", "007", "true", `{"a":1}`].map(
    (output): WireCase => ({
      name: `the JSON text ${JSON.stringify(output)} as answer`,
      operation: "readText",
      answers: [{ output }],
      expect: { gives: output },
    }),
  ),
  {
    name: "204 gives nothing",
    operation: "removeThing",
    send: { path: { id: "t-1" } },
    answers: [{ output: undefined }],
    expect: { arrives: { id: "t-1" }, gives: undefined },
  },
  {
    name: "200 of an operation that also answers 201",
    operation: "ensureThing",
    send: { path: { id: "t-1" } },
    answers: [{ output: { status: 200, body: { found: "t-1" } } }],
    expect: { gives: { found: "t-1" } },
  },
  {
    name: "201 of an operation that also answers 200",
    operation: "ensureThing",
    send: { path: { id: "t-1" } },
    answers: [{ output: { status: 201, headers: { location: "/t-1" }, body: { made: "t-1" } } }],
    expect: { gives: { made: "t-1" } },
  },
  {
    name: "HEAD of something that is there",
    operation: "thingExists",
    send: { path: { id: "t-1" } },
    answers: [{ output: undefined }],
    expect: { arrives: { id: "t-1" } },
  },
  {
    name: "HEAD of something that is not there",
    operation: "thingExists",
    send: { path: { id: "t-1" } },
    answers: [{ raw: { status: 404 } }],
    expect: { fails: { status: 404 } },
  },
  {
    name: "a file as answer",
    operation: "download",
    send: { path: { id: "f-1" } },
    answers: [{ output: new File(["a\u0000ü"], "f.bin", { type: "application/octet-stream" }) }],
    expect: { gives: { type: "application/octet-stream", text: "a\u0000ü" } },
  },
  {
    name: "a typed error of an operation that answers with a file",
    operation: "download",
    send: { path: { id: "f-1" } },
    answers: [{ throws: { code: "FILE_NOT_FOUND" } }],
    expect: { fails: { code: "FILE_NOT_FOUND", status: 404 } },
  },
  ...strange.map(
    ([what, raw]): WireCase => ({
      name: `an error, and no data, for ${what}`,
      operation: "readShapes",
      answers: [{ raw }],
      expect: { fails: raw.status >= 400 ? { status: raw.status } : {} },
    }),
  ),
];
