import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { readApi } from "./read-api.ts";
import { findUnchanged } from "./unchanged.ts";

/** Other people's documents, kept beside the repository. */
const corpora = join(import.meta.dirname, "../../../../../shared/corpora");
const folders = ["oasdiff/files", "openapi-diff/files", "openapi"].map((folder) => join(corpora, folder));
for (const folder of folders) {
  if (!existsSync(folder))
    process.stderr.write(`SKIPPED: ${folder.slice(corpora.length + 1)} is not in ../shared/corpora\n`);
}

function filesOf(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return names.filter((name) => /\.(?:ya?ml|json)$/.test(name)).map((name) => join(folder, name));
}

function read(file: string): unknown {
  const text = readFileSync(file, "utf8");
  return file.endsWith(".json") ? JSON.parse(text) : parse(text);
}

/** Operations as they are written, counted without any reader. */
function countOperations(document: { paths?: Record<string, object>; webhooks?: Record<string, object> }): number {
  const items = [...Object.values(document.paths ?? {}), ...Object.values(document.webhooks ?? {})];
  const methods = /^(?:get|put|post|delete|options|head|patch|trace)$/;
  return items.flatMap((item) => Object.keys(item ?? {}).filter((key) => methods.test(key))).length;
}

/** What is really wrong in these documents. */
const knownProblems = [
  /^There is no security scheme `DigestAuth`\.$/,
  /^The operation `GET \/pet\/\{\}` is there twice/,
];

test.runIf(folders.some(existsSync))("every document is read, and is unchanged against itself", () => {
  for (const file of folders.flatMap(filesOf)) {
    const api = readApi(read(file));
    const unknown = api.problems.filter(({ message }) => !knownProblems.some((known) => known.test(message)));
    expect(unknown, file).toEqual([]);
    const twice = api.problems.filter(({ message }) => message.includes("is there twice")).length;
    expect(api.operations.size + twice, file).toBe(countOperations(read(file) as object));
    const unchanged = findUnchanged(api, readApi(read(file)));
    expect(unchanged.operations.size, file).toBe(api.operations.size);
  }
});
