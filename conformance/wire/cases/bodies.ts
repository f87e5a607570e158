import { nothing, type WireCase } from "../case.ts";

const noBody = { "content-type": undefined, "transfer-encoding": undefined };

const objects: readonly (readonly [what: string, body: Record<string, unknown>])[] = [
  ["one member", { name: "n" }],
  ["null, which is not nothing", { name: "n", note: null }],
  ["unicode, line separators and half a surrogate pair", { name: "Grüße 👋🏽 \u2028\u0000", note: "\ud83d" }],
  ["1e21, negative zero and the smallest number", { name: "n", amount: 1e21, nested: { list: [] } }],
  ["the smallest number", { name: "n", amount: 5e-324 }],
  ["an enum value and a time", { name: "n", state: "done/failed", at: "2026-11-20T09:30:00Z" }],
  ["lists of objects", { name: "n", nested: { list: [{ text: "a" }, { text: "" }] } }],
  ["500,000 characters", { name: "ü".repeat(500_000) }],
];

export const bodyCases: readonly WireCase[] = [
  ...objects.map(
    ([what, body]): WireCase => ({
      name: `a JSON body: ${what}`,
      operation: "bodyObject",
      send: { body },
      expect: { arrives: body },
    }),
  ),
  {
    name: "undefined is left out of a JSON body",
    operation: "bodyObject",
    send: { body: { name: "n", note: undefined } },
    expect: { arrives: { name: "n" } },
  },
  {
    name: "NaN in a JSON body is refused",
    operation: "bodyObject",
    send: { body: { name: "n", amount: Number.NaN } },
    expect: { arrives: nothing, fails: {} },
  },
  {
    name: "no body for an operation without one",
    operation: "bodyNone",
    expect: { headers: noBody, gives: { ok: true } },
  },
  {
    name: "an optional body that is left out",
    operation: "bodyOptional",
    send: { path: { id: 1 } },
    expect: { arrives: { id: 1 }, headers: noBody },
  },
  {
    name: "an optional body that is given",
    operation: "bodyOptional",
    send: { path: { id: 1 }, body: { reason: "because" } },
    expect: { arrives: { id: 1, reason: "because" } },
  },
  {
    name: "an optional body with required members that is left out",
    operation: "bodyAllOrNothing",
    expect: { headers: noBody, gives: { ok: true } },
  },
  {
    name: "an optional body with required members that is given",
    operation: "bodyAllOrNothing",
    send: { wholeBody: { reason: "because" } },
    expect: { arrives: { body: { reason: "because" } } },
  },
  ...[[], [1], [3, 2, 1]].map(
    (list): WireCase => ({
      name: `a list of ${list.length} as body`,
      operation: "bodyList",
      send: { wholeBody: list },
      expect: { arrives: list },
    }),
  ),
  ...[
    { kind: "card", number: "4111" },
    { kind: "transfer", iban: "DE00", amount: 0 },
  ].map(
    (body): WireCase => ({
      name: `a union as body: ${body.kind}`,
      operation: "bodyUnion",
      send: { wholeBody: body },
      expect: { arrives: body },
    }),
  ),
  ...["text", "", 0, false, null].map(
    (value): WireCase => ({
      name: `${JSON.stringify(value)} as body`,
      operation: "bodyScalar",
      send: { wholeBody: value },
      expect: { arrives: { body: value } },
    }),
  ),
  {
    name: "a record as body, with keys that mean something elsewhere",
    operation: "bodyRecord",
    send: { wholeBody: { constructor: 1, signal: 2, "a/b": 3, "": 4, ü: 5, toString: 6 } },
    expect: { arrives: { constructor: 1, signal: 2, "a/b": 3, "": 4, ü: 5, toString: 6 } },
  },
  {
    name: "an empty record as body",
    operation: "bodyRecord",
    send: { wholeBody: {} },
    expect: { arrives: {} },
  },
  {
    name: "an object body with members called body and headers",
    operation: "bodyNamedBody",
    send: { body: { body: "b", headers: "h" } },
    expect: { arrives: { body: "b", headers: "h" } },
  },
  {
    name: "DELETE with a body",
    operation: "deleteWithReason",
    send: { path: { id: 1 }, body: { reason: "because" } },
    expect: { arrives: { id: 1, reason: "because" } },
  },
  {
    name: "a file in a form",
    operation: "uploadForm",
    send: { body: { note: "ü & ü", file: new File(["a\r\n\u0000b"], `na"me.txt`, { type: "text/plain" }) } },
    expect: {
      arrives: { note: "ü & ü", file: { file: `na"me.txt`, type: "text/plain", text: "a\r\n\u0000b" } },
    },
  },
  {
    name: "a file of a type that the contract leaves open",
    operation: "uploadAny",
    send: { body: { file: new File(["a"], "a.bin", { type: "application/octet-stream" }) } },
    expect: { arrives: { file: { file: "a.bin", type: "application/octet-stream", text: "a" } } },
  },
  {
    name: "a file as body",
    operation: "uploadRaw",
    send: { wholeBody: new File(["%PDF"], "a.pdf", { type: "application/pdf" }) },
    expect: { arrives: { body: { file: "blob", type: "application/pdf", text: "%PDF" } } },
  },
];
