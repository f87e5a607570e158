import { oc, typeBoxStandardSchema } from "@rawr/orpc-standards";
import * as Type from "typebox";
import { describe, expect, test } from "vitest";
import { pathParameterNames } from "./request.ts";
import { compileContract } from "./testing/compile-contract.ts";

type Route = readonly [method: string, path: string];

/** What is reported of routes, with inputs that fit their paths. */
function check(...routes: readonly Route[]) {
  const procedures = routes.map(([method, path], index) => {
    const params = Type.Object(Object.fromEntries(pathParameterNames(path).map((name) => [name, Type.String()])));
    const route = oc
      .route({ method: method as "GET", path: path as `/${string}` })
      .output(typeBoxStandardSchema(Type.Boolean()));
    return [
      `p${index}`,
      Object.keys(params.properties).length > 0 ? route.input(typeBoxStandardSchema(params)) : route,
    ];
  });
  return compileContract(Object.fromEntries(procedures)).diagnostics.map(({ code, message }) => `${code}: ${message}`);
}

describe("paths that one URL matches are reported", () => {
  test.each<[string, Route, Route, string]>([
    [
      "where both begin with the same segment",
      ["GET", "/runs/{id}/first"],
      ["GET", "/runs/latest/{step}"],
      "`GET /runs/latest/first` matches both `/runs/{id}/first` and `/runs/latest/{step}`",
    ],
    [
      "where the first begins with a parameter",
      ["GET", "/{tenant}/runs"],
      ["GET", "/acme/{list}"],
      "`GET /acme/runs` matches both `/{tenant}/runs` and `/acme/{list}`",
    ],
    [
      "where the second begins with a parameter",
      ["GET", "/acme/{list}"],
      ["GET", "/{tenant}/runs"],
      "`GET /acme/runs` matches both `/acme/{list}` and `/{tenant}/runs`",
    ],
    ["where a segment is fixed in part", ["GET", "/files/{name}.json/{part}"], ["GET", "/files/a.json/{x}.txt"], ""],
    [
      "where a fixed part fits",
      ["GET", "/files/{name}.json/first"],
      ["GET", "/files/a.json/{part}"],
      "`GET /files/a.json/first` matches both `/files/{name}.json/first` and `/files/a.json/{part}`",
    ],
  ])("%s", (_, first, second, message) => {
    expect(check(first, second)).toEqual(message ? [`ambiguous-path-templates: ${message}`] : []);
  });

  test("once for each pair, however many there are", () => {
    const found = check(["GET", "/{a}/x"], ["GET", "/b/{c}"], ["GET", "/d/{e}"], ["GET", "/b/x"]);
    expect(found).toHaveLength(2);
  });
});

describe("paths that no URL has in common are not reported:", () => {
  test.each<[string, Route, Route]>([
    ["one is fixed wherever the other is", ["GET", "/runs/{id}"], ["GET", "/runs/mine"]],
    ["a segment differs", ["GET", "/runs/{id}/a"], ["GET", "/runs/x/b"]],
    ["a fixed part differs", ["GET", "/files/{name}.json/first"], ["GET", "/files/a.yaml/{part}"]],
    [
      "the fixed part leaves nothing for the parameter",
      ["GET", "/files/{name}.json/first"],
      ["GET", "/files/.json/{part}"],
    ],
    ["methods differ", ["GET", "/runs/{id}/first"], ["PUT", "/runs/latest/{step}"]],
    ["lengths differ", ["GET", "/{a}/b"], ["GET", "/c/{d}/e"]],
  ])("%s", (_, first, second) => {
    expect(check(first, second)).toEqual([]);
  });
});

test("a route whose parameter has another name is the same route, with another method the same path", () => {
  expect(check(["GET", "/runs/{id}"], ["GET", "/runs/{runId}"]).map((each) => each.split(":")[0])).toEqual([
    "duplicate-route",
  ]);
  expect(check(["GET", "/runs/{id}"], ["PUT", "/runs/{runId}"]).map((each) => each.split(":")[0])).toEqual([
    "conflicting-path-templates",
  ]);
});

test("a method without a field in a path item is not lost silently", () => {
  expect(check(["QUERY", "/runs"])).toEqual([
    "unknown-method: `things.p0` uses the method QUERY, for which OpenAPI 3.1 has no field",
  ]);
});
