import { describe, expect, it } from "vitest";
import { coversMediaType, normalizeMediaType } from "./media-type.ts";

describe("media types", () => {
  it.each([
    ["Application/JSON", "application/json"],
    ["application/json; charset=UTF-8", "application/json"],
    ["application/problem+json;charset=utf-8", "application/problem+json"],
    ["application/json; charset=latin1", "application/json; charset=latin1"],
    ["text/plain ;Charset=UTF-8", "text/plain; charset=utf-8"],
    ["text/plain;b=2;A=1", "text/plain; a=1; b=2"],
    ['text/plain; q="a;b"', 'text/plain; q="a;b"'],
    ['text/plain; q="Ab"', "text/plain; q=Ab"],
    ["text/*", "text/*"],
    ["", ""],
    [";;", ""],
    ['text/plain; a="\\";b"; c', 'text/plain; a="\\";b"; c'],
    ['"', '"'],
  ])("%s is %s", (written, normal) => {
    expect(normalizeMediaType(written)).toBe(normal);
  });

  it.each([
    ["*/*", "application/json", true],
    ["text/*", "text/plain; charset=utf-8", true],
    ["text/*", "texture/x", false],
    ["text/plain", "text/plain; charset=utf-8", true],
    ["text/plain; charset=utf-8", "text/plain", false],
    ["text/plain; a=1", "text/plain; a=1; b=2", true],
    ["application/json", "application/*", false],
    ["text/*", "text/*", true],
  ])("does %s hold %s: %s", (range, type, covers) => {
    expect(coversMediaType(range, type)).toBe(covers);
  });
});
