import { expect, test } from "vitest";
import type { ApiParameter } from "../model.ts";
import { parameterText } from "./parameter-text.ts";

const values = { empty: "", text: "blue", list: ["blue", "black"], object: { R: 100, G: 200 } };

/** The table of OpenAPI 3.1.1, 4.8.12.4: style, place, exploded; then what it makes of each value. */
test.each([
  ["matrix", "path", false, ";color", ";color=blue", ";color=blue,black", ";color=R,100,G,200"],
  ["matrix", "path", true, ";color", ";color=blue", ";color=blue;color=black", ";R=100;G=200"],
  ["label", "path", false, ".", ".blue", ".blue,black", ".R,100,G,200"],
  ["label", "path", true, ".", ".blue", ".blue.black", ".R=100.G=200"],
  ["simple", "path", false, "", "blue", "blue,black", "R,100,G,200"],
  ["simple", "header", true, "", "blue", "blue,black", "R=100,G=200"],
  ["form", "query", false, "color=", "color=blue", "color=blue,black", "color=R,100,G,200"],
  ["form", "query", true, "color=", "color=blue", "color=blue&color=black", "R=100&G=200"],
  ["spaceDelimited", "query", false, "color=", "color=blue", "color=blue%20black", "color=R%20100%20G%20200"],
  ["pipeDelimited", "query", false, "color=", "color=blue", "color=blue%7Cblack", "color=R%7C100%7CG%7C200"],
  ["deepObject", "query", true, "color=", "color=blue", "color[0]=blue&color[1]=black", "color[R]=100&color[G]=200"],
] as const)("%s in a %s, exploded: %s", (style, place, explode, ...texts) => {
  const parameter = { name: "color", in: place as ApiParameter["in"], style, explode, contentType: undefined };
  expect(Object.values(values).map((value) => parameterText(parameter, value))).toEqual(texts);
});

test("a parameter with content is written as that", () => {
  const parameter = { name: "q", in: "query", style: "form", explode: true, contentType: "application/json" } as const;
  expect(parameterText(parameter, { a: 1 })).toBe("q=%7B%22a%22%3A1%7D");
});

test("what is no Unicode can be written too", () => {
  const parameter = { name: "q", in: "query", style: "form", explode: true, contentType: undefined } as const;
  expect(parameterText(parameter, "\ud800")).toBe("q=%EF%BF%BD");
});
