import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { Spec, Validation } from "@cyclonedx/cyclonedx-library";
import type { OpenApiDocument } from "@rawr/openapi-document";
import { publint } from "publint";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sha256 } from "../../src/artifacts/digest.ts";
import { packRuntime, readSurroundings } from "../../src/cli/package-surroundings.ts";
import { internalOnlyNames, mentions } from "./internal-names.ts";
import { untar } from "./untar.ts";
import { makeWorkspace, type Workspace } from "./workspace.ts";

let workspace: Workspace;
let files: Readonly<Record<string, Buffer>>;
const clients = ["workflows-client", "workflows-partner-client"] as const;
const read = (folder: string, client: string) =>
  readFileSync(join(workspace.root, folder, `rawr-${client}-${workspace.version(client)}.tgz`));

beforeAll(async () => {
  workspace = await makeWorkspace();
  const { exitCode, stderr } = await workspace.run(["pack", "--out", "out"]);
  expect(exitCode, stderr).toBe(0);
  const runtime = packRuntime(workspace.root, readSurroundings(workspace.root));
  expect(runtime.diagnostics).toEqual([]);
  files = {
    ...Object.fromEntries(clients.map((client) => [client, read("out", client)])),
    runtime: Buffer.from(runtime.value?.bytes ?? []),
  };
});
afterAll(() => workspace?.remove());

describe.each([...clients, "runtime"])("%s", (name) => {
  const bytes = () => new Uint8Array(files[name] ?? []);

  test("has nothing that publint finds", async () => {
    const { messages } = await publint({ pack: { tarball: bytes().buffer as ArrayBuffer }, strict: true });
    expect(messages).toEqual([]);
  });

  test("has types that are right where ES modules are resolved", async () => {
    const result = await checkPackage(createPackageFromTarballData(bytes()));
    // It has no CommonJS, as its `type` says: require() and the resolution of before `exports` are out of question.
    const problems = "problems" in result ? result.problems : [{ kind: "no types" }];
    const counted = problems.filter(
      (each) => !("resolutionKind" in each && /node10|node16-cjs/.test(String(each.resolutionKind))),
    );
    expect(counted).toEqual([]);
  });

  test("brings a licence and a bill of materials", async () => {
    const inside = untar(bytes());
    expect(inside.get("LICENSE")).toContain("MIT License");
    const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
    expect(await validator.validate(inside.get("sbom.cdx.json") ?? "")).toBeNull();
  });

  test("holds no sources, no tests and nothing of this machine", () => {
    const inside = untar(bytes());
    expect([...inside.keys()].filter((path) => /^src\/|\.test\.|(?<!\.d)\.ts$|\.map$/.test(path))).toEqual([]);
    for (const [path, text] of inside) expect(text, path).not.toContain(workspace.root);
    expect(inside.get("package.json")).not.toMatch(/workspace:|"\/\/"|\/src\//);
  });
});

describe("a client's package", () => {
  const inside = (client: string = clients[0]) => untar(files[client] ?? Buffer.of());
  const json = (path: string) => JSON.parse(inside().get(path) ?? "null");

  test("says what it is, and what it was made from", () => {
    const digest = `sha256:${sha256(inside().get("openapi.json") ?? "")}`;
    expect(json("package.json")).toMatchObject({
      name: "@rawr/workflows-client",
      version: workspace.version(clients[0]),
      license: "MIT",
      type: "module",
      sideEffects: false,
      types: "./dist/index.d.ts",
      engines: { node: ">=20" },
      dependencies: { "@rawr/client-runtime": expect.stringMatching(/^\^\d/) },
      repository: { url: "https://git.example.com/shop.git", directory: "generated/workflows-client" },
      rawr: { surface: "workflows.v1", audience: "internal", digest },
    });
    expect(json("operations.json").contract.digest).toBe(digest);
    expect(JSON.stringify(json("sbom.cdx.json").metadata.component.properties)).toContain(digest);
    expect(inside().get("CHANGELOG.md")).toContain(`## ${workspace.version(clients[0])}`);
    expect(inside().get("CHANGELOG.md")).toContain(digest);
  });

  test("holds every file that its exports name, and its optional peers are optional", () => {
    const { exports, peerDependencies = {}, peerDependenciesMeta = {} } = json("package.json");
    const targets = Object.values(exports as Record<string, string | Record<string, string>>).flatMap((target) =>
      typeof target === "string" ? [target] : Object.values(target),
    );
    expect(targets.filter((target) => !inside().has(target.slice(2)))).toEqual([]);
    expect(Object.keys(exports)).toEqual(expect.arrayContaining([".", "./paths", "./package.json"]));
    const optional = Object.fromEntries(Object.keys(peerDependencies).map((peer) => [peer, { optional: true }]));
    expect(peerDependenciesMeta).toEqual(optional);
  });

  test("lists its operations with scopes and what a retry may do", () => {
    const { operations } = json("operations.json") as { operations: { id: string }[] };
    expect(operations.find(({ id }) => id === "invoicingCancelRun")).toEqual({
      id: "invoicingCancelRun",
      method: "POST",
      path: "/invoicing/runs/{runId}/cancel",
      function: "invoicingCancelRun",
      audience: "partner",
      scopes: ["invoicing:run"],
      idempotent: true,
      deprecated: false,
      sunset: null,
    });
  });

  test("names nothing, in any file, that its audience does not see", () => {
    const document = (audience: string): OpenApiDocument =>
      JSON.parse(readFileSync(join(workspace.root, "openapi/workflows/v1", audience, "openapi.json"), "utf8"));
    const hidden = internalOnlyNames(document("internal"), document("partner"));
    expect(hidden).toEqual(expect.arrayContaining(["invoicingListRuns", "RunPage", "nextCursor"]));
    expect(mentions(inside(clients[0]), hidden).length).toBeGreaterThan(hidden.length);
    expect(mentions(inside(clients[1]), hidden)).toEqual([]);
  });
});

describe("rawr-openapi pack", () => {
  test("writes the same bytes again, elsewhere and in another order", async () => {
    const asked = ["workflows-partner-client", "@rawr/workflows-client"];
    const { exitCode, stderr } = await workspace.run(["pack", ...asked, "--out", "again"]);
    expect(exitCode, stderr).toBe(0);
    for (const client of clients) expect(sha256(read("again", client))).toBe(sha256(read("out", client)));
    expect(gunzipSync(read("out", clients[0])).length).toBeGreaterThan(10_000);
  });

  test("says in JSON what it wrote", async () => {
    const { stdout } = await workspace.run(["pack", "workflows-client", "--out", "json", "--json"]);
    const { packages, diagnostics } = JSON.parse(stdout);
    expect(diagnostics).toEqual([]);
    const version = workspace.version(clients[0]);
    expect(packages).toMatchObject([{ name: "@rawr/workflows-client", version, files: expect.any(Array) }]);
    expect(packages[0].integrity).toMatch(/^sha512-/);
    expect(readFileSync(packages[0].file).length).toBe(packages[0].size);
  });

  test("refuses a client that is not what its contract compiles to, with the command that mends it", async () => {
    const path = join(workspace.root, "generated/workflows-client/src/index.ts");
    const text = readFileSync(path, "utf8");
    writeFileSync(path, `${text}// edited\n`);
    const { exitCode, stderr } = await workspace.run(["pack", "--out", "refused"]);
    writeFileSync(path, text);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("artifact-edited");
    expect(stderr).toContain("then run `pnpm exec rawr-openapi build`");
    expect(stderr).toContain("nothing was packed");
    expect(readdirSync(workspace.root)).not.toContain("refused");
  });

  test("a folder that cannot be written is named, and nothing half-written is left", async () => {
    const { exitCode, stderr } = await workspace.run(["pack", "--out", "package.json"]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("error file-unwritable");
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test("a licence without a text is a warning, and the package is packed", async () => {
    const path = join(workspace.root, "LICENSE");
    const text = readFileSync(path, "utf8");
    rmSync(path);
    const { exitCode, stderr } = await workspace.run(["pack", "workflows-client", "--out", "bare"]);
    writeFileSync(path, text);
    expect(exitCode).toBe(0);
    expect(stderr).toContain("warning package-license-missing");
    expect(untar(read("bare", clients[0])).has("LICENSE")).toBe(false);
  });
});
