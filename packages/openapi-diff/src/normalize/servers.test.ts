import { describe, expect, it } from "vitest";
import { apiOf, operationOf } from "./testing/api-of.ts";

const urls = (servers: unknown, document: object = {}): (readonly string[])[] =>
  operationOf({ servers }, { ...document }).servers.map((server) => server.urls);

describe("servers", () => {
  it("are those of the operation, else the path item, else the document, else the root", () => {
    const from = (name: string): object[] => [{ url: `https://${name}.example` }];
    const read = (operation: object, item: object, document: object): unknown =>
      apiOf({ "/a": { ...item, get: operation } }, { ...document })
        .operations.get("GET /a")
        ?.servers.map(({ url }) => url);
    const all = [{ servers: from("o") }, { servers: from("i") }, { servers: from("d") }] as const;
    expect(read(all[0], all[1], all[2])).toEqual(["https://o.example"]);
    expect(read({ servers: [] }, all[1], all[2])).toEqual(["https://i.example"]);
    expect(read({}, {}, all[2])).toEqual(["https://d.example"]);
    expect(read({}, {}, {})).toEqual(["/"]);
  });

  it.each([
    ["https://API.example:443/v1/", ["https://api.example/v1"]],
    ["/v1/", ["/v1"]],
    ["v1", ["/v1"]],
    ["./a/../v1", ["/v1"]],
    ["/", ["/"]],
    ["//host.example/v1", ["//host.example/v1"]],
    ["https://a.example/Path", ["https://a.example/Path"]],
  ])("have one spelling: %s", (url, expected) => {
    expect(urls([{ url }])).toEqual([expected]);
  });

  it("are relative to `$self` in 3.2", () => {
    expect(urls([{ url: "v2" }], { openapi: "3.2.0", $self: "https://a.example/docs/openapi.json" })).toEqual([
      ["https://a.example/docs/v2"],
    ]);
  });

  it("stand for every URL that their variables make", () => {
    const variables = {
      region: { enum: ["eu", "us"], default: "eu" },
      port: { default: "8443" },
      base: { enum: ["v1"] },
    };
    expect(urls([{ url: "https://{region}.example/{tenant}/{base}", variables }])).toEqual([
      ["https://eu.example/{}/v1", "https://us.example/{}/v1"],
    ]);
    const renamed = { area: { enum: ["us", "eu"] }, base: { enum: ["v1"] } };
    expect(urls([{ url: "https://{area}.example/{account}/{base}", variables: renamed }])[0]?.toSorted()).toEqual([
      "https://eu.example/{}/v1",
      "https://us.example/{}/v1",
    ]);
  });

  it("are not multiplied without end", () => {
    const values = Array.from({ length: 20 }, (_, index) => `v${index}`);
    const variables = Object.fromEntries(["a", "b", "c"].map((name) => [name, { enum: values }]));
    expect(urls([{ url: "https://x.example/{a}/{b}/{c}", variables }])[0]).toHaveLength(20);
  });
});
