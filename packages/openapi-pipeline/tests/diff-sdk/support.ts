import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Finding } from "@rawr/openapi-diff";
import type { OpenApiDocument } from "@rawr/openapi-document";
import type { OutputFile } from "../../src/artifacts/output-file.ts";
import { clientSurfaceOf } from "../../src/diff/sdk/client-surface.ts";
import { compareClient } from "../../src/diff/sdk/compare-client.ts";
import { generateClient } from "../../src/generate/generate-client.ts";

const root = join(import.meta.dirname, "../../../..");
const text = readFileSync(join(root, "openapi/workflows/v1/internal/openapi.json"), "utf8");
const memo = new Map<string, string>();

/** The document of `contracts/workflows.v1.ts` for the internal audience. */
export function workflowsDocument(): OpenApiDocument {
  return JSON.parse(text) as OpenApiDocument;
}

/** The files of the client of a document, made by the real generators. An error that is not expected is thrown. */
export async function clientOf(document: OpenApiDocument, expected?: string): Promise<readonly OutputFile[]> {
  const client = { name: "@rawr/workflows-client", audience: "internal" } as const;
  const { files, diagnostics } = await generateClient({
    document,
    text: JSON.stringify(document),
    surface: {
      name: "workflows",
      major: 1,
      version: "1.0.0",
      title: "Workflows API",
      mount: "/api/workflows",
      audiences: ["internal"],
      clients: [client],
      file: "contracts/workflows.v1.ts",
    },
    client,
    memo,
  });
  const problem = diagnostics.find(({ severity, code }) => severity === "error" && code !== expected);
  if (problem !== undefined) throw new Error(`The client cannot be made: ${problem.code}`);
  return files;
}

/** What is found between two clients. */
export function compared(
  old: readonly OutputFile[],
  next: readonly OutputFile[] | undefined,
): Promise<readonly Finding[]> {
  return compareClient(clientSurfaceOf(old), next);
}

/** `code: message`, one for each finding. */
export function messages(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ code, message }) => `${code}: ${message}`);
}

/** Schemas, operations and what else a test edits, without types. */
// biome-ignore lint/suspicious/noExplicitAny: a test reaches into a document that it knows.
export type Loose = any;
