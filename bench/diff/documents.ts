import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { OpenApiDocument } from "@rawr/openapi-document";
import { runCommandLine } from "../ours.ts";
import { writeSynthetic } from "../synthetic.ts";
import type { DocumentFiles } from "./commands.ts";

/** The document that our pipeline compiles from a synthetic contract. */
export async function syntheticDocument(folder: string, operations: number): Promise<OpenApiDocument> {
  const directory = join(folder, `synthetic-${operations}`);
  await writeSynthetic(directory, operations);
  await runCommandLine(directory, ["snapshot"]);
  return read(join(directory, "openapi/bench/v1/internal/openapi.json"));
}

/** GitHub's document; undefined where the public documents are not there. */
export async function publicDocument(corpora: string): Promise<OpenApiDocument | undefined> {
  const file = join(corpora, "openapi/github.json");
  return existsSync(file) ? read(file) : undefined;
}

/** Writes both sides of a comparison. */
export async function writePair(
  folder: string,
  name: string,
  [old, next]: readonly [OpenApiDocument, OpenApiDocument],
): Promise<DocumentFiles> {
  const target = join(folder, name);
  await mkdir(target, { recursive: true });
  const pair = { folder: target, old: "old.json", next: "new.json" };
  await writeFile(join(target, pair.old), JSON.stringify(old));
  await writeFile(join(target, pair.next), JSON.stringify(next));
  return pair;
}

async function read(file: string): Promise<OpenApiDocument> {
  return JSON.parse(await readFile(file, "utf8")) as OpenApiDocument;
}
