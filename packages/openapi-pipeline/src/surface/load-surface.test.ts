import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { createWorkerPool } from "../artifacts/worker-pool.ts";
import type { LoadReport, LoadTask } from "./fixtures/load-task.ts";

const scratch = mkdtempSync(join(tmpdir(), "load-surface-"));
const pool = createWorkerPool({ size: 1 });
let workspaces = 0;
afterAll(async () => {
  await pool.close();
  rmSync(scratch, { recursive: true, force: true });
});

const contractFile = "contracts/runs.v1.ts";
const surface = (title: string, more = "") =>
  `export const surface = { name: "runs", version: "1.0.0", title: ${title}, description: "Runs.", mount: "/api/runs", contracts: { runs: { contract: {} } } };${more}\n`;

/** Writes a workspace of its own and loads its contract in a worker. */
async function load(
  files: Readonly<Record<string, string>>,
  { folder = "workspace", ...limits }: { folder?: string; settleWithin?: number } = {},
) {
  const root = join(scratch, String(++workspaces), folder);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  const task: LoadTask = { root, path: join(root, contractFile), ...limits };
  const report = await pool.runInWorker<LoadTask, LoadReport>(
    new URL("./fixtures/load-task.ts", import.meta.url),
    "load",
    task,
  );
  const [first] = report.diagnostics;
  const at = first?.location && `${first.location.file}:${first.location.line}:${first.location.column}`;
  return {
    ...report,
    code: first?.code,
    message: first?.message,
    fix: first?.fix,
    at,
    inputs: report.inputs.map((input) => relative(root, input)).sort(),
  };
}

describe("a contract loads", () => {
  test.each([
    [
      "enums",
      { "src/title.ts": 'export enum Title { Runs = "Runs" }' },
      'import { Title } from "../src/title.ts";',
      "Title.Runs",
    ],
    [
      "an import without extension",
      { "src/title.ts": 'export const title = "Runs";' },
      'import { title } from "../src/title";',
      "title",
    ],
    [
      "`.js` for `.ts`",
      { "src/title.ts": 'export const title = "Runs";' },
      'import { title } from "../src/title.js";',
      "title",
    ],
    [
      "`.mjs` for `.mts`",
      { "src/title.mts": 'export const title = "Runs";' },
      'import { title } from "../src/title.mjs";',
      "title",
    ],
    [
      "a folder with an index",
      { "src/index.ts": 'export const title = "Runs";' },
      'import { title } from "../src";',
      "title",
    ],
    [
      "a name with a dot and no extension",
      { "src/run.title.ts": 'export const title = "Runs";' },
      'import { title } from "../src/run.title";',
      "title",
    ],
    [
      "an import that is only a type",
      {},
      'import { Missing } from "../src/missing.ts"; const title: Missing = "Runs";',
      "title",
    ],
    [
      "JSON",
      { "src/title.json": '{ "title": "Runs" }' },
      'import data from "../src/title.json" with { type: "json" };',
      "data.title",
    ],
    [
      "an optional import that is not there",
      {},
      'const title = await import("../src/none.ts").catch(() => "Runs");',
      "title",
    ],
  ])("with %s", async (_, files, before, title) => {
    expect(await load({ ...files, [contractFile]: `${before}\n${surface(title)}` })).toMatchObject({
      diagnostics: [],
      title: "Runs",
    });
  });

  test("from a path with spaces, brackets and letters of every script, and its findings point there", async () => {
    const folder = "répertoire (1) – 実行 #%20";
    const files = {
      "src/t.ts": 'export const title = "Runs";',
      [contractFile]: `import { title } from "../src/t";\n${surface("title")}`,
    };
    expect(await load(files, { folder })).toMatchObject({ title: "Runs", inputs: [contractFile, "src/t.ts"] });
    expect(await load({ [contractFile]: 'throw new Error("no");' }, { folder })).toMatchObject({
      code: "module-threw",
      at: "contracts/runs.v1.ts:1:7",
    });
  });

  test("with the package.json of every package that it takes modules of, whose exports decide what is loaded", async () => {
    const { title, inputs } = await load({
      [contractFile]: `import { title } from "all/title";\nimport "../packages/a/src/a.ts";\n${surface("title")}`,
      "package.json": '{ "name": "all", "exports": { "./title": "./src/title.ts" } }',
      "src/title.ts": 'export const title = "Runs";',
      "packages/a/package.json": "{}",
      "packages/a/src/a.ts": "export {};",
      "packages/b/package.json": "{}",
    });
    expect(title).toBe("Runs");
    expect(inputs).toEqual([
      contractFile,
      "package.json",
      "packages/a/package.json",
      "packages/a/src/a.ts",
      "src/title.ts",
    ]);
  });

  test("twice under one object, and as the default export", async () => {
    expect(await load({ [contractFile]: surface('"Runs"', "export default surface;") })).toMatchObject({
      diagnostics: [],
      loaded: true,
    });
  });
});

describe("a contract that cannot be loaded names the author's line:", () => {
  test("a syntax error, in the module that has it, which is watched", async () => {
    const report = await load({
      "src/a.ts": "export const a = 1;\nexport const = 2;\n",
      [contractFile]: `import { a } from "../src/a.ts";\n${surface("a")}`,
    });
    expect(report).toMatchObject({ code: "module-syntax", at: "src/a.ts:2:14", inputs: [contractFile, "src/a.ts"] });
  });

  test("a name that is declared twice, which only the compiler sees", async () => {
    expect(await load({ [contractFile]: "interface I { a: 1 }\nconst a = 1;\nconst a = 2;\n" })).toMatchObject({
      code: "module-syntax",
      at: "contracts/runs.v1.ts:3:7",
    });
  });

  test("a module that throws, below code that was instrumented and types that are gone", async () => {
    const source = `import { helper } from "./helper.ts";
interface Options { readonly strict: boolean }
const options: Options = { strict: f({ a: 1 }) };
function f(x: object): boolean { return helper(x) }
`;
    const helper =
      "export const helper = (x: object): boolean => {\n  if (Object.keys({ ...x }).length > 0) throw new RangeError(`bad`);\n  return true;\n};\n";
    const report = await load({
      "src/a.ts": source,
      "src/helper.ts": helper,
      [contractFile]: `import "../src/a.ts";\n${surface('""')}`,
    });
    expect(report).toMatchObject({
      code: "module-threw",
      message: "The module threw while it was loaded: RangeError: bad",
      at: "src/helper.ts:2:47",
    });
  });

  test.each(["undefined", "null", '"text"', "{ a: 1 }"])("what is thrown may be no error: %s", async (thrown) => {
    expect(await load({ [contractFile]: `throw ${thrown};` })).toMatchObject({
      code: "module-threw",
      at: "contracts/runs.v1.ts:1:1",
    });
  });

  test.each([
    ["a package that is not installed", 'import "left-pad";', "left-pad", "the package is not installed"],
    ["a scoped one", 'import "@none/of-these/sub";', "@none/of-these/sub", "the package is not installed"],
    ["a missing file", 'export * from "../src/missing.ts";', "../src/missing.ts", "there is no such file"],
    ["a folder without index", 'import "../contracts";', "../contracts", "it is a folder without an index file"],
    ["an import() of nothing", 'await import("./missing");', "./missing", "there is no such file"],
  ])("%s, at the specifier of its import", async (_, statement, specifier, reason) => {
    const source = `// "${specifier}" 😀 is named "${specifier}" before\n/* é */ ${statement}\n`;
    const report = await load({ [contractFile]: source });
    const column = `/* é */ ${statement}`.indexOf(`"${specifier}"`) + 1;
    expect(report).toMatchObject({
      code: "module-not-found",
      message: `Cannot load "${specifier}": ${reason}`,
      at: `contracts/runs.v1.ts:2:${column}`,
    });
  });

  test("the contract file itself is missing", async () => {
    expect(await load({ "contracts/other.v1.ts": "" })).toMatchObject({
      code: "module-not-found",
      message: 'Cannot load "./contracts/runs.v1.ts": there is no such file',
    });
  });

  test("a byte order mark, CRLF and tabs", async () => {
    const source = '\ufeff// é\r\nconst a = { b: 1 };\r\n\tthrow Object.assign(new Error("no"), a);\r\n';
    expect(await load({ [contractFile]: source })).toMatchObject({
      code: "module-threw",
      at: "contracts/runs.v1.ts:3:22",
    });
  });

  test("a name that a module does not export, with the one that was meant", async () => {
    const files = {
      "src/other.ts": 'import { title } from "./t.ts"; export { title };',
      "src/t.ts": "export const title = 1, titles = 2; export type Title = string;",
    };
    const contract = (names: string) =>
      `import "../src/other.ts";\nimport { ${names} } from "../src/t.ts";\n${surface("title, titel")}`;
    expect(await load({ ...files, [contractFile]: contract("title, titel") })).toMatchObject({
      code: "export-not-found",
      fix: 'Did you mean "title"?',
      at: "contracts/runs.v1.ts:2:17",
    });
    const reexport = {
      ...files,
      "src/other.ts": 'export { Title } from "./t.ts";',
      [contractFile]: `import "../src/other.ts";\n${surface('""')}`,
    };
    expect(await load(reexport)).toMatchObject({
      code: "export-not-found",
      at: "src/other.ts:1:10",
      fix: expect.stringContaining("export type"),
    });
  });

  test("an import cycle, with the way round", async () => {
    const files = {
      "src/a.ts": 'import { b } from "./b.ts";\nexport const a = b;\n',
      "src/b.ts": 'import { c } from "./c.ts";\nexport const b = c;\n',
      "src/c.ts": 'import { a } from "./a.ts";\nexport const c = [a];\n',
      [contractFile]: `import { a } from "../src/a.ts";\n${surface("a")}`,
    };
    const report = await load(files);
    expect(report).toMatchObject({ code: "module-cycle", at: "src/c.ts:2:19" });
    expect(report.diagnostics[0]?.found).toBe("src/c.ts -> src/a.ts -> src/b.ts -> src/c.ts");
  });

  test("a name that is used above its declaration is no cycle", async () => {
    expect(await load({ [contractFile]: "export const a = b;\nconst b = 1;\n" })).toMatchObject({
      code: "module-threw",
      at: "contracts/runs.v1.ts:1:18",
    });
  });

  test("process.exit(), and the worker lives", async () => {
    const report = await load({
      "src/a.ts": "export const a = 1;\nprocess.exit(3);\n",
      [contractFile]: `import { a } from "../src/a.ts";\n${surface("a")}`,
    });
    expect(report).toMatchObject({
      code: "module-never-loaded",
      message: expect.stringContaining("process.exit(3)"),
      at: "src/a.ts:2:9",
    });
    expect(await load({ [contractFile]: surface('"Runs"') })).toMatchObject({ title: "Runs" });
  });

  test("a top-level await that never settles, and the worker lives", async () => {
    const files = {
      "src/fine.ts": "export const fine = await Promise.resolve(1);\n",
      "src/stuck.ts": "const inner = async () => await new Promise(() => {});\nexport const stuck = await inner();\n",
      "src/waits.ts": 'import { stuck } from "./stuck.ts";\nexport const waits = await Promise.resolve(stuck);\n',
      [contractFile]: `import "../src/fine.ts";\nimport { waits } from "../src/waits.ts";\n${surface("waits")}`,
    };
    const report = await load(files, { settleWithin: 500 });
    expect(report).toMatchObject({
      code: "module-never-loaded",
      message: "The surface was not loaded: a top-level await has not settled after 0.5 s",
      at: "src/stuck.ts:2:22",
    });
    expect(await load({ [contractFile]: surface('"Runs"') })).toMatchObject({ title: "Runs" });
  });
});

describe("a file that loads, but defines no surface of its name,", () => {
  test.each([
    ["exports nothing", "export {};\n", "surface-not-exported"],
    ["exports something else", "export const surface = { name: 'runs' };\n", "surface-not-exported"],
    [
      "exports two",
      `${surface('"Runs"')}export const other = { name: "other", document: "./x.json", version: "1.0.0" };\n`,
      "several-surfaces",
    ],
    ["has another name", surface('"Runs"').replace('name: "runs"', 'name: "walks"'), "surface-file-name"],
    ["has another major version", surface('"Runs"').replace("1.0.0", "2.0.0"), "surface-file-name"],
    ["has a version that is none", surface('"Runs"').replace("1.0.0", "1.0"), "surface-field"],
  ])("%s", async (_, source, code) => {
    const report = await load({ [contractFile]: source });
    expect(report.diagnostics.map((each) => each.code)).toEqual([code]);
    expect(report).toMatchObject({ loaded: false, at: expect.stringMatching(/^contracts\/runs\.v1\.ts:\d/) });
  });

  test("says everything that is wrong with the surface at once", async () => {
    const source = surface('" "').replace('"/api/runs"', '"api"').replace("1.0.0", "one");
    const { diagnostics } = await load({ [contractFile]: source });
    expect(diagnostics.map(({ message }) => message)).toEqual(
      ["version", "title", "mount"].map((field) => `The surface's \`${field}\` is not valid`),
    );
  });
});
