// `node generate-client.ts <document> <folder>`: the pipeline's generate stage by itself, with its two workers; writes the package.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { enableCompileCache } from "node:module";
import { dirname, join, relative } from "node:path";

enableCompileCache();
const { createWorkerPool } = await import("../../packages/openapi-pipeline/src/artifacts/worker-pool.ts");
const { assembleClient } = await import("../../packages/openapi-pipeline/src/generate/generate-client.ts");
const { tools } = await import("../../packages/openapi-pipeline/src/generate/tool.ts");
const { tasks } = await import("../../packages/openapi-pipeline/src/stages.ts");
type ToolResult = import("../../packages/openapi-pipeline/src/generate/generate-client.ts").ToolResult;

const [document = "", folder = ""] = process.argv.slice(2);
const text = readFileSync(document, "utf8");
const client = { name: "@bench/bench-client", audience: "internal" } as const;
const surface = {
  name: "bench",
  major: 1,
  version: "1.0.0",
  title: "Bench",
  mount: "/api/bench",
  audiences: ["internal"],
  clients: [client],
  file: "contracts/bench.v1.ts",
} as const;

const pool = createWorkerPool({ signal: new AbortController().signal });
const made = tools.map(async (tool) => {
  const { module, run } = tasks[tool];
  return [tool, await pool.runInWorker<object, ToolResult>(module, run, { text, surface, client, tool })] as const;
});
const { files, diagnostics } = assembleClient(
  { document: JSON.parse(text), text, surface, client },
  new Map(await Promise.all(made)),
);
await pool.close();
for (const { path, contents } of files) {
  const target = join(folder, relative("generated/bench-client/src", path));
  if (relative(folder, target).startsWith("..")) continue;
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, contents);
}
for (const { message } of diagnostics) process.stderr.write(`${message}\n`);
process.exitCode = diagnostics.some(({ severity }) => severity === "error") ? 1 : 0;
