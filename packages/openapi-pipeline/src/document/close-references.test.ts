import { expect, test } from "vitest";
import { parse } from "yaml";
import { closeReferences } from "./close-references.ts";

const nowhere = "#/outside-of-the-document";

test.each([
  ["JSON", '{ "a": { "$ref": "other.json#/A" }, "b": { "externalValue": "http://example.com/b" } }'],
  [
    "JSON whose keys are escaped",
    '{"a":{"\\u0024ref":"other.json#/A"},"b":{"external\\u0056alue":"http://example.com/b"}}',
  ],
  ["YAML", "a:\n  $ref: other.json#/A\nb:\n  externalValue: http://example.com/b\n"],
  [
    "YAML with quotes and escapes",
    'a: { "\\x24ref": \'other.json#/A\' }\nb: { externalValue: "http:\\/\\/example.com/b" }\n',
  ],
  [
    "YAML whose keys are folded",
    'a: { "$r\\\n    ef": other.json }\nb: { "external\\\n    Value": http://example.com/b }\n',
  ],
  [
    "YAML on lines of their own",
    "a:\n  ? $ref\n  : # here\n    other.json\nb:\n  externalValue:\n    http://example.com/b\n",
  ],
  [
    "YAML with anchors and aliases",
    "x-r: [&key $ref, &to other.json]\na: { *key : *to }\nb: { externalValue: &b http://example.com/b }\n",
  ],
])("nothing leads out of %s", (_, text) => {
  const { a, b } = parse(closeReferences(text));
  expect({ a, b }).toEqual({ a: { $ref: nowhere }, b: { externalValue: "#" } });
});

test("a block scalar keeps its lines", () => {
  const text = "a:\n  externalValue: >-\n    http://example.com/\n    a\nb: here\n";
  const closed = closeReferences(text);
  expect(parse(closed)).toEqual({ a: { externalValue: "#" }, b: "here" });
  expect(closed.split("\n").indexOf("b: here")).toBe(4);
});

test("what stays inside stays byte for byte", () => {
  const json =
    '{ "$ref": "#/a", "externalValue": { "$ref": "#/b" }, "text": "\\u0041 \\"$ref\\": \\"x\\"", "list": ["$ref", "x"] }';
  const yaml = 'a: { $ref: "#/a" } # not $ref: x\nb: |\n  $ref: other.json\n';
  expect([closeReferences(json), closeReferences(yaml)]).toEqual([json, yaml]);
});

test("lines and what stands before keep their place", () => {
  const text = '{\n  "a": { "$ref": "a-long-way-away/other.json#/A", "b": 1 },\n  "c": 2\n}\n';
  const closed = closeReferences(text);
  expect(closed).toHaveLength(text.length);
  expect(closed.indexOf('"b": 1')).toBe(text.indexOf('"b": 1'));
});
