import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { publint } from "publint";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { BuiltSurface } from "../../src/build-surface.ts";
import { createRepository, type Ended, type Repository, readFiles, workspace } from "./repository.ts";

const names = [
  "client-runtime",
  "orpc-standards",
  "openapi-document",
  "schema-containment",
  "openapi-diff",
  "openapi-pipeline",
];

let repository: Repository;
let installed: Ended;
const tarballs = new Map<string, string>();

beforeAll(async () => {
  repository = await createRepository();
  const built = await repository.run(process.execPath, join(workspace, "scripts/build-packages.ts"));
  expect(built).toMatchObject({ exitCode: 0 });
  for (const name of names) tarballs.set(name, await repository.pack(name));
  installed = await repository.pnpm("install", "--prefer-offline");
});

afterAll(() => {
  if (repository) rmSync(repository.folder, { recursive: true, force: true });
});

const path = (name: string) => join(repository.root, name);
const artifacts = () => readFiles(repository.root, ["openapi", "generated"]);

function edit(name: string, from: string, to: string): void {
  const text = readFileSync(path(name), "utf8");
  expect(text).toContain(from);
  writeFileSync(path(name), text.replace(from, to));
}

describe("a packed package", () => {
  test.each(names)("%s has nothing that publint finds", async (name) => {
    const bytes = readFileSync(tarballs.get(name) ?? "");
    const tarball = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    const { messages } = await publint({ pack: { tarball }, strict: true });
    expect(messages).toEqual([]);
  });

  test.each(["orpc-standards", "openapi-pipeline"])("%s depends on what it imports", (name) => {
    const folder = join(workspace, "packages", name);
    const { dependencies, peerDependencies } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
      dependencies: Record<string, string>;
      peerDependencies?: Record<string, string>;
    };
    const code = [...readFiles(folder, ["dist"])].filter(([file]) => file.endsWith(".js"));
    const imported = code.flatMap(([, text]) =>
      [...text.matchAll(/^(?:import|export) .*?from "([^."][^"]*)"|\bimport\("([^."][^"]*)"\)/gm)].map(
        ([, first, second]) => first ?? second ?? "",
      ),
    );
    const packages = imported
      .filter((specifier) => !specifier.startsWith("node:"))
      .map((specifier) => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0]);
    const declared = { ...dependencies, ...peerDependencies };
    expect(packages.length).toBeGreaterThan(3);
    expect([...new Set(packages)].filter((each) => each !== undefined && !(each in declared))).toEqual([]);
  });

  test("brings the licence, and no test", async () => {
    const { stdout } = await repository.run("tar", "-tf", tarballs.get("openapi-pipeline") ?? "");
    expect(stdout).toContain("package/LICENSE");
    expect(stdout).toContain("package/README.md");
    expect(stdout.split("\n").filter((name) => /\.test\.|fixtures|\/src\//.test(name))).toEqual([]);
  });
});

describe("in somebody else's repository", () => {
  test("it installs", () => {
    expect(installed).toMatchObject({ exitCode: 0 });
  });

  test("init publishes the contract that is there, and says what is left to do", async () => {
    const ended = await repository.pnpm("exec", "rawr-openapi", "init", "packages/shop/src/contract.ts");
    expect(ended).toMatchObject({ exitCode: 0 });
    expect(ended.stderr).toContain("created contracts/shop.v1.ts");
    expect(ended.stderr).toContain("extended pnpm-workspace.yaml (packages generated/*)");
    expect(readFileSync(path("pnpm-workspace.yaml"), "utf8")).toContain('- "packages/*" # one for each capability');
  });

  test("build tells what is missing at the author's line", async () => {
    const ended = await repository.pnpm("build:openapi");
    expect(ended.exitCode).toBe(1);
    expect(ended.stderr).toContain("error redocly/operation-tag-defined");
    expect(ended.stderr).toMatch(/packages\/shop\/src\/contract\.ts:18:\d+/);
  });

  test("build writes documents and clients, of Zod and of TypeBox; check agrees", async () => {
    edit(
      "contracts/shop.v1.ts",
      "  audiences:",
      '  tags: [{ name: "pets", description: "What is for sale." }],\n  audiences:',
    );
    mkdirSync(path("contracts"), { recursive: true });
    copyFileSync(join(import.meta.dirname, "fixtures/desk.v1.ts"), path("contracts/desk.v1.ts"));
    const built = await repository.pnpm("build:openapi");
    expect(built, built.stderr).toMatchObject({ exitCode: 0 });
    expect(built.stderr).not.toMatch(/^(?:error|warning) /m);
    const schemas = (surface: string) => {
      const text = readFileSync(path(`openapi/${surface}/v1/internal/openapi.json`), "utf8");
      const document = JSON.parse(text) as { components: { schemas: Record<string, unknown> } };
      return Object.keys(document.components.schemas);
    };
    expect(schemas("shop")).toEqual(expect.arrayContaining(["Money", "Pet"]));
    expect(schemas("desk")).toEqual(expect.arrayContaining(["Bell"]));
    const checked = await repository.pnpm("check:openapi");
    expect(checked, checked.stderr).toMatchObject({ exitCode: 0 });
  });

  test("the clients and the contracts type-check", async () => {
    expect(await repository.pnpm("install", "--prefer-offline", "--no-frozen-lockfile")).toMatchObject({ exitCode: 0 });
    const compiler = join(workspace, "node_modules/typescript/bin/tsc");
    const ended = await repository.run(process.execPath, compiler, "-p", ".");
    expect(ended).toMatchObject({ exitCode: 0, stdout: "" });
  });

  test("a program that builds a surface gets the artifacts of the command line", async () => {
    const program = `
      import { buildSurface } from "@rawr/openapi-pipeline";
      import { surface } from "./contracts/desk.v1.ts";
      const { documents, findings, files } = await buildSurface(surface);
      console.log(JSON.stringify({ audiences: Object.keys(documents), findings, files }));
    `;
    const ended = await repository.run(process.execPath, "--input-type=module", "--eval", program);
    const built = JSON.parse(ended.stdout) as Pick<BuiltSurface, "findings" | "files"> & { audiences: string[] };
    expect(built).toMatchObject({ audiences: ["internal"], findings: [] });
    expect(built.files.length).toBeGreaterThan(15);
    for (const file of built.files) expect(file.contents, file.path).toBe(readFileSync(path(file.path), "utf8"));
  });

  test("redocly lint, started by hand, finds our rules in the package", async () => {
    const redocly = join(workspace, "node_modules/@redocly/cli/bin/cli.js");
    const document = "openapi/shop/v1/internal/openapi.json";
    const clean = await repository.run(process.execPath, redocly, "lint", document);
    expect(clean, clean.stderr).toMatchObject({ exitCode: 0 });
    const broken = readFileSync(path(document), "utf8").replace('"petsFind"', '"pets.find"');
    writeFileSync(path("broken.json"), broken);
    const found = await repository.run(process.execPath, redocly, "lint", "broken.json", "--format=github-actions");
    rmSync(path("broken.json"));
    expect(found.exitCode).toBe(1);
    expect(found.stdout).toContain("rawr/operation-id-convention");
  });

  test("a mistake ends with 1 at its line, and leaves the artifacts as they were", async () => {
    const before = artifacts();
    const right = 'operationId: "petsFind"';
    edit("packages/shop/src/contract.ts", right, 'operationId: "pets find"');
    const ended = await repository.pnpm("build:openapi");
    edit("packages/shop/src/contract.ts", 'operationId: "pets find"', right);
    expect(ended.exitCode).toBe(1);
    expect(ended.stderr).toContain("packages/shop/src/contract.ts:15:7");
    expect(artifacts()).toEqual(before);
  });

  test("an edit of an alias in tsconfig.json is seen", async () => {
    edit("tsconfig.json", "shop/src/shapes/*", "shop/src/gone/*");
    const ended = await repository.pnpm("check:openapi");
    edit("tsconfig.json", "shop/src/gone/*", "shop/src/shapes/*");
    expect(ended.exitCode).toBe(1);
    expect(ended.stderr).toContain("error module-not-found");
    expect(ended.stderr).toContain("packages/shop/src/contract.ts:2:23");
  });

  test("a finding names its page in the package, and explain prints it", async () => {
    const ended = await repository.pnpm("exec", "rawr-openapi", "build", "--surface", "shpo");
    expect(ended.exitCode).toBe(2);
    const page = /^ {2}(node_modules\/\S+\.md)$/m.exec(ended.stderr)?.[1] ?? "";
    const { stdout } = await repository.pnpm("exec", "rawr-openapi", "explain", "unknown-surface");
    expect(stdout).toBe(readFileSync(path(page), "utf8"));
  });

  test("init changes nothing the second time", async () => {
    const folders = [".", ".github"];
    const before = readFiles(repository.root, folders);
    const ended = await repository.pnpm("exec", "rawr-openapi", "init");
    expect(ended).toMatchObject({ exitCode: 0 });
    expect(ended.stderr).toContain("Everything is set up.");
    expect(readFiles(repository.root, folders)).toEqual(before);
  });

  test("a Node that is too old is told which one is needed", async () => {
    const older = 'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "22.17.1" } })';
    const bin = path("node_modules/@rawr/openapi-pipeline/bin/rawr-openapi.mjs");
    const ended = await repository.run(process.execPath, "--import", `data:text/javascript,${older}`, bin, "build");
    expect(ended.exitCode).toBe(2);
    expect(ended.stderr).toContain("rawr-openapi needs Node 22.18 or newer; this is Node 22.17.1.\nFix: ");
  });
});
