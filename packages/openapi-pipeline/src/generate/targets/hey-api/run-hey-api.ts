import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import type { OpenApiDocument } from "@rawr/openapi-document";
import type { OutputFile } from "../../../artifacts/output-file.ts";

/** Thrown when hey-api throws, or when it resolves and has written nothing. */
export class HeyApiError extends Error {
  readonly code = "hey-api";

  static is(value: unknown): value is HeyApiError {
    return value instanceof Error && (value as { code?: unknown }).code === "hey-api";
  }
}

/** What a run of hey-api is told. */
export interface HeyApiRun {
  /** A document that nobody else holds: hey-api changes it. */
  readonly document: OpenApiDocument;
  readonly preamble: readonly string[];
}

/** Runs hey-api in a private directory, which is gone afterwards, and reads back what it wrote, sorted by path. */
export async function runHeyApi(run: HeyApiRun): Promise<OutputFile[]> {
  const directory = await mkdtemp(join(tmpdir(), "rawr-generate-"));
  try {
    await create(run, directory);
    const files = await readTree(join(directory, "out"));
    if (files.length === 0) throw new HeyApiError("it reported success and wrote no file");
    return files;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function create(run: HeyApiRun, directory: string): Promise<void> {
  const { createClient } = await import("@hey-api/openapi-ts");
  try {
    await createClient({
      // Otherwise a configuration file in the working directory would be merged into this one.
      configFile: join(directory, "none.ts"),
      input: { path: run.document as Record<string, unknown> },
      logs: { level: "silent", file: false },
      output: {
        path: join(directory, "out"),
        entryFile: false,
        header: [...run.preamble],
        module: { extension: ".ts" },
        tsConfigPath: null,
      },
      // The schemas are already in the shape of one side, and their names are identifiers.
      parser: { transforms: { readWrite: { enabled: false } } },
      plugins: [{ name: "@hey-api/typescript", case: "preserve", definitions: { case: "preserve", name: "{{name}}" } }],
    });
  } catch (error) {
    throw new HeyApiError(reasonOf(error), { cause: error });
  }
}

/** hey-api wraps what went wrong in a `JobError` with an empty message. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const original = (error as { originalError?: { error?: unknown } }).originalError?.error;
  const message = error.message || (original instanceof Error ? original.message : "") || error.name;
  return message.split("\n", 1)[0] ?? message;
}

async function readTree(root: string): Promise<OutputFile[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files = await Promise.all(
    paths.map(async (path) => ({
      path: relative(root, path).split(sep).join("/"),
      contents: await readFile(path, "utf8"),
    })),
  );
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}
