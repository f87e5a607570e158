import { type AnyContractRouter, oc as plainOc } from "@orpc/contract";
import { lazy } from "@orpc/server";
import { oc } from "@rawr/orpc-standards";
import { describe, expect, test } from "vitest";
import { readContracts } from "./read-contract.ts";
import { noTracer } from "./trace.ts";

const list = oc.route({ method: "GET", path: "/runs" });
const read = (contract: unknown, prefix?: `/${string}`) => {
  const { value, diagnostics } = readContracts(
    { runs: { contract: contract as AnyContractRouter, ...(prefix && { prefix }) } },
    noTracer,
  );
  return {
    routes: value.map(({ keys, method, path }) => `${keys.join(".")} ${method} ${path}`),
    found: diagnostics.map(({ code, message, found }) => `${code}: ${message}${found ? ` (${found})` : ""}`),
  };
};

describe("a contract is read", () => {
  test("in the author's order, at any depth, whoever's builder made it", () => {
    const contract = { list, deep: { er: plainOc.route({ method: "PUT", path: "/x" }) }, again: oc.router({ list }) };
    expect(read(contract)).toEqual({
      routes: ["runs.list get /runs", "runs.deep.er put /x", "runs.again.list get /runs"],
      found: [],
    });
  });

  test("below the surface's prefix and its own", () => {
    expect(read(oc.prefix("/v2").router({ list }), "/acme").routes).toEqual(["runs.list get /acme/v2/runs"]);
    expect(read(oc.prefix("/runs").router({ list: oc.route({ method: "GET", path: "/" }) })).routes).toEqual([
      "runs.list get /runs",
    ]);
  });

  test("with the path that oRPC derives, and a warning", () => {
    expect(read({ list: oc.route({ method: "GET" }) })).toEqual({
      routes: ["runs.list get /runs/list"],
      found: ["implicit-path: The procedure runs.list names no path; its URL /runs/list follows the router's keys"],
    });
  });
});

describe("nothing is dropped silently:", () => {
  test.each([
    ["an empty contract", {}, "empty-contract: The contract runs has no procedures"],
    ["an empty router inside", { list, archive: {} }, "empty-contract: The contract runs.archive has no procedures"],
    [
      "a lazy router that oc.router() made empty",
      oc.router({ list, archive: lazy(async () => ({ default: {} })) as never }),
      "empty-contract: The contract runs.archive has no procedures",
    ],
    [
      "a lazy router",
      { list, archive: lazy(async () => ({ default: {} })) },
      "lazy-router: The router at runs.archive is lazy, so its operations cannot be seen",
    ],
    [
      "undefined",
      { list, archive: undefined },
      "invalid-router-entry: The contract's entry runs.archive is neither a procedure nor a router (`undefined`)",
    ],
    [
      "null",
      { list, archive: null },
      "invalid-router-entry: The contract's entry runs.archive is neither a procedure nor a router (`null`)",
    ],
    [
      "a function",
      { list, archive: () => list },
      "invalid-router-entry: The contract's entry runs.archive is neither a procedure nor a router (a function)",
    ],
    [
      "a prefix that oRPC ignores",
      { list: oc.route({ method: "GET" }) },
      "prefix-without-path: The procedure runs.list names no path, so oRPC ignores the prefix (no path in its route)",
    ],
  ])("%s", (what, contract, finding) => {
    expect(read(contract, what.startsWith("a prefix") ? "/acme" : undefined).found).toEqual([finding]);
  });
});
