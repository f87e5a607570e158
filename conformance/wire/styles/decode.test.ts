import { describe, expect, test } from "vitest";
import { decodeQuery, decodeValue } from "./decode.ts";

const texts = ["blue", "black", "brown"];
const shape = { R: "100", G: "200", B: "150" };

// The examples of OpenAPI 3.1.1, 4.8.12.4.
describe("reads the table of styles", () => {
  test.each([
    ["matrix", false, "text", ";color=blue", "blue"],
    ["matrix", false, "text", ";color", ""],
    ["matrix", false, "list", ";color=blue,black,brown", texts],
    ["matrix", false, "object", ";color=R,100,G,200,B,150", shape],
    ["matrix", true, "list", ";color=blue;color=black;color=brown", texts],
    ["matrix", true, "object", ";R=100;G=200;B=150", shape],
    ["label", false, "text", ".blue", "blue"],
    ["label", false, "list", ".blue,black,brown", texts],
    ["label", false, "object", ".R,100,G,200,B,150", shape],
    ["label", true, "list", ".blue.black.brown", texts],
    ["label", true, "object", ".R=100.G=200.B=150", shape],
    ["simple", false, "text", "blue", "blue"],
    ["simple", false, "list", "blue,black,brown", texts],
    ["simple", false, "object", "R,100,G,200,B,150", shape],
    ["simple", true, "list", "blue,black,brown", texts],
    ["simple", true, "object", "R=100,G=200,B=150", shape],
  ] as const)("%s, explode %s, %s", (style, explode, type, raw, value) => {
    expect(decodeValue(raw, { name: "color", style, explode, type })).toEqual(value);
  });

  test.each([
    ["form", false, "text", "color=blue", "blue"],
    ["form", false, "list", "color=blue,black,brown", texts],
    ["form", false, "object", "color=R,100,G,200,B,150", shape],
    ["form", true, "list", "color=blue&color=black&color=brown", texts],
    ["form", true, "object", "R=100&G=200&B=150", shape],
    ["spaceDelimited", false, "list", "color=blue%20black%20brown", texts],
    ["spaceDelimited", false, "object", "color=R%20100%20G%20200%20B%20150", shape],
    ["pipeDelimited", false, "list", "color=blue%7Cblack%7Cbrown", texts],
    ["pipeDelimited", false, "object", "color=R%7C100%7CG%7C200%7CB%7C150", shape],
    ["deepObject", true, "object", "color%5BR%5D=100&color[G]=200&color%5BB%5D=150", shape],
  ] as const)("%s, explode %s, %s", (style, explode, type, raw, value) => {
    expect(decodeQuery(raw, { name: "color", style, explode, type })).toEqual(value);
  });
});

test("separates before it decodes", () => {
  expect(decodeValue("a%2Cb,c", { name: "x", style: "simple", explode: false, type: "list" })).toEqual(["a,b", "c"]);
  expect(decodeQuery("x=a%26b&x=c", { name: "x", style: "form", explode: true, type: "list" })).toEqual(["a&b", "c"]);
});
