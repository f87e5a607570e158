import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { OpenApiDocument } from "@rawr/openapi-document";
import { readDocumentFile } from "../../packages/openapi-pipeline/src/cli/diff/document-file.ts";

/** A pair of documents that somebody else labelled. */
export interface CorpusCase {
  readonly id: string;
  readonly base: string;
  readonly revision: string;
  readonly expect: "breaking" | "non-breaking";
  /** What was found by hand where the label is doubtful. */
  readonly adjudicated?: { readonly semantic: string; readonly reason: string };
}

/** The pairs of `<folder>/<name>`, or `undefined` where they are not on this machine. */
export function readCases(folder: string, name: string): readonly CorpusCase[] | undefined {
  const path = join(folder, name, "cases.json");
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as CorpusCase[]) : undefined;
}

/** One document of a case, its parts bundled; a sentence where it cannot be read. */
export async function readCaseDocument(folder: string, file: string): Promise<OpenApiDocument | string> {
  const { value, diagnostics } = await readDocumentFile(file, folder, "callers");
  return (value?.document as OpenApiDocument | undefined) ?? diagnostics.map(({ message }) => message).join("; ");
}
