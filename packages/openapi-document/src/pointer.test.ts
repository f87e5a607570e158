import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  appendPointer,
  createResolver,
  decodePointer,
  encodePointer,
  pointerOfRef,
  refOfPointer,
  resolvePointer,
} from "./pointer.ts";

describe("pointers", () => {
  it("resolves every example of RFC 6901, section 5", () => {
    const document = {
      foo: ["bar", "baz"],
      "": 0,
      "a/b": 1,
      "c%d": 2,
      "e^f": 3,
      "g|h": 4,
      "i\\j": 5,
      'k"l': 6,
      " ": 7,
      "m~n": 8,
    };
    const at = (pointer: string): unknown => resolvePointer(document, pointer);
    expect(at("")).toBe(document);
    expect(at("/foo/0")).toBe("bar");
    expect([
      at("/"),
      at("/a~1b"),
      at("/c%d"),
      at("/e^f"),
      at("/g|h"),
      at("/i\\j"),
      at('/k"l'),
      at("/ "),
      at("/m~0n"),
    ]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it("round-trips any tokens, also as a reference", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme" })), (tokens) => {
        const pointer = encodePointer(tokens);
        expect(decodePointer(pointer)).toEqual(tokens);
        expect(pointerOfRef(refOfPointer(pointer))).toBe(pointer);
      }),
    );
  });

  it("finds nothing where there is nothing, inherited names included", () => {
    expect(resolvePointer({ a: 1 }, "/a/b")).toBeUndefined();
    expect(resolvePointer({}, "/constructor")).toBeUndefined();
    expect(resolvePointer(null, "/a")).toBeUndefined();
  });

  it("resolves same-document references only, percent-encoded ones included", () => {
    const resolve = createResolver({ paths: { "/a/{b}": { get: 1 } } });
    expect(resolve("#/paths/~1a~1%7Bb%7D/get")).toBe(1);
    expect(resolve("#/paths/~1a~1{b}/get")).toBe(1);
    expect(resolve("other.json#/paths")).toBeUndefined();
    expect(resolve("#/%E0%A4%A")).toBeUndefined();
  });

  it("appends tokens", () => {
    expect(appendPointer("/paths", "/a/b", 0)).toBe("/paths/~1a~1b/0");
  });
});
