import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { OpenApiDocument } from "@rawr/openapi-document";
import { afterAll } from "vitest";
import { generateClient } from "../../../src/generate/generate-client.ts";
import { testInput } from "../../../src/generate/test-documents.ts";

const require = createRequire(import.meta.url);
export const root = join(import.meta.dirname, "../../../../..");

const made: string[] = [];
afterAll(() => {
  for (const directory of made.splice(0)) rmSync(directory, { recursive: true, force: true });
});

/** The document of our own reference surface. */
export function workflowsDocument(): OpenApiDocument {
  return readJson(join(root, "openapi/workflows/v1/internal/openapi.json"));
}

export function readJson(file: string): OpenApiDocument {
  return JSON.parse(readFileSync(file, "utf8")) as OpenApiDocument;
}

/** Generates a document's client into a folder outside the workspace, with what its entries import beside it. */
export async function generatedPackage(document: OpenApiDocument, { msw = "msw" } = {}): Promise<string> {
  const { files, diagnostics } = await generateClient(testInput(document));
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join("\n"));
  const directory = mkdtempSync(join(tmpdir(), "entries-"));
  made.push(directory);
  for (const { path, contents } of files) {
    const match = /\/src\/(.*)$/.exec(path);
    if (match?.[1] === undefined) continue;
    const file = join(directory, "src", match[1]);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, contents);
  }
  writeFileSync(join(directory, "package.json"), `{ "name": "@rawr/shop-client", "type": "module" }\n`);
  link(directory, "@rawr/client-runtime", join(root, "packages/client-runtime"));
  link(directory, "msw", packageFolder(msw));
  for (const name of ["@tanstack/query-core", "@tanstack/react-query", "react", "@types/react", "@types/node"]) {
    link(directory, name, packageFolder(name));
  }
  return directory;
}

/** A module of a generated package. */
export function load<Module>(directory: string, file: string): Promise<Module> {
  return import(/* @vite-ignore */ join(directory, "src", file)) as Promise<Module>;
}

function packageFolder(name: string): string {
  return dirname(require.resolve(`${name}/package.json`));
}

function link(directory: string, name: string, target: string): void {
  const path = join(directory, "node_modules", name);
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path);
}
