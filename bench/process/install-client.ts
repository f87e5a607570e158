// `node install-client.ts <workspace> <folder>`: packs the workspace's built client and the runtime, and unpacks both below
// `<folder>/node_modules`, as a user of the published packages has them.
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { packRuntime, readSurroundings } from "../../packages/openapi-pipeline/src/cli/package-surroundings.ts";
import { type PackedPackage, packPackage } from "../../packages/openapi-pipeline/src/package/pack-package.ts";

const [workspace = "", folder = ""] = process.argv.slice(2);
const root = join(import.meta.dirname, "../..");
const client = join(workspace, "generated/bench-client");

const files = readdirSync(client, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
  .map((path) => ({ path: relative(workspace, path).split(sep).join("/"), contents: readFileSync(path, "utf8") }));

const surroundings = readSurroundings(root);
for (const { value, diagnostics } of [packRuntime(root, surroundings), packPackage(files, surroundings)]) {
  if (value === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  unpack(value);
}

function unpack({ name, bytes, fileName }: PackedPackage): void {
  const target = join(folder, "node_modules", name);
  mkdirSync(target, { recursive: true });
  const archive = join(folder, fileName);
  writeFileSync(archive, bytes);
  const { status, stderr } = spawnSync("tar", ["-xzf", archive, "-C", target, "--strip-components=1"]);
  if (status !== 0) throw new Error(`tar could not read ${fileName}: ${stderr}`);
}
