import { describe, expect, it } from "vitest";
import type { ApiOperation } from "../model.ts";
import { apiOf } from "./testing/api-of.ts";

const url = "{$request.body#/url}";

function tree(operation: ApiOperation | undefined): unknown {
  return (
    operation &&
    Object.fromEntries([...operation.callbacks].map(([key, inner]) => [`${inner.initiator}: ${key}`, tree(inner)]))
  );
}

describe("callbacks", () => {
  it("belong to their operation, change the roles, and nest", () => {
    const inner = { callbacks: { more: { "/x/{id}": { put: {} } } } };
    const api = apiOf({ "/runs": { post: { callbacks: { done: { [url]: { post: inner } } } } } });
    expect(tree(api.operations.get("POST /runs"))).toEqual({
      [`server: POST /runs callback done ${url} POST`]: {
        [`caller: POST /runs callback done ${url} POST callback more /x/{id} PUT`]: {},
      },
    });
    const [done] = api.operations.get("POST /runs")?.callbacks.values() ?? [];
    expect([...(done?.callbacks.values() ?? [])].map(({ parameters }) => [...parameters.keys()])).toEqual([["path 0"]]);
  });

  it("by reference, of path items by reference", () => {
    const components = {
      callbacks: { Done: { [url]: { $ref: "#/components/pathItems/Done" } } },
      pathItems: { Done: { post: {} } },
    };
    const callbacks = { done: { $ref: "#/components/callbacks/Done" } };
    const api = apiOf({ "/runs": { post: { callbacks } } }, { components });
    expect([...(api.operations.get("POST /runs")?.callbacks.values() ?? [])]).toMatchObject([
      { pointer: "/components/pathItems/Done/post", initiator: "server" },
    ]);
  });

  it("that contain themselves end once both roles were seen", () => {
    const components = {
      callbacks: { Ping: { [url]: { post: { callbacks: { ping: { $ref: "#/components/callbacks/Ping" } } } } } },
    };
    const api = apiOf(
      { "/a": { get: { callbacks: { ping: { $ref: "#/components/callbacks/Ping" } } } } },
      { components },
    );
    const key = `GET /a callback ping ${url} POST`;
    expect(tree(api.operations.get("GET /a"))).toEqual({
      [`server: ${key}`]: { [`caller: ${key} callback ping ${url} POST`]: {} },
    });
    expect(api.problems).toEqual([]);
  });

  it("in a long chain are read as far as anybody means", () => {
    const to = (index: number): object => ({ next: { $ref: `#/components/callbacks/C${index}` } });
    const chain = Array.from({ length: 5_000 }, (_, index) => [
      `C${index}`,
      { [url]: { post: { callbacks: to(index + 1) } } },
    ]);
    const api = apiOf(
      { "/a": { get: { callbacks: to(0) } } },
      { components: { callbacks: Object.fromEntries(chain) } },
    );
    expect(api.problems).toMatchObject([{ message: expect.stringContaining("more than 16 deep") }]);
  });

  it("that contain each other without end are a problem", () => {
    const names = Array.from({ length: 12 }, (_, index) => `C${index}`);
    const all = Object.fromEntries(names.map((name) => [name, { $ref: `#/components/callbacks/${name}` }]));
    const callbacks = Object.fromEntries(names.map((name) => [name, { [url]: { post: { callbacks: all } } }]));
    const api = apiOf({ "/a": { get: { callbacks: all } } }, { components: { callbacks } });
    const messages = api.problems.map(({ message }) => message);
    expect(messages).toContain("More than 10000 callbacks, those within callbacks included.");
    expect(messages.length).toBeLessThan(500);
  });
});
