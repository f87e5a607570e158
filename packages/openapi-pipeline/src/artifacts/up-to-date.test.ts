import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { outdatedBecause, type RecordInput, readRecord, retiredSurfaces, writeRecord } from "./up-to-date.ts";

let root: string;
let record: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "rawr up to date "));
  record = join(root, "node_modules/.cache/record");
  put("contracts/shop.v1.ts", "contract");
  put("openapi/shop/v1/openapi.json", "{}");
});

const tools = { "rawr-openapi": "1" };
function put(path: string, contents: string) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), contents);
}
function write(overrides: Partial<RecordInput> = {}) {
  writeRecord(record, {
    root,
    tools,
    startedAt: Date.now() + 10_000,
    inputs: [join(root, "contracts/shop.v1.ts")],
    absent: [".spectral.yml"],
    outputs: ["openapi/shop/v1/openapi.json"],
    folders: ["openapi/shop/v1"],
    diagnostics: [],
    operations: 3,
    ...overrides,
  });
}
const reasons = (now = tools) => outdatedBecause(root, readRecord(record), now);

describe("outdatedBecause", () => {
  it("has nothing to say when everything is as recorded", () => {
    write();
    expect(reasons()).toEqual([]);
    expect(readRecord(record)?.operations).toBe(3);
  });

  it.each<[string, () => void]>([
    ["it has not been built here before", () => rmSync(record)],
    ["contracts/shop.v1.ts changed", () => put("contracts/shop.v1.ts", "changed")],
    ["contracts/shop.v1.ts is gone", () => rmSync(join(root, "contracts/shop.v1.ts"))],
    ["openapi/shop/v1/openapi.json changed", () => put("openapi/shop/v1/openapi.json", "edited")],
    ["openapi/shop/v1/openapi.json is gone", () => rmSync(join(root, "openapi/shop/v1/openapi.json"))],
    ["openapi/shop/v1/extra.json was not made by a build", () => put("openapi/shop/v1/extra.json", "")],
    [".spectral.yml is new", () => put(".spectral.yml", "")],
  ])("says: %s", (reason, change) => {
    write();
    change();
    expect(reasons()).toEqual([reason]);
  });

  it("says which tool changed", () => {
    write();
    expect(reasons({ "rawr-openapi": "2" })).toEqual(["rawr-openapi changed"]);
  });

  it("takes a file that is both read and written as written", () => {
    write({ inputs: ["openapi/shop/v1/openapi.json"], startedAt: 0 });
    expect(reasons()).toEqual([]);
  });
});

it("writes no record when an input changed after the build began", () => {
  write({ startedAt: Date.now() - 10_000 });
  expect(readRecord(record)).toBeUndefined();
});

it("takes a damaged record for none", () => {
  write();
  writeFileSync(record, "damaged");
  expect(readRecord(record)).toBeUndefined();
});

it("finds surfaces that left artifacts and are no longer published", () => {
  put("openapi/shop/v1/artifacts.json", "{}");
  expect(retiredSurfaces(root, ["shop.v2"])).toEqual(["shop.v1"]);
  expect(retiredSurfaces(root, ["shop.v1"])).toEqual([]);
});
