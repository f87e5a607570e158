import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { createWorkerPool } from "../artifacts/worker-pool.ts";
import type { LoadReport, LoadTask } from "./fixtures/load-task.ts";

const scratch = mkdtempSync(join(tmpdir(), "path-mappings-"));
const pool = createWorkerPool({ size: 1 });
let workspaces = 0;
afterAll(async () => {
  await pool.close();
  rmSync(scratch, { recursive: true, force: true });
});

const contract = (specifier: string) =>
  `import { title } from "${specifier}";
export const surface = { name: "runs", version: "1.0.0", title, description: "Runs.", mount: "/api/runs", contracts: { runs: { contract: {} } } };
`;
const titled = (title: string) => `export const title = "${title}";\n`;
const paths = (mappings: Readonly<Record<string, readonly string[]>>) =>
  JSON.stringify({ compilerOptions: { paths: mappings } });

async function load(files: Readonly<Record<string, string>>) {
  const root = join(scratch, String(++workspaces));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  const task: LoadTask = { root, path: join(root, "contracts/runs.v1.ts") };
  const module = new URL("./fixtures/load-task.ts", import.meta.url);
  const { title, inputs, diagnostics } = await pool.runInWorker<LoadTask, LoadReport>(module, "load", task);
  const [first] = diagnostics;
  return { title, inputs: inputs.map((input) => relative(root, input)).sort(), code: first?.code, fix: first?.fix };
}

describe("an alias of tsconfig.json", () => {
  test("names a module without extension, through a pattern", async () => {
    const { title, inputs } = await load({
      "contracts/runs.v1.ts": contract("@/domain/title"),
      "src/domain/title.ts": titled("Runs"),
      "tsconfig.json": paths({ "@/*": ["./src/*"] }),
    });
    expect(title).toBe("Runs");
    expect(inputs).toEqual(["contracts/runs.v1.ts", "src/domain/title.ts", "tsconfig.json"]);
  });

  test("may come from the configuration that it extends, which is an input of the build, too", async () => {
    const { title, inputs } = await load({
      "contracts/runs.v1.ts": contract("titles"),
      "src/titles/index.ts": titled("Runs"),
      "tsconfig.json": '{ "extends": "./config/base.json" } // comments are fine',
      "config/base.json": paths({ titles: ["../src/titles"] }),
    });
    expect(title).toBe("Runs");
    expect(inputs).toContain("config/base.json");
  });

  test("comes before an installed package, as it does for the type checker", async () => {
    const { title } = await load({
      "contracts/runs.v1.ts": contract("titles"),
      "node_modules/titles/package.json": '{ "name": "titles", "type": "module", "exports": "./index.js" }',
      "node_modules/titles/index.js": titled("Stale"),
      "src/titles.ts": titled("Runs"),
      "tsconfig.json": paths({ titles: ["./src/titles.ts"] }),
    });
    expect(title).toBe("Runs");
  });

  test("that leads to types alone leaves the package in place", async () => {
    const { title } = await load({
      "contracts/runs.v1.ts": contract("titles"),
      "node_modules/titles/package.json": '{ "name": "titles", "type": "module", "exports": "./index.js" }',
      "node_modules/titles/index.js": titled("Runs"),
      "types/titles.d.ts": "export declare const title: string;",
      "tsconfig.json": paths({ titles: ["./types/titles.d.ts"] }),
    });
    expect(title).toBe("Runs");
  });

  test("that is not there is told where aliases belong", async () => {
    const { code, fix } = await load({
      "contracts/runs.v1.ts": contract("@/title"),
      "tsconfig.json": '{ "extends": "./gone.json" }',
    });
    expect(code).toBe("module-not-found");
    expect(fix).toContain("`paths` of its tsconfig.json");
  });
});

describe('without `"type"` in package.json', () => {
  test("JavaScript is what its syntax says", async () => {
    const { title } = await load({
      "package.json": "{}",
      "contracts/runs.v1.ts": contract("../src/title.js"),
      "src/title.js": 'export * from "./common.js";\n',
      "src/common.js": 'exports.title = "Runs";\n',
    });
    expect(title).toBe("Runs");
  });
});
