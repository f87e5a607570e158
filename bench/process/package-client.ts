// `node package-client.ts <package folder> <output folder>`: what publishing does to a client, JavaScript and declarations.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { enableCompileCache } from "node:module";
import { dirname, join, relative, sep } from "node:path";

enableCompileCache();
const { buildPackage } = await import("../../packages/openapi-pipeline/src/package/build-package.ts");

const [source = "", output = ""] = process.argv.slice(2);
const files = readdirSync(source, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
  .map((path) => ({ path: relative(source, path).split(sep).join("/"), contents: readFileSync(path, "utf8") }));

const { value, diagnostics } = buildPackage(files);
for (const { path, contents } of value) {
  mkdirSync(dirname(join(output, path)), { recursive: true });
  writeFileSync(join(output, path), contents);
}
for (const { message } of diagnostics) process.stderr.write(`${message}\n`);
process.exitCode = diagnostics.length === 0 && value.length > 0 ? 0 : 1;
