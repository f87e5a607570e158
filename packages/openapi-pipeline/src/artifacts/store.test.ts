import * as nodeFs from "node:fs";
import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import type { ArtifactSet } from "./artifact-set.ts";
import { artifactSet } from "./artifact-set.ts";
import { checkArtifacts, retiredSets, storeArtifacts } from "./store.ts";
import type { TransactionFileSystem } from "./transaction.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "rawr store "));
});

function set(files: Record<string, string>, overrides: Partial<ArtifactSet> = {}): ArtifactSet {
  const made = artifactSet({
    surface: "shop",
    major: 1,
    source: "contracts/shop.v1.ts",
    clientDirectories: ["shop-client"],
    files: Object.entries(files).map(([path, contents]) => ({ path, contents })),
    complete: true,
  });
  return { ...made, ...overrides };
}

const document = "openapi/shop/v1/public/openapi.json";
const client = "generated/shop-client/src/index.ts";
const both = { [document]: "{}\n", [client]: "export {};\n" };
const store = (sets: ArtifactSet[], options = {}) =>
  storeArtifacts(root, sets, { lock: join(root, ".cache/lock"), keepEdits: join(root, ".cache/replaced"), ...options });
const drift = (sets: ArtifactSet[]) => checkArtifacts(root, sets, "pnpm build:openapi").diagnostics;
const read = (path: string) => readFileSync(join(root, path), "utf8");
function put(path: string, contents: string) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), contents);
}
const everything = () =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && !entry.parentPath.includes(".cache"))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();

describe("storeArtifacts", () => {
  it("writes every file and a manifest, and finds no drift afterwards", async () => {
    const { value, diagnostics } = await store([set(both)]);
    expect(diagnostics).toEqual([]);
    expect(value?.written).toEqual([document, client, "openapi/shop/v1/artifacts.json"]);
    expect(everything()).toEqual([client, "openapi/shop/v1/artifacts.json", document].sort());
    expect(drift([set(both)])).toEqual([]);
  });

  it("does not touch a file whose bytes are right", async () => {
    await store([set(both)]);
    const past = new Date("2020-01-01");
    utimesSync(join(root, document), past, past);
    const before = statSync(join(root, document)).ino;
    const { value } = await store([set({ ...both, [client]: "export const a = 1;\n" })]);
    expect(value?.written).toEqual([client, "openapi/shop/v1/artifacts.json"]);
    expect(statSync(join(root, document))).toMatchObject({ ino: before, mtime: past });
  });

  it("deletes what it wrote and nobody generates any more, and the folder that is empty then", async () => {
    await store([set(both)]);
    const { value } = await store([set({ [document]: "{}\n" })]);
    expect(value?.deleted).toEqual([client]);
    expect(existsSync(join(root, "generated/shop-client"))).toBe(false);
  });

  it("leaves a file that it did not write, and says so", async () => {
    put("generated/shop-client/src/mine.ts", "mine");
    const { diagnostics } = await store([set(both)]);
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([["artifact-unknown-file", "warning"]]);
    expect(read("generated/shop-client/src/mine.ts")).toBe("mine");
  });

  it("keeps a copy of a hand-edited artifact that it replaces", async () => {
    await store([set(both)]);
    put(client, "hand made");
    const { diagnostics } = await store([set(both)]);
    expect(read(client)).toBe(both[client]);
    const found = diagnostics.find(({ code }) => code === "artifact-edit-replaced")?.found ?? "";
    expect(read(found.replace("the changed file is kept as ", ""))).toBe("hand made");
  });

  it("leaves node_modules, dist, CHANGES.md and baseline.json alone", async () => {
    const kept = ["generated/shop-client/node_modules/x.js", "generated/shop-client/dist/x.js"];
    kept.push("openapi/shop/v1/CHANGES.md", "openapi/shop/v1/baseline.json");
    for (const path of kept) put(path, "kept");
    const { diagnostics } = await store([set(both)]);
    expect(diagnostics).toEqual([]);
    expect(kept.map(read)).toEqual(kept.map(() => "kept"));
  });

  it("removes the temporary files of a killed build, but not those of a running one", async () => {
    const dead = "openapi/shop/v1/public/.rawr-tmp-999999999-0a0a0a0a-0";
    const alive = `openapi/shop/v1/public/.rawr-tmp-${process.pid}-0a0a0a0a-0`;
    put(dead, "");
    put(alive, "");
    await store([set(both)]);
    expect([dead, alive].map((path) => existsSync(join(root, path)))).toEqual([false, true]);
  });

  it("empties the folder of a surface whose contract file is gone, the baseline excepted", async () => {
    await store([set(both)]);
    put("openapi/shop/v1/baseline.json", "{}");
    const { value } = await store([...retiredSets(root, ["other.v1"])]);
    expect(value?.deleted).toEqual([client, "openapi/shop/v1/artifacts.json", document].sort());
    expect(everything()).toEqual(["openapi/shop/v1/baseline.json"]);
  });

  it("does not delete a client folder that another surface's manifest claims", async () => {
    await store([set(both)]);
    const other = artifactSet({
      surface: "stall",
      major: 1,
      source: "contracts/stall.v1.ts",
      clientDirectories: ["shop-client"],
      files: [{ path: client, contents: "moved\n" }],
      complete: true,
    });
    await store([other]);
    await store([set({ [document]: "{}\n" }, { folders: ["openapi/shop/v1"] })]);
    expect(read(client)).toBe("moved\n");
  });
});

describe("a failing write", () => {
  const next = { [document]: "new\n", [client]: "new\n", "generated/shop-client/src/deep/new.ts": "new\n" };
  const failing = (name: keyof TransactionFileSystem, onCall: number, code: string) => {
    let calls = 0;
    const broken = (...parameters: unknown[]) => {
      calls++;
      if (calls === onCall) {
        throw Object.assign(new Error(code), { code, errno: code === "ENOSPC" ? -28 : -5, path: parameters[0] });
      }
      return (nodeFs[name] as (...rest: unknown[]) => unknown)(...parameters);
    };
    return { ...nodeFs, [name]: broken } as unknown as TransactionFileSystem;
  };

  it.each([
    ["writeFileSync", 1],
    ["writeFileSync", 3],
    ["mkdirSync", 3],
    ["renameSync", 1],
    ["renameSync", 3],
    ["renameSync", 5],
  ] as const)("leaves the previous artifacts intact when %s fails at call %i", async (name, call) => {
    await store([set({ ...both, "generated/shop-client/old.ts": "old" })]);
    const before = everything().map((path) => [path, read(path)]);
    const { value, diagnostics } = await store([set(next)], { fileSystem: failing(name, call, "ENOSPC") });
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code: "artifact-unwritable", found: "no space left on device (ENOSPC)" }]);
    expect(everything().map((path) => [path, read(path)])).toEqual(before);
    expect(existsSync(join(root, "generated/shop-client/src/deep"))).toBe(false);
  });

  it("leaves the previous artifacts intact when it is interrupted", async () => {
    await store([set(both)]);
    const abort = new AbortController();
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`generated/shop-client/${i}.ts`, "x"]));
    setImmediate(() => setImmediate(() => abort.abort(new Error("interrupted"))));
    await expect(store([set({ ...next, ...many })], { signal: abort.signal })).rejects.toThrow("interrupted");
    expect(read(document)).toBe(both[document]);
    expect(everything()).toHaveLength(3);
  });

  it("works where hard links are not supported", async () => {
    await store([set(both)]);
    const { value } = await store([set(next)], { fileSystem: failing("linkSync", 1, "EIO") });
    expect(value?.written).toContain(client);
    expect(read(client)).toBe("new\n");
  });

  it("names the folder that is needed where a file stands", async () => {
    put("openapi", "a file");
    const { diagnostics } = await store([set(both)]);
    expect(diagnostics).toMatchObject([
      {
        code: "artifact-unwritable",
        message: "`openapi` cannot be written",
        found: "a file stands where a folder is needed",
      },
    ]);
    expect(everything()).toEqual(["openapi"]);
  });
});

describe("checkArtifacts", () => {
  it("tells stale, missing, edited and orphaned files apart and names the command that mends them", async () => {
    const extra = "generated/shop-client/src/extra.ts";
    const gone = "openapi/shop/v1/gone.json";
    await store([set({ ...both, [extra]: "extra", [gone]: "gone" })]);
    put(client, "edited by hand");
    nodeFs.rmSync(join(root, gone));
    put("generated/shop-client/mine.ts", "mine");
    const found = drift([set({ [document]: "stale now\n", [client]: both[client] ?? "", [gone]: "gone" })]);
    expect(found.map(({ code, artifact, fix }) => [code, artifact?.file, fix?.match(/`.*?`/)?.[0]])).toEqual([
      ["artifact-orphaned", "generated/shop-client/mine.ts", '`rm "generated/shop-client/mine.ts"`'],
      ["artifact-orphaned", extra, "`pnpm build:openapi`"],
      ["artifact-edited", client, "`pnpm build:openapi`"],
      ["artifact-missing", gone, "`pnpm build:openapi`"],
      ["artifact-stale", document, "`pnpm build:openapi`"],
    ]);
    await store([set({ [document]: "stale now\n", [client]: both[client] ?? "", [gone]: "gone" })]);
    nodeFs.rmSync(join(root, "generated/shop-client/mine.ts"));
    expect(drift([set({ [document]: "stale now\n", [client]: both[client] ?? "", [gone]: "gone" })])).toEqual([]);
  });

  it("says that only the line endings differ", async () => {
    await store([set(both)]);
    put(client, "export {};\r\n");
    expect(drift([set(both)])).toMatchObject([
      { code: "artifact-stale", found: "the same text with other line endings" },
    ]);
  });

  it("does not count the rest as orphaned when only a part was made", async () => {
    await store([set(both)]);
    expect(drift([set({ [document]: "{}\n" }, { complete: false })])).toEqual([]);
  });

  it("does not follow a manifest out of the artifact folders", async () => {
    put("precious.txt", "precious");
    await store([set(both)]);
    const files = { "../precious.txt": "0", "precious.txt": "0", "openapi/../precious.txt": "0" };
    put("openapi/shop/v1/artifacts.json", JSON.stringify({ files }));
    expect(drift([set(both)]).map(({ artifact }) => artifact?.file)).toEqual(["openapi/shop/v1/artifacts.json"]);
  });
});

describe("output paths", () => {
  const refusals = (sets: ArtifactSet[]) => drift(sets).map(({ code, found }) => [code, found]);

  it.each([
    ["generated/shop-client/../../x", "it leaves the folder that the surface owns"],
    ["/etc/x", "it is absolute"],
    ["C:/x", "it is absolute"],
    ["openapi/shop/v1\\x", "it has a backslash"],
    ["openapi/shop/v1//x", "it is not normalised"],
    ["openapi/shop/v1/a:b", "it has a character that not every file system accepts"],
    ["openapi/shop/v2/x", "it is outside the folders of the surface (openapi/shop/v1, generated/shop-client)"],
    ["openapi/shop/v1", "it is outside the folders of the surface (openapi/shop/v1, generated/shop-client)"],
  ])("refuses %s", (path, reason) => {
    expect(refusals([set({ [path]: "x" })])).toEqual([["artifact-path-refused", reason]]);
  });

  it("refuses a client folder outside generated/", () => {
    const folders = ["openapi/shop/v1", "generated/../../x"];
    expect(refusals([set({}, { folders })])).toEqual([
      ["artifact-path-refused", "it leaves the folder that the surface owns"],
    ]);
  });

  it("refuses two files that are one where case does not count", () => {
    const files = { "generated/shop-client/Pet.ts": "a", "generated/shop-client/pet.ts": "b" };
    expect(refusals([set(files)])).toEqual([["artifact-collision", "one from shop.v1, one from shop.v1"]]);
  });

  it("refuses to write through a symbolic link", async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), "rawr elsewhere "));
    symlinkSync(elsewhere, join(root, "openapi"));
    put("generated/target.ts", "target");
    mkdirSync(join(root, "generated/shop-client/src"), { recursive: true });
    symlinkSync(join(root, "generated/target.ts"), join(root, client));
    const { value, diagnostics } = await store([set(both)]);
    expect(value).toBeUndefined();
    expect(diagnostics.map(({ message, found }) => [message, found])).toEqual([
      ["The surface shop.v1 may not write to `openapi`", "it is a symbolic link"],
      [`The surface shop.v1 may not write to \`${client}\``, "it is a symbolic link"],
    ]);
    expect(readdirSync(elsewhere)).toEqual([]);
  });

  it("knows a generated file again when the file system lists it in other case", async () => {
    await store([set(both)]);
    // A hard link stands for the second name that a case-insensitive file system answers to.
    linkSync(join(root, client), join(root, "generated/shop-client/src/INDEX.ts"));
    expect(drift([set(both)])).toEqual([]);
  });
});
