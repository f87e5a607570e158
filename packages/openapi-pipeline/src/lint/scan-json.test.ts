import { encodePointer, resolvePointer } from "@rawr/openapi-document";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDocument } from "./read-document.ts";
import { scanJson } from "./scan-json.ts";

/** Every pointer of a value. */
function pointers(value: unknown, path: (string | number)[] = []): string[] {
  const below = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return [encodePointer(path), ...below.flatMap(([key, item]) => pointers(item, [...path, key]))];
}

const spaced = fc.tuple(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(0, 2, "\t", " \r\n"));

test("every pointer is found where its key or its element stands", () => {
  fc.assert(
    fc.property(spaced, ([value, space]) => {
      const text = JSON.stringify(value, undefined, space);
      const { offsets, duplicates } = scanJson(text, pointers(value));
      expect(duplicates).toEqual([]);
      for (const pointer of pointers(value)) {
        const parent = resolvePointer(value, pointer.slice(0, Math.max(pointer.lastIndexOf("/"), 0)));
        const key = pointer
          .slice(pointer.lastIndexOf("/") + 1)
          .replaceAll("~1", "/")
          .replaceAll("~0", "~");
        const isElement = pointer === "" || Array.isArray(parent);
        const start = isElement ? JSON.stringify(resolvePointer(value, pointer)).charAt(0) : JSON.stringify(key);
        expect(text.startsWith(start, offsets.get(pointer))).toBe(true);
      }
    }),
  );
});

test("keys that occur twice are named with their place, also when they are written differently", () => {
  const text = '{ "a": [{ "b/c": 1, "b\\/c": 2 }], "a": 3 }';
  expect(scanJson(text, []).duplicates).toEqual([
    { pointer: "/a/0/b~1c", key: "b/c", offset: text.indexOf('"b\\/c"') },
    { pointer: "/a", key: "a", offset: text.lastIndexOf('"a"') },
  ]);
});

test("quotes and backslashes in texts do not mislead", () => {
  const value = { a: 'x\\"}', 'b"\\': { c: "]" } };
  const text = JSON.stringify(value);
  expect(scanJson(text, ['/b"\\/c']).offsets.get('/b"\\/c')).toBe(text.indexOf('"c"'));
});

describe("positions", () => {
  const locate = async (text: string, pointer: string) =>
    (await readDocument(text)).locate([pointer]).positions.get(pointer);

  test.each([
    ["JSON", '{\r\n  "openapi": "3.1.1",\r\n  "😀": 1, "info": {}\r\n}', "/info", { line: 3, column: 12 }],
    ["JSON after a byte order mark", '\uFEFF{"openapi": "3.1.1"}', "/openapi", { line: 1, column: 2 }],
    ["YAML", "openapi: 3.1.1\ntags:\n  - name: a\n  - {name: b}\n", "/tags/1/name", { line: 4, column: 6 }],
    ["YAML with an anchor", "openapi: 3.1.1\na: &x {b: 1}\nc: *x\n", "/c/b", { line: 2, column: 8 }],
    ["YAML with a merge key", "openapi: 3.1.1\na: &x {b: 1}\nc:\n  <<: *x\n", "/c/b", { line: 3, column: 1 }],
  ])("in %s", async (_name, text, pointer, position) => {
    expect(await locate(text, pointer)).toEqual(position);
  });
});
